/* SPDX-License-Identifier: MIT */
/*
 * A filter module for nginx in front of one of the library's APIs. It holds a reply back until the whole body has
 * arrived, reads what the reply means, and sends the HTTP status and the body that fit. README.md describes the
 * directives and the replies that the module leaves alone.
 *
 * A reply ends in one of two functions. answer() is called with the whole body and sends what fits it. release() gives
 * up because the body is too long or breaks off, and sends the part that has arrived unchanged.
 */
#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <statuscode.h>

enum { BODY_PROBLEM, BODY_PASS };
enum { DEFAULT_LIMIT = 64 * 1024 };

typedef struct {
    ngx_uint_t registry; /* an sc_registry; SC_REGISTRY_NONE means off */
    ngx_uint_t body;     /* BODY_PROBLEM or BODY_PASS */
    size_t limit;
    ngx_array_t *types_keys;
    ngx_hash_t types;
} conf_t;

typedef struct {
    u_char *body; /* the part that is held back */
    size_t length;
    size_t size;
    unsigned is_holding : 1;
    unsigned is_read : 1; /* reply is valid */
    sc_reply reply;
} ctx_t;

extern ngx_module_t ngx_http_statuscode_filter_module;

static ngx_http_output_header_filter_pt next_header_filter;
static ngx_http_output_body_filter_pt next_body_filter;

/* ---- Header fields ------------------------------------------------------------------------------------ */

static int is_named(const ngx_table_elt_t *header, const char *name)
{
    size_t length = ngx_strlen(name);

    return header->hash != 0 && header->key.len == length &&
           ngx_strncasecmp(header->key.data, (u_char *)name, length) == 0;
}

/* Returns the first header field with a name, or NULL. It searches the list, because the members of headers_in and
   headers_out differ between nginx's versions and builds. */
static ngx_table_elt_t *find_header(ngx_list_t *headers, const char *name)
{
    for (ngx_list_part_t *part = &headers->part; part != NULL; part = part->next) {
        ngx_table_elt_t *header = part->elts;

        for (ngx_uint_t i = 0; i < part->nelts; i++)
            if (is_named(&header[i], name))
                return &header[i];
    }
    return NULL;
}

static void drop_header(ngx_http_request_t *r, const char *name)
{
    ngx_table_elt_t *header;

    while ((header = find_header(&r->headers_out.headers, name)) != NULL)
        header->hash = 0;
}

/* Adds a header field. The strings must live as long as the request. */
static ngx_int_t add_header(ngx_http_request_t *r, const char *name, const char *value)
{
    ngx_table_elt_t *header = ngx_list_push(&r->headers_out.headers);

    if (header == NULL)
        return NGX_ERROR;
    ngx_memzero(header, sizeof *header);
    header->hash = 1;
    header->key.data = (u_char *)name;
    header->key.len = ngx_strlen(name);
    header->value.data = (u_char *)value;
    header->value.len = ngx_strlen(value);
    return NGX_OK;
}

static ngx_int_t set_header(ngx_http_request_t *r, const char *name, const char *value)
{
    drop_header(r, name);
    return add_header(r, name, value);
}

static ngx_int_t set_retry_after(ngx_http_request_t *r, int seconds)
{
    u_char *text = ngx_pnalloc(r->pool, NGX_INT_T_LEN + 1);

    if (text == NULL)
        return NGX_ERROR;
    *ngx_sprintf(text, "%d", seconds) = '\0';
    return set_header(r, "Retry-After", (const char *)text);
}

/* ---- What the client gets ----------------------------------------------------------------------------- */

/* Returns the HTTP status for the client. A failure with an unlisted code gets the library's status for that, 500,
   unless its status already is an error. */
static ngx_uint_t client_status(const sc_reply *reply)
{
    if (reply->entry == NULL && reply->http_status >= NGX_HTTP_BAD_REQUEST)
        return (ngx_uint_t)reply->http_status;
    return (ngx_uint_t)sc_http_status(reply->entry);
}

/* Returns whether a problem replaces the body. The entry of an HTTP status says no more than the status, so a body
   without a code stays: it may contain field errors. */
static int has_problem(const sc_reply *reply)
{
    return reply->outcome == SC_OUTCOME_FAILURE && reply->entry != NULL &&
           (reply->has_code || sc_kind_of(reply->entry) != SC_KIND_HTTP);
}

static int is_changed(const sc_reply *reply)
{
    if (reply->outcome == SC_OUTCOME_SUCCESS || reply->outcome == SC_OUTCOME_UNDECIDED)
        return 0;
    return has_problem(reply) || client_status(reply) != (ngx_uint_t)reply->http_status;
}

/* Sets the status and the header fields that depend on it. The reply must not be cached: the API's caching fields were
   meant for HTTP 200, and the next reply may be a success. */
static ngx_int_t set_status(ngx_http_request_t *r, const sc_reply *reply)
{
    r->headers_out.status = client_status(reply);
    ngx_str_null(&r->headers_out.status_line);

    ngx_http_clear_etag(r);
    ngx_http_clear_last_modified(r);
    ngx_http_clear_accept_ranges(r);
    drop_header(r, "Expires");
    if (set_header(r, "Cache-Control", "no-store") != NGX_OK)
        return NGX_ERROR;

    if (reply->retry_after >= 0 && set_retry_after(r, reply->retry_after) != NGX_OK)
        return NGX_ERROR;
    if (r->headers_out.status == NGX_HTTP_UNAUTHORIZED &&
        find_header(&r->headers_out.headers, "WWW-Authenticate") == NULL)
        return add_header(r, "WWW-Authenticate", "Bearer");
    return NGX_OK;
}

/* Makes the header describe a problem of this length, and removes the fields that describe the API's body. */
static ngx_int_t describe_problem(ngx_http_request_t *r, sc_lang lang, size_t length)
{
    static const char *const described[] = {"Content-MD5", "Digest", "Content-Digest", "Repr-Digest",
                                            "Content-Disposition"};

    for (size_t i = 0; i < sizeof described / sizeof described[0]; i++)
        drop_header(r, described[i]);
    ngx_http_clear_content_length(r);
    r->headers_out.content_length_n = (off_t)length;
    ngx_str_set(&r->headers_out.content_type, "application/problem+json");
    r->headers_out.content_type_len = r->headers_out.content_type.len;
    r->headers_out.content_type_lowcase = NULL;
    ngx_str_null(&r->headers_out.charset);
    r->headers_out.override_charset = NULL;

    if (set_header(r, "Content-Language", sc_lang_tag(lang)) != NGX_OK)
        return NGX_ERROR;
    return add_header(r, "Vary", "Accept-Language"); /* the API's Vary stays */
}

static ngx_int_t set_problem(ngx_http_request_t *r, ctx_t *ctx)
{
    const sc_entry *entry = ctx->reply.entry;
    ngx_table_elt_t *accepted = find_header(&r->headers_in.headers, "Accept-Language");
    sc_lang lang = sc_negotiate(accepted != NULL ? (const char *)accepted->value.data : NULL, SC_EN);
    size_t length = sc_write_problem(NULL, 0, entry, lang, NULL, NULL, NULL);

    ctx->body = ngx_pnalloc(r->pool, length + 1);
    if (ctx->body == NULL)
        return NGX_ERROR;
    ctx->length = sc_write_problem((char *)ctx->body, length + 1, entry, lang, NULL, NULL, NULL);
    return describe_problem(r, lang, length);
}

/* ---- The filters -------------------------------------------------------------------------------------- */

/* Sends the header, the held part and the rest. nginx accepts an empty buffer if it is the last or flushes. */
static ngx_int_t send_all(ngx_http_request_t *r, ctx_t *ctx, ngx_chain_t *rest, int is_last)
{
    ngx_buf_t *held = ngx_calloc_buf(r->pool);
    ngx_chain_t out;
    ngx_int_t rc;

    ctx->is_holding = 0;
    if (held == NULL)
        return NGX_ERROR;
    if (ctx->length > 0) {
        held->memory = 1;
        held->pos = held->start = ctx->body;
        held->last = held->end = ctx->body + ctx->length;
    }
    held->flush = !is_last;
    held->last_buf = held->last_in_chain = is_last ? 1 : 0;
    out.buf = held;
    out.next = rest;

    rc = next_header_filter(r);
    if (rc == NGX_ERROR || rc > NGX_OK || r->header_only)
        return NGX_ERROR;
    return next_body_filter(r, &out);
}

static ngx_int_t release(ngx_http_request_t *r, ctx_t *ctx, ngx_chain_t *rest)
{
    return send_all(r, ctx, rest, 0);
}

static ngx_int_t answer(ngx_http_request_t *r, ctx_t *ctx)
{
    const conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_statuscode_filter_module);
    const sc_reply *reply = &ctx->reply;

    sc_read_reply((sc_registry)conf->registry, (int)r->headers_out.status, (const char *)ctx->body, ctx->length,
                  &ctx->reply);
    ctx->is_read = 1;
    if (is_changed(reply)) {
        if (set_status(r, reply) != NGX_OK)
            return NGX_ERROR;
        if (conf->body == BODY_PROBLEM && has_problem(reply) && set_problem(r, ctx) != NGX_OK)
            return NGX_ERROR;
    }
    return send_all(r, ctx, NULL, 1);
}

/* Returns whether the body comes from an upstream that is still there, or from a cache. If the upstream is gone when
   the header arrives, the reply is nginx's own. If it is gone when a flushing buffer arrives, the reply has broken
   off. Other buffers may arrive later, from threads that read a file. */
static int is_upstream_there(const ngx_http_request_t *r)
{
    return r->upstream != NULL && (r->upstream->cleanup != NULL || r->cached);
}

static int is_whole_reply(const ngx_http_request_t *r)
{
    ngx_uint_t status = r->headers_out.status;

    return r == r->main && r->method != NGX_HTTP_HEAD && is_upstream_there(r) &&
           r->headers_out.content_encoding == NULL && status != NGX_HTTP_NO_CONTENT &&
           status != NGX_HTTP_PARTIAL_CONTENT &&
           (status < NGX_HTTP_SPECIAL_RESPONSE || status >= NGX_HTTP_BAD_REQUEST);
}

static ngx_int_t header_filter(ngx_http_request_t *r)
{
    conf_t *conf = ngx_http_get_module_loc_conf(r, ngx_http_statuscode_filter_module);
    off_t length = r->headers_out.content_length_n;
    ctx_t *ctx;

    if (conf->registry == SC_REGISTRY_NONE || length > (off_t)conf->limit || !is_whole_reply(r) ||
        ngx_http_test_content_type(r, &conf->types) == NULL)
        return next_header_filter(r);

    ctx = ngx_pcalloc(r->pool, sizeof *ctx);
    if (ctx == NULL)
        return NGX_ERROR;
    ctx->size = length < 0 ? conf->limit : (size_t)length;
    ctx->body = ngx_pnalloc(r->pool, ctx->size);
    if (ctx->body == NULL)
        return NGX_ERROR;
    ctx->is_holding = 1;
    ngx_http_set_ctx(r, ctx, ngx_http_statuscode_filter_module);

    /* Disable nginx's range filter, which would cut the body before it arrives here. It has not seen the header yet. */
    r->allow_ranges = 0;
    r->main_filter_need_in_memory = 1;
    return NGX_OK;
}

static ngx_int_t body_filter(ngx_http_request_t *r, ngx_chain_t *in)
{
    ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_statuscode_filter_module);

    if (ctx == NULL || !ctx->is_holding)
        return next_body_filter(r, in);

    for (; in != NULL; in = in->next) {
        ngx_buf_t *b = in->buf;
        size_t length = ngx_buf_in_memory(b) ? (size_t)(b->last - b->pos) : 0;

        if (length > ctx->size - ctx->length)
            return release(r, ctx, in);
        if (length > 0) {
            ngx_memcpy(ctx->body + ctx->length, b->pos, length);
            ctx->length += length;
            b->pos = b->last;
        }
        if (b->last_buf)
            return answer(r, ctx);
        if (b->flush && !is_upstream_there(r))
            return release(r, ctx, in->next);
    }
    return NGX_OK;
}

/* ---- Variables ---------------------------------------------------------------------------------------- */

enum { NAME, CLASS, OUTCOME, ACTION, FAULT };

static const char *text_of(const sc_reply *reply, uintptr_t which)
{
    switch (which) {
    case OUTCOME:
        return sc_outcome_name((sc_outcome)reply->outcome);
    case ACTION:
        return sc_action_name((sc_action)reply->action);
    case FAULT:
        return sc_fault_name((sc_fault)reply->fault);
    default:
        if (reply->entry == NULL)
            return NULL;
        return which == NAME ? sc_name(reply->entry) : sc_class(reply->entry);
    }
}

/* Returns the reply, or NULL if it was not read. */
static const sc_reply *reply_of(ngx_http_request_t *r)
{
    const ctx_t *ctx = ngx_http_get_module_ctx(r, ngx_http_statuscode_filter_module);

    return ctx != NULL && ctx->is_read ? &ctx->reply : NULL;
}

static void set_value(ngx_http_variable_value_t *v, const void *data, size_t length)
{
    v->data = (u_char *)data;
    v->len = length & 0xfffffff; /* the width of the bit field */
    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = data == NULL;
}

static ngx_int_t get_text(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t which)
{
    const sc_reply *reply = reply_of(r);
    const char *text = reply != NULL ? text_of(reply, which) : NULL;

    set_value(v, text, text != NULL ? ngx_strlen(text) : 0);
    return NGX_OK;
}

static ngx_int_t get_code(ngx_http_request_t *r, ngx_http_variable_value_t *v, uintptr_t unused)
{
    const sc_reply *reply = reply_of(r);
    u_char *text;

    (void)unused;
    if (reply == NULL || !reply->has_code) {
        set_value(v, NULL, 0);
        return NGX_OK;
    }
    text = ngx_pnalloc(r->pool, NGX_INT32_LEN);
    if (text == NULL)
        return NGX_ERROR;
    set_value(v, text, (size_t)(ngx_sprintf(text, "%D", reply->code) - text));
    return NGX_OK;
}

/* The variables are not cacheable, because one that is evaluated before the reply arrives has no value yet. */
static ngx_int_t add_variables(ngx_conf_t *cf)
{
    static ngx_http_variable_t variables[] = {
        {ngx_string("statuscode_name"), NULL, get_text, NAME, NGX_HTTP_VAR_NOCACHEABLE, 0},
        {ngx_string("statuscode_class"), NULL, get_text, CLASS, NGX_HTTP_VAR_NOCACHEABLE, 0},
        {ngx_string("statuscode_outcome"), NULL, get_text, OUTCOME, NGX_HTTP_VAR_NOCACHEABLE, 0},
        {ngx_string("statuscode_action"), NULL, get_text, ACTION, NGX_HTTP_VAR_NOCACHEABLE, 0},
        {ngx_string("statuscode_fault"), NULL, get_text, FAULT, NGX_HTTP_VAR_NOCACHEABLE, 0},
        {ngx_string("statuscode_code"), NULL, get_code, 0, NGX_HTTP_VAR_NOCACHEABLE, 0}};

    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        ngx_http_variable_t *variable = ngx_http_add_variable(cf, &variables[i].name, variables[i].flags);

        if (variable == NULL)
            return NGX_ERROR;
        variable->get_handler = variables[i].get_handler;
        variable->data = variables[i].data;
    }
    return NGX_OK;
}

/* ---- Directives --------------------------------------------------------------------------------------- */

static char *set_registry(ngx_conf_t *cf, ngx_command_t *cmd, void *data)
{
    conf_t *conf = data;
    ngx_str_t *value = cf->args->elts;
    sc_registry registry = sc_registry_from_name((const char *)value[1].data);
    u_char known[512];
    u_char *end = known;

    (void)cmd;
    if (conf->registry != NGX_CONF_UNSET_UINT)
        return "is duplicate";
    conf->registry = (ngx_uint_t)registry;
    if (registry != SC_REGISTRY_NONE || ngx_strcmp(value[1].data, "off") == 0)
        return NGX_CONF_OK;

    for (size_t i = 0; (registry = sc_registry_at(i)) != SC_REGISTRY_NONE; i++)
        end = ngx_slprintf(end, known + sizeof known, "%s, ", sc_registry_name(registry));
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "invalid API \"%V\" in \"statuscode\" directive, it must be %*sor off", &value[1],
                       (size_t)(end - known), known);
    return NGX_CONF_ERROR;
}

static ngx_str_t default_types[] = {ngx_string("application/json"), ngx_null_string};

static void *create_conf(ngx_conf_t *cf)
{
    conf_t *conf = ngx_pcalloc(cf->pool, sizeof *conf);

    if (conf == NULL)
        return NULL;
    conf->registry = NGX_CONF_UNSET_UINT;
    conf->body = NGX_CONF_UNSET_UINT;
    conf->limit = NGX_CONF_UNSET_SIZE;
    return conf;
}

static char *merge_conf(ngx_conf_t *cf, void *parent, void *child)
{
    conf_t *prev = parent;
    conf_t *conf = child;

    ngx_conf_merge_uint_value(conf->registry, prev->registry, SC_REGISTRY_NONE);
    ngx_conf_merge_uint_value(conf->body, prev->body, BODY_PROBLEM);
    ngx_conf_merge_size_value(conf->limit, prev->limit, DEFAULT_LIMIT);
    return ngx_http_merge_types(cf, &conf->types_keys, &conf->types, &prev->types_keys, &prev->types,
                                default_types);
}

static ngx_int_t install_filters(ngx_conf_t *cf)
{
    (void)cf;
    next_header_filter = ngx_http_top_header_filter;
    ngx_http_top_header_filter = header_filter;
    next_body_filter = ngx_http_top_body_filter;
    ngx_http_top_body_filter = body_filter;
    return NGX_OK;
}

enum { ANYWHERE = NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF };

static ngx_conf_enum_t bodies[] = {
    {ngx_string("problem"), BODY_PROBLEM}, {ngx_string("pass"), BODY_PASS}, {ngx_null_string, 0}};

static ngx_command_t commands[] = {
    {ngx_string("statuscode"), ANYWHERE | NGX_CONF_TAKE1, set_registry, NGX_HTTP_LOC_CONF_OFFSET, 0, NULL},
    {ngx_string("statuscode_body"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(conf_t, body), bodies},
    {ngx_string("statuscode_limit"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_size_slot,
     NGX_HTTP_LOC_CONF_OFFSET, offsetof(conf_t, limit), NULL},
    {ngx_string("statuscode_types"), ANYWHERE | NGX_CONF_1MORE, ngx_http_types_slot, NGX_HTTP_LOC_CONF_OFFSET,
     offsetof(conf_t, types_keys), default_types},
    ngx_null_command};

static ngx_http_module_t module_context = {
    add_variables, install_filters, /* before and after the configuration is read */
    NULL,          NULL,            /* main */
    NULL,          NULL,            /* server */
    create_conf,   merge_conf};     /* location */

ngx_module_t ngx_http_statuscode_filter_module = {
    NGX_MODULE_V1, &module_context,      commands, NGX_HTTP_MODULE, NULL, NULL, NULL, NULL, NULL, NULL,
    NULL,          NGX_MODULE_V1_PADDING};
