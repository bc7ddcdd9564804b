/* SPDX-License-Identifier: MIT */
/* statuscode_test.c: runs the tool, examples/statuscode, and checks its exit status, output and messages. */
#define _XOPEN_SOURCE 600
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <statuscode.h>

#include "golden.h"
#include "process.h"

#ifndef STATUSCODE_TOOL
#define STATUSCODE_TOOL "statuscode"
#endif

static void run(const char *arguments)
{
    run_to(TO_FILE, program_named("STATUSCODE_TOOL", STATUSCODE_TOOL), arguments, "", 0);
}

static void run_into(enum sink sink, const char *arguments)
{
    run_to(sink, program_named("STATUSCODE_TOOL", STATUSCODE_TOOL), arguments, "", 0);
}

static void run_with(const char *input, const char *arguments)
{
    run_to(TO_FILE, program_named("STATUSCODE_TOOL", STATUSCODE_TOOL), arguments, input, strlen(input));
}

static void assert_ran(int status, const char *out, const char *err)
{
    assert_string_equal(run_err, err);
    assert_string_equal(run_out, out);
    assert_int_equal(run_status, status);
}

static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at != NULL; at = strstr(at + 1, part))
        count++;
    return count;
}

/* Asserts that the output has both texts, in this order. */
static void assert_before(const char *first, const char *second)
{
    const char *a = strstr(run_out, first);
    const char *b = strstr(run_out, second);
    assert_non_null(a);
    assert_non_null(b);
    assert_true(a < b);
}

/* ---- Looking up --------------------------------------------------------------------------------------- */

/* Returns the class and those above it, from the root on, with a text in between. */
static const char *path_of(const char *class, const char *between)
{
    static char path[512];
    char rest[sizeof path];
    snprintf(path, sizeof path, "%s", class);
    while ((class = sc_class_parent(class))[0] != '\0') {
        memcpy(rest, path, sizeof rest);
        snprintf(path, sizeof path, "%s%s%.300s", class, between, rest);
    }
    return path;
}

/* Returns a text about plus 1012 with the path of its class filled in. */
static const char *with_path(const char *format, const char *between)
{
    static char text[2048];
    snprintf(text, sizeof text, format, path_of(sc_class(sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED)), between));
    return text;
}

#define TOKEN_EXPIRED      with_path(token_expired, " > ")
#define TOKEN_EXPIRED_JSON with_path(token_expired_json, "\",\"")

static const char token_expired[] =
    "plus 1012 TOKEN_EXPIRED\n"
    "  constant     SC_PLUS_TOKEN_EXPIRED\n"
    "  message      token过期，需要刷新\n"
    "               The token has expired and must be refreshed.\n"
    "  HTTP mapping 401 Unauthorized\n"
    "  on the wire  401 Unauthorized\n"
    "  canonical    UNAUTHENTICATED (16)\n"
    "  outcome      FAILURE\n"
    "  action       REFRESH_TOKEN: refresh the token, then repeat the request\n"
    "  fault        CALLER: the program that makes the call can put it right\n"
    "  class        %s\n"
    "  group        用户模块\n"
    "               user module\n"
    "  note         返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\n"
    "               The filter that sent this code was removed three days before the document was written; "
    "servers of that date send 1099.\n";

static const char token_expired_json[] =
    "{\"registry\":\"plus\",\"code\":1012,\"kind\":\"CODE\",\"name\":\"TOKEN_EXPIRED\","
    "\"constant\":\"SC_PLUS_TOKEN_EXPIRED\",\"zh\":\"token过期，需要刷新\","
    "\"en\":\"The token has expired and must be refreshed.\",\"http\":401,\"wire\":401,"
    "\"canonical\":\"UNAUTHENTICATED\",\"outcome\":\"FAILURE\",\"action\":\"REFRESH_TOKEN\","
    "\"fault\":\"CALLER\",\"classes\":[{\"path\":[\"%s\"],\"match\":\"BROADER\"}],\"group\":{\"zh\":"
    "\"用户模块\",\"en\":\"user module\"},"
    "\"note\":{\"zh\":\"返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\","
    "\"en\":\"The filter that sent this code was removed three days before the document was "
    "written; servers of that date send 1099.\"},\"meanings\":[]}\n";

static void code_is_shown_in_full(void **state)
{
    (void)state;
    run("plus 1012");
    assert_ran(0, TOKEN_EXPIRED, "");
}

static void a_name_in_any_case_finds_the_same_as_its_code(void **state)
{
    (void)state;
    run("plus token_expired");
    assert_ran(0, TOKEN_EXPIRED, "");
    run("PLUS Sc_Plus_Token_Expired");
    assert_ran(0, TOKEN_EXPIRED, "");
}

static void chinese_alone_has_aligned_chinese_labels(void **state)
{
    (void)state;
    run("plus 1012 --lang zh");
    assert_ran(0,
               with_path("plus 1012 TOKEN_EXPIRED\n"
                         "  常量         SC_PLUS_TOKEN_EXPIRED\n"
                         "  消息         token过期，需要刷新\n"
                         "  HTTP 映射    401 Unauthorized\n"
                         "  实际 HTTP    401 Unauthorized\n"
                         "  通用状态码   UNAUTHENTICATED (16)\n"
                         "  结果         FAILURE\n"
                         "  处理         REFRESH_TOKEN: 刷新 token 后重发请求\n"
                         "  责任         CALLER: 由调用方的程序解决\n"
                         "  类别         %s\n"
                         "  分组         用户模块\n"
                         "  注意         返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\n",
                         " > "),
               "");
}

static void english_alone_has_no_chinese(void **state)
{
    (void)state;
    run("--lang=en plus 1012");
    assert_int_equal(run_status, 0);
    assert_null(strstr(run_out, "过期"));
    assert_non_null(strstr(run_out, "  message      The token has expired and must be refreshed.\n"));
    assert_non_null(strstr(run_out, "  group        user module\n"));
}

static void code_is_one_object_in_json(void **state)
{
    (void)state;
    run("--json plus 1012");
    assert_ran(0, TOKEN_EXPIRED_JSON, "");
    run("plus token_expired --json --lang zh");
    assert_ran(0, TOKEN_EXPIRED_JSON, "");
}

static void the_action_is_explained_in_both_languages(void **state)
{
    static const struct {
        const char *entry;
        const char *zh;
        const char *en;
    } cases[] = {
        {"fecshop 200", "NONE: 无需处理", "NONE: nothing to do"},
        {"fecshop 1000000", "NONE: 无法自动处理，请显示自己的提示",
         "NONE: no automatic recovery; show a message of your own"},
        {"fecshop 1100008", "NONE: 无法自动处理，请把消息显示给用户",
         "NONE: no automatic recovery; show the message to the user"},
        {"fecshop 1500013", "VERIFY: 可能已经生效，重发之前先查明结果",
         "VERIFY: the call may have taken effect; find out before repeating it"},
        {"fecshop 1000006", "FIX_REQUEST: 修正请求后再发送",
         "FIX_REQUEST: correct the request and send it again"},
        {"fecshop 1100003", "LOGIN: 重新登录", "LOGIN: log in again"},
        {"jiemi 0", "CHECK_HTTP: 以 HTTP 状态为准", "CHECK_HTTP: go by the HTTP status"},
        {"jiemi 1015", "PAY: 用响应中的订单继续支付",
         "PAY: continue to payment with the order in the response"},
        {"jiemi 1018", "POLL: 轮询，直到支付有结果", "POLL: ask again until the payment is settled"},
        {"jiemi 429", "RETRY: 稍后重试", "RETRY: repeat the same request later"},
        {"plus 1012", "REFRESH_TOKEN: 刷新 token 后重发请求",
         "REFRESH_TOKEN: refresh the token, then repeat the request"},
    };
    char arguments[64];
    char shown[128];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        snprintf(arguments, sizeof arguments, "%s --lang zh", cases[i].entry);
        run(arguments);
        snprintf(shown, sizeof shown, "\n  处理         %s\n", cases[i].zh);
        assert_non_null(strstr(run_out, shown));
        run(cases[i].entry);
        snprintf(shown, sizeof shown, "\n  action       %s\n", cases[i].en);
        assert_non_null(strstr(run_out, shown));
    }
}

static void further_meaning_follows_the_first(void **state)
{
    (void)state;
    run("jiemi 1008");
    assert_int_equal(run_status, 0);
    assert_before("jiemi 1008 CREDENTIALS_WRONG\n",
                  "\nAnother meaning of the same code:\njiemi 1008 REQUEST_REFUSED\n");
    assert_non_null(strstr(run_out, "  note "));
    run("--json jiemi 1008");
    assert_int_equal(run_status, 0);
    assert_before(
        "{\"registry\":\"jiemi\",\"code\":1008,\"kind\":\"CODE\",\"name\":\"CREDENTIALS_WRONG\"",
        ",\"meanings\":[{\"registry\":\"jiemi\",\"code\":1008,\"kind\":\"CODE\",\"name\":\"REQUEST_REFUSED\"");
    assert_int_equal(count_of(run_out, "\"meanings\""), 1);
    run("jiemi request_refused");
    assert_int_equal(count_of(run_out, "jiemi 1008 "), 1);
}

static void an_http_row_has_its_kind_in_json(void **state)
{
    (void)state;
    run("--json hero 404");
    assert_int_equal(run_status, 0);
    assert_non_null(strstr(run_out, "\"kind\":\"HTTP\",\"name\":\"HTTP_NOT_FOUND\""));
    assert_non_null(strstr(run_out, "\"group\":null"));
}

static void number_alone_shows_every_registry_that_lists_it(void **state)
{
    (void)state;
    run("1000");
    assert_int_equal(run_status, 0);
    assert_before("jiemi 1000 ", "rayvision 1000 ");
    assert_before("rayvision 1000 ", "plus 1000 ");
    assert_before("plus 1000 ", "hero 1000 ");
    assert_null(strstr(run_out, "fecshop 1000"));
    assert_before("hero 1000 ", "\nThese 4 registries list 1000 with different meanings. "
                                "Choose the API that sent it.\n");
    run("1012");
    assert_non_null(strstr(run_out, "These 2 registries list 1012"));
    run("1100006");
    assert_non_null(strstr(run_out, "\nNo other registry lists 1100006.\n"));
}

static void number_alone_is_an_array_in_json(void **state)
{
    (void)state;
    run("1000 --json");
    assert_int_equal(run_status, 0);
    assert_int_equal(strncmp(run_out, "[\n{\"registry\":\"jiemi\"", 21), 0);
    assert_int_equal(count_of(run_out, "\"meanings\":[]}"), 4);
    run("1100006 --json");
    assert_int_equal(strncmp(run_out, "[\n{", 3), 0);
    run("7654321 --json");
    assert_ran(1, "[]\n", "{\"error\":\"7654321: not listed in any registry\"}\n");
}

static void an_unlisted_code_is_answered_with_what_is_known(void **state)
{
    (void)state;
    run("plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; in the range of 'channel module'\n");
    run("plus 4012 --json");
    assert_ran(1, "", "{\"error\":\"plus 4012: not listed; in the range of 'channel module'\"}\n");
    run("4012");
    assert_ran(1, "",
               "statuscode: 4012: not listed in any registry; plus: in the range of 'channel module'; hero: "
               "near 4003 FILE_TOO_LARGE\n");
    run("99999");
    assert_ran(1, "", "statuscode: 99999: not listed in any registry\n");
    run("rayvision 817");
    assert_ran(1, "", "statuscode: rayvision 817: not listed; near 815 ACCOUNT_UNIONID_EXISTS\n");
    run("rayvision 799");
    assert_ran(1, "", "statuscode: rayvision 799: not listed; near 700 DO_NOT_HAVE_ANY_MORE_RECORD\n");
    run("rayvision 99");
    assert_ran(1, "", "statuscode: rayvision 99: not listed\n");
    run("jiemi -5");
    assert_ran(1, "", "statuscode: jiemi -5: not listed\n");
    run("jiemi -9");
    assert_ran(1, "", "statuscode: jiemi -9: not listed\n");
    run("hero 2147483647");
    assert_ran(1, "", "statuscode: hero 2147483647: not listed\n");
    run("hero -2147483648");
    assert_ran(1, "", "statuscode: hero -2147483648: not listed\n");
}

static void minus_zero_is_zero(void **state)
{
    static char zero[MAX_OUTPUT];
    (void)state;
    run("jiemi 0");
    assert_int_equal(run_status, 0);
    memcpy(zero, run_out, sizeof zero);
    run("jiemi -0");
    assert_ran(0, zero, "");
    run("0");
    memcpy(zero, run_out, sizeof zero);
    run("-0");
    assert_ran(0, zero, "");
    run_with("{\"code\":0}", "decode hero --json");
    memcpy(zero, run_out, sizeof zero);
    assert_int_equal(run_status, 0);
    run_with("{\"code\":-0}", "decode hero --json");
    assert_ran(0, zero, "");
}

static void several_codes_are_shown_one_after_the_other(void **state)
{
    (void)state;
    run("plus 1012 Token_Not_Found 1013");
    assert_int_equal(run_status, 0);
    assert_int_equal(strncmp(run_out, TOKEN_EXPIRED, strlen(TOKEN_EXPIRED)), 0);
    assert_before("\n\nplus 1016 TOKEN_NOT_FOUND\n", "\n\nplus 1013 TOKEN_REFRESH_FAILED\n");
    run("plus 1012 1016 --json");
    assert_before("[\n{\"registry\":\"plus\",\"code\":1012,", "},\n{\"registry\":\"plus\",\"code\":1016,");
    run("plus 1012 4012 1013 4013");
    assert_ran(1, "",
               "statuscode: plus 4012: not listed; in the range of 'channel module'\n"
               "statuscode: plus 4013: not listed; in the range of 'channel module'\n");
}

static void name_alone_shows_every_registry_that_has_it(void **state)
{
    (void)state;
    run("Token_expired");
    assert_int_equal(run_status, 0);
    assert_before("jiemi 1011 TOKEN_EXPIRED\n", "\n\nplus 1012 TOKEN_EXPIRED\n");
    assert_before("\n\nplus 1012 ", "\n\nhero 1003 TOKEN_EXPIRED\n");
    assert_before("\n\nhero 1003 ", " registries list TOKEN_EXPIRED. Choose the API that sent it.\n");
    run("wechat_order");
    assert_non_null(strstr(run_out, "\nNo other registry lists WECHAT_ORDER.\n"));
    size_t listed = 0;
    for (size_t t = 0; t < GOLDEN_TABLES; t++)
        listed += sc_lookup_name(golden_tables[t].number, "TOKEN_EXPIRED") != NULL;
    run("TOKEN_EXPIRED --json");
    assert_int_equal(count_of(run_out, "\n{\"registry\""), listed);
    run("jiemi_token_expired --json");
    assert_ran(1, "[]\n",
               "{\"error\":\"jiemi_token_expired: no such command, registry or name; use "
               "'statuscode REGISTRY CODE' or 'statuscode search WORD'\"}\n");
}

static void a_constant_alone_shows_its_entry(void **state)
{
    (void)state;
    run("SC_PLUS_TOKEN_EXPIRED");
    assert_ran(0, TOKEN_EXPIRED, "");
    run("sc_plus_token_expired --json");
    assert_ran(0, TOKEN_EXPIRED_JSON, "");
}

static void the_type_of_a_problem_shows_its_entry(void **state)
{
    sc_registry registry;
    (void)state;
    run("plus-1012");
    assert_ran(0, TOKEN_EXPIRED, "");
    run("PLUS-1012 --json");
    assert_ran(0, TOKEN_EXPIRED_JSON, "");
    /* The types of all meanings of each code that has several. */
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++) {
            const sc_entry *first = sc_lookup(registry, sc_code(sc_at(registry, i)));
            char problem[1024];
            char type[64] = "";
            char head[128];
            if (sc_next_meaning(first) == NULL)
                continue;
            sc_write_problem(problem, sizeof problem, sc_at(registry, i), SC_EN, NULL, NULL, "");
            assert_int_equal(sscanf(problem, "{\"type\":\"%63[^\"]", type), 1);
            run(type);
            snprintf(head, sizeof head, "%s %ld %s\n", sc_registry_name(registry), (long)sc_code(first),
                     sc_name(sc_at(registry, i)));
            assert_int_equal(strncmp(run_out, head, strlen(head)), 0);
        }
    run("plus-4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; in the range of 'channel module'\n");
    run("plus--4012");
    assert_ran(1, "", "statuscode: plus -4012: not listed\n");
    run("jiemi-1008-3");
    assert_ran(1, "", "statuscode: jiemi-1008-3: the code has fewer meanings\n");
}

static void an_unknown_word_is_answered_with_the_nearest(void **state)
{
    (void)state;
    run("TOKEN_EXPRIED");
    assert_ran(1, "", "statuscode: TOKEN_EXPRIED: no such name; did you mean TOKEN_EXPIRED?\n");
    run("SC_PLUS_TOKN_EXPIRED");
    assert_ran(1, "", "statuscode: SC_PLUS_TOKN_EXPIRED: no such name; did you mean SC_PLUS_TOKEN_EXPIRED?\n");
    run("explain SC_PLUS_TOKN_EXPIRED");
    assert_ran(1, "",
               "statuscode: SC_PLUS_TOKN_EXPIRED: no such constant; did you mean SC_PLUS_TOKEN_EXPIRED?\n");
    run("tokn");
    assert_ran(1, "", "statuscode: tokn: no such name; did you mean 'statuscode search token'?\n");
    run("Token --json");
    assert_ran(1, "[]\n", "{\"error\":\"Token: no such name; did you mean 'statuscode search token'?\"}\n");
    run("frobnicate");
    assert_ran(1, "",
               "statuscode: frobnicate: no such command, registry or name; use 'statuscode REGISTRY CODE' or "
               "'statuscode search WORD'\n");
}

static void an_unknown_name_is_answered_with_the_nearest(void **state)
{
    (void)state;
    run("plus token_expried");
    assert_ran(1, "", "statuscode: plus token_expried: no such name; did you mean TOKEN_EXPIRED?\n");
    run("plus frobnicate");
    assert_ran(1, "", "statuscode: plus frobnicate: no such name; 'statuscode list plus' lists them\n");
}

/* ---- Lists and searches ------------------------------------------------------------------------------- */

/* Returns the number of a registry's entries, according to its golden file. */
static size_t count_golden(sc_registry registry)
{
    static struct golden golden;
    assert_true(golden_read(&golden, registry));
    return golden_entries(&golden);
}

static void a_list_has_every_entry_once(void **state)
{
    size_t total = 0;
    sc_registry registry;
    (void)state;
    run("list --json");
    assert_int_equal(run_status, 0);
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        char start[64];
        snprintf(start, sizeof start, "\n{\"registry\":\"%s\"", sc_registry_name(registry));
        assert_int_equal(count_of(run_out, start), count_golden(registry));
        total += count_golden(registry);
        for (size_t i = 0; i < sc_count(registry); i++)
            assert_non_null(strstr(run_out, sc_message(sc_at(registry, i), SC_EN)));
    }
    assert_int_equal(count_of(run_out, "\n{\"registry\""), total);
    run("list hero --json");
    assert_int_equal(count_of(run_out, "\n{\"registry\":\"hero\""), count_golden(SC_HERO));
    assert_int_equal(count_of(run_out, "\n{"), count_golden(SC_HERO));
}

static void a_list_ends_with_the_later_entries(void **state)
{
    static const char *const headings[] = {"\n  文档未收录\n", "\n  later than the document\n"};
    size_t count = 0;
    sc_registry registry;
    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (int lang = SC_ZH; lang <= SC_EN; lang++) {
            char line[128];
            snprintf(line, sizeof line, "list %s --lang %s", sc_registry_name(registry),
                     sc_lang_tag((sc_lang)lang));
            run(line);
            const char *heading = strstr(run_out, headings[lang]);
            for (size_t i = 0; i < sc_count(registry); i++) {
                const sc_entry *entry = sc_at(registry, i);
                snprintf(line, sizeof line, "\n%7ld  %s ", (long)sc_code(entry), sc_name(entry));
                const char *row = strstr(run_out, line);
                assert_non_null(row);
                assert_int_equal(heading != NULL && row > heading, sc_kind_of(entry) == SC_KIND_LATER);
                count += sc_kind_of(entry) == SC_KIND_LATER;
            }
        }
    assert_true(count > 0);
}

static void a_list_has_the_headings_of_the_document(void **state)
{
    (void)state;
    run("list hero --lang zh");
    assert_int_equal(run_status, 0);
    assert_int_equal(strncmp(run_out, "hero  ", 6), 0);
    assert_before("\n  HTTP 状态\n", "\n    404  HTTP_NOT_FOUND ");
    assert_int_equal(count_of(run_out, "\n  HTTP 状态\n"), 1);
    run("list");
    assert_before("fecshop  ", "\n\njiemi  ");
    run("list plus --lang en");
    assert_int_equal(count_of(run_out, "\n  user module\n"), 1);
    assert_before("\n  user module\n", "\n   1012  TOKEN_EXPIRED ");
    assert_before("\n   1012  TOKEN_EXPIRED ", "\n  IM module\n   3001  ");
}

static void columns_are_aligned_after_wide_characters(void **state)
{
    (void)state;
    run("search sc_jiemi_wechat_");
    assert_ran(
        0,
        "jiemi       1013  WECHAT_ERROR          502  微信故障，详细查看返回代码。  WeChat reported a fault; "
        "see the returned code for details.\n"
        "jiemi       1015  WECHAT_ORDER          200  微信订单信息。                The response contains the "
        "WeChat order information.\n"
        "jiemi       1019  WECHAT_POLL_REQUIRED  202  微信支付需要轮询。            The WeChat payment must "
        "be polled.\n",
        "");
}

/* Fecshop has names of 54 letters and messages 72 columns wide. */
static void a_text_wider_than_its_column_shifts_its_own_row_only(void **state)
{
    (void)state;
    run("list fecshop");
    assert_int_equal(run_status, 0);
    assert_non_null(strstr(run_out,
                           "\n    200  STATUS_SUCCESS                                200  成功状态       "
                           "                               The request succeeded.\n"));
}

static void exact_matches_come_before_prefixes_and_those_before_substrings(void **state)
{
    (void)state;
    run("search forbidden");
    assert_int_equal(run_status, 0);
    assert_before("rayvision    403  FORBIDDEN ", "jiemi        403  HTTP_FORBIDDEN ");
    run("search 用户不存在");
    assert_before("hero        2000 ", "plus        1005 ");
    run("search token");
    assert_before("hero        1003  TOKEN_EXPIRED ", "fecshop  1000004  STATUS_INVALID_TOKEN ");
}

static void search_ignores_case(void **state)
{
    static char upper[MAX_OUTPUT];
    (void)state;
    run("search 'THE TOKEN HAS EXPIRED.'");
    assert_int_equal(run_status, 0);
    memcpy(upper, run_out, sizeof upper);
    run("search 'the token has expired.'");
    assert_ran(0, upper, "");
    assert_non_null(strstr(run_out, "The token has expired."));
}

static void search_finds_a_text_anywhere_in_an_entry(void **state)
{
    static const char *const texts[] = {"OKEN_EXPIRED",          "EXPIRED",      "D",
                                        "he token has expired.", "oken has exp", "已过期"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char arguments[64];
        snprintf(arguments, sizeof arguments, "search '%s'", texts[i]);
        run(arguments);
        assert_int_equal(run_status, 0);
        assert_non_null(strstr(run_out, "hero        1003  TOKEN_EXPIRED "));
    }
}

static void search_finds_constants_by_their_beginning(void **state)
{
    (void)state;
    run("search sc_hero_token --json");
    assert_int_equal(run_status, 0);
    assert_int_equal(count_of(run_out, "\n{\"registry\":\"hero\""), 2);
    run("search hero_token");
    assert_ran(1, "", "statuscode: hero_token: no entry has this word\n");
}

static void search_finds_all_words_in_any_order(void **state)
{
    static char one_way[MAX_OUTPUT];
    (void)state;
    run("search token expired plus");
    assert_int_equal(run_status, 0);
    assert_int_equal(count_of(run_out, "\n"), 1);
    assert_int_equal(strncmp(run_out, "plus        1012  TOKEN_EXPIRED ", 32), 0);
    memcpy(one_way, run_out, sizeof one_way);
    run("search expired plus 'token '");
    assert_ran(0, one_way, "");
    run("search '  token\texpired　plus'");
    assert_ran(0, one_way, "");
    run("search 需要刷新 过期 TOKEN_EXP");
    assert_ran(0, one_way, "");
    run("search PLUS 1012 refreshed");
    assert_ran(0, one_way, "");
}

static void search_treats_wide_letters_as_narrow_ones(void **state)
{
    static char narrow[MAX_OUTPUT];
    static const char *const wide[] = {"ＴＯＫＥＮ＿ＥＸＰＩＲＥＤ ＨＥＲＯ",
                                       "ｔｏｋｅｎ＿ｅｘｐｉｒｅｄ　hero"};
    char arguments[128];
    (void)state;
    run("search token_expired hero");
    assert_int_equal(run_status, 0);
    memcpy(narrow, run_out, sizeof narrow);
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        snprintf(arguments, sizeof arguments, "search '%s'", wide[i]);
        run(arguments);
        assert_ran(0, narrow, "");
    }
    run("search １０１２ plus");
    assert_non_null(strstr(run_out, "plus        1012  TOKEN_EXPIRED "));
    /* The comma in this message is wide, too. */
    run("search 'token过期,'");
    assert_non_null(strstr(run_out, "plus        1012  TOKEN_EXPIRED "));
}

/* In the tables, these pairs are in the opposite order. An exact name comes first, then a name with all the words,
   then a message, and last a note. */
static void search_ranks_names_before_messages_and_notes_last(void **state)
{
    (void)state;
    run("search token invalid");
    assert_before("hero        1002  TOKEN_INVALID ", "fecshop  1000004  STATUS_INVALID_TOKEN ");
    run("search account client");
    assert_before("rayvision    608  USER_AREA_ERROR ", "fecshop  1100006  ACCOUNT_IS_LOGINED ");
    run("search exists account");
    assert_before("rayvision    815  ACCOUNT_UNIONID_EXISTS ",
                  "fecshop  1100000  ACCOUNT_REGISTER_EMAIL_EXIST ");
    run("search document");
    assert_int_equal(run_status, 0);
    assert_non_null(strstr(run_out, "plus        1012  TOKEN_EXPIRED "));
    run("search filter");
    assert_before("plus        1012  ", "plus        1015  ");
    run("search 101");
    assert_non_null(strstr(run_out, "plus        1012  TOKEN_EXPIRED "));
    run("search 100");
    assert_int_equal(strncmp(run_out, "rayvision    100  FAIL ", 23), 0);
}

static void search_without_a_match_is_not_found(void **state)
{
    (void)state;
    run("search 'no such frobnication'");
    assert_ran(1, "", "statuscode: frobnication: no entry has this word\n");
    run("search 'no such frobnication' --json");
    assert_ran(1, "[]\n", "{\"error\":\"frobnication: no entry has this word\"}\n");
    run("search expired tokn");
    assert_ran(1, "", "statuscode: tokn: no entry has this word; did you mean token?\n");
    run("search cart  expired");
    assert_ran(1, "", "statuscode: cart expired: no entry has all of these words\n");
}

/* ---- Classes ------------------------------------------------------------------------------------------ */

static size_t indent_of(const char *class)
{
    return sc_class_parent(class)[0] != '\0' ? 2 + indent_of(sc_class_parent(class)) : 0;
}

static void class_without_an_argument_shows_the_tree(void **state)
{
    char expected[512];
    size_t width = 0;
    size_t count = 0;
    (void)state;
    for (; sc_class_at(count)[0] != '\0'; count++)
        if (indent_of(sc_class_at(count)) + strlen(sc_class_at(count)) > width)
            width = indent_of(sc_class_at(count)) + strlen(sc_class_at(count));
    for (int lang = SC_ZH; lang <= SC_EN; lang++) {
        run(lang == SC_ZH ? "class --lang zh" : "class --lang en");
        const char *line = run_out;
        for (size_t i = 0; i < count; i++, line += strlen(expected)) {
            const char *class = sc_class_at(i);
            size_t indent = indent_of(class);
            snprintf(expected, sizeof expected, "%*s%-*s  %s\n", (int)indent, "", (int)(width - indent), class,
                     sc_class_text(class, (sc_lang)lang));
            assert_int_equal(strncmp(line, expected, strlen(expected)), 0);
        }
        assert_string_equal(line, "");
        assert_int_equal(run_status, 0);
    }
    run("class");
    assert_int_equal(count_of(run_out, "\n"), count);
    for (size_t i = 0; i < count; i++)
        assert_before(sc_class_text(sc_class_at(i), SC_ZH), sc_class_text(sc_class_at(i), SC_EN));
}

/* Returns the beginning of an entry's row in the list of a class. */
static const char *row_of(const sc_entry *entry)
{
    static char row[128];
    snprintf(row, sizeof row, "\n%-9s%7ld  %s ", sc_registry_name(sc_registry_of(entry)), (long)sc_code(entry),
             sc_name(entry));
    return row;
}

static void a_class_lists_exact_entries_before_those_that_say_more(void **state)
{
    static const char *const headings[][2] = {{"\n\n含义相同：\n", "\n\n含义更具体：\n"},
                                              {"\n\nSame meaning:\n", "\n\nMore specific:\n"}};
    char text[1024];
    (void)state;
    for (size_t c = 0; sc_class_at(c)[0] != '\0'; c++) {
        const char *class = sc_class_at(c);
        int lang = c % 2 == 0 ? SC_EN : SC_ZH;
        const char *heading[] = {NULL, NULL};
        size_t members[] = {0, 0};
        sc_registry registry;
        snprintf(text, sizeof text, "class %s --lang %s", class, sc_lang_tag((sc_lang)lang));
        run(text);
        snprintf(text, sizeof text, "%s\n  %s%s\n  %s%s\n", class,
                 lang == SC_ZH ? "含义         " : "meaning      ", sc_class_text(class, (sc_lang)lang),
                 lang == SC_ZH ? "类别         " : "class        ", path_of(class, " > "));
        assert_int_equal(strncmp(run_out, text, strlen(text)), 0);
        for (int more = 0; more <= 1; more++)
            heading[more] = strstr(run_out, headings[lang][more]);
        for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
            for (size_t i = 0; i < sc_count(registry); i++) {
                const sc_entry *entry = sc_at(registry, i);
                const char *row = strstr(run_out, row_of(entry));
                int more = sc_is(entry, class) == SC_MATCH_BROADER;
                assert_int_equal(row != NULL, sc_is(entry, class) != SC_MATCH_NONE);
                if (row == NULL)
                    continue;
                assert_true(heading[more] != NULL && row > heading[more]);
                assert_true(more || heading[1] == NULL || row < heading[1]);
                members[more]++;
            }
        for (int more = 0; more <= 1; more++)
            assert_int_equal(heading[more] != NULL, members[more] != 0);
        assert_int_equal(run_status, 0);
    }
}

static void a_class_is_found_in_any_case_or_suggested(void **state)
{
    static char found[MAX_OUTPUT];
    (void)state;
    run("class not_logged_in --json");
    assert_int_equal(run_status, 0);
    assert_before("{\"class\":\"not_logged_in\",\"path\":[\"", "\"],\"zh\":\"");
    assert_before("\",\"entries\":[\n{\"match\":\"", "\",\"entry\":{\"registry\":\"");
    memcpy(found, run_out, sizeof found);
    run("class Not_LOGGED_in --json");
    assert_ran(0, found, "");
    run("class not_loged_in");
    assert_ran(1, "", "statuscode: not_loged_in: no such class; did you mean not_logged_in?\n");
    run("class not_loged_in --json");
    assert_ran(1, "", "{\"error\":\"not_loged_in: no such class; did you mean not_logged_in?\"}\n");
    run("class frobnicated");
    assert_ran(1, "", "statuscode: frobnicated: no such class; 'statuscode class' lists them\n");
}

static void an_entry_shows_all_its_classes(void **state)
{
    char text[1024];
    sc_registry registry;
    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(registry); i++) {
            const sc_entry *entry = sc_at(registry, i);
            size_t classes = 0;
            if (i > 0 && sc_next_class(entry, sc_class(entry))[0] == '\0')
                continue; /* one entry with a single class is enough */
            snprintf(text, sizeof text, "translate %s %s %s", sc_registry_name(registry), sc_name(entry),
                     sc_registry_name(registry));
            run(text);
            for (const char *class = sc_class(entry); class[0] != '\0'; class = sc_next_class(entry, class)) {
                snprintf(text, sizeof text, "\n  class        %s\n", path_of(class, " > "));
                assert_non_null(strstr(run_out, text));
                classes++;
            }
            assert_int_equal(count_of(run_out, "\n  class  "), classes);
        }
}

static void an_entry_shows_whether_it_is_later_than_the_document(void **state)
{
    char arguments[128];
    size_t later = 0;
    sc_registry registry;
    (void)state;
    for (size_t r = 0; (registry = sc_registry_at(r)) != SC_REGISTRY_NONE; r++) {
        const sc_entry *entry = sc_at(registry, sc_count(registry) - 1);
        int is_later = sc_kind_of(entry) == SC_KIND_LATER;
        snprintf(arguments, sizeof arguments, "%s %s", sc_registry_name(registry), sc_name(entry));
        run(arguments);
        assert_int_equal(
            count_of(run_out, "\n  source       later than the document, which does not list it\n"), is_later);
        assert_int_equal(count_of(run_out, "\n  source "), is_later);
        strcat(arguments, " --lang zh");
        run(arguments);
        assert_int_equal(count_of(run_out, "\n  来源         文档未收录\n"), is_later);
        strcat(arguments, " --json");
        run(arguments);
        assert_int_equal(count_of(run_out, "\"kind\":\"LATER\""), is_later);
        later += (size_t)is_later;
    }
    assert_true(later > 0);
}

/* ---- Translating -------------------------------------------------------------------------------------- */

/* Finds a translation with this match between any two registries. Returns its entry and stores its target in *to. */
static const sc_entry *find_translation(sc_match match, sc_registry *to)
{
    sc_registry from;
    for (size_t r = 0; (from = sc_registry_at(r)) != SC_REGISTRY_NONE; r++)
        for (size_t i = 0; i < sc_count(from); i++)
            for (size_t t = 0; (*to = sc_registry_at(t)) != SC_REGISTRY_NONE; t++) {
                int how;
                sc_translate(sc_at(from, i), *to, &how);
                if (from != *to && how == (int)match)
                    return sc_at(from, i);
            }
    return NULL;
}

/* Returns the first class that is the exact meaning of to and that from is in. */
static const char *class_of_both(const sc_entry *to, const sc_entry *from)
{
    size_t c = 0;
    while (sc_class_at(c)[0] != '\0' &&
           (sc_is(to, sc_class_at(c)) != SC_MATCH_EXACT || sc_is(from, sc_class_at(c)) == SC_MATCH_NONE))
        c++;
    return sc_class_at(c);
}

static void run_translate(const sc_entry *from, sc_registry to, const char *options)
{
    char arguments[128];
    snprintf(arguments, sizeof arguments, "translate %s %s %s%s", sc_registry_name(sc_registry_of(from)),
             sc_name(from), sc_registry_name(to), options);
    run(arguments);
}

static void a_translation_shows_the_match_and_the_counterpart(void **state)
{
    static const struct {
        sc_match match;
        const char *en;
        const char *zh;
    } cases[] = {{SC_MATCH_EXACT, "EXACT: says the same", "EXACT: 含义相同"},
                 {SC_MATCH_BROADER, "BROADER: true, but says less", "BROADER: 符合，但含义较宽"}};
    char expected[1024];
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sc_registry registry;
        const sc_entry *from = find_translation(cases[i].match, &registry);
        assert_non_null(from);
        const sc_entry *to = sc_translate(from, registry, NULL);
        const char *path = path_of(class_of_both(to, from), " > ");
        run_translate(from, registry, "");
        snprintf(
            expected, sizeof expected,
            "  from         %s %ld %s\n  match        %s\n  class        %s\n\n%s %ld %s\n  constant     %s\n",
            sc_registry_name(sc_registry_of(from)), (long)sc_code(from), sc_name(from), cases[i].en, path,
            sc_registry_name(registry), (long)sc_code(to), sc_name(to), sc_constant(to));
        assert_int_equal(strncmp(run_out, expected, strlen(expected)), 0);
        run_translate(from, registry, " --lang zh");
        snprintf(
            expected, sizeof expected,
            "  原状态码     %s %ld %s\n  匹配         %s\n  类别         %s\n\n%s %ld %s\n  常量         %s\n",
            sc_registry_name(sc_registry_of(from)), (long)sc_code(from), sc_name(from), cases[i].zh, path,
            sc_registry_name(registry), (long)sc_code(to), sc_name(to), sc_constant(to));
        assert_int_equal(strncmp(run_out, expected, strlen(expected)), 0);
        assert_int_equal(run_status, 0);
    }
    run("translate PLUS sc_plus_password_wrong plus --lang en");
    assert_before("  match        EXACT: says the same\n\nplus 1006 PASSWORD_WRONG\n",
                  "  message      The password is wrong.\n");
}

static void a_translation_starts_from_the_meaning_that_is_named(void **state)
{
    (void)state;
    run("translate jiemi request_refused jiemi --lang en");
    assert_int_equal(run_status, 0);
    assert_non_null(strstr(run_out, "\njiemi 1008 REQUEST_REFUSED\n"));
    assert_null(strstr(run_out, "CREDENTIALS_WRONG"));
    run("translate jiemi 1008 jiemi --lang en");
    assert_non_null(strstr(run_out, "\njiemi 1008 CREDENTIALS_WRONG\n"));
    assert_null(strstr(run_out, "REQUEST_REFUSED"));
}

static void a_translation_without_a_counterpart_is_not_found(void **state)
{
    char expected[256];
    sc_registry to;
    const sc_entry *from = find_translation(SC_MATCH_NONE, &to);
    (void)state;
    assert_non_null(from);
    run_translate(from, to, "");
    snprintf(expected, sizeof expected, "statuscode: %s %ld %s: no counterpart in %s\n",
             sc_registry_name(sc_registry_of(from)), (long)sc_code(from), sc_name(from), sc_registry_name(to));
    assert_ran(1, "", expected);
    run("translate plus 4999 hero");
    assert_ran(1, "", "statuscode: plus 4999: not listed; in the range of 'channel module'\n");
}

static void a_translation_in_json_has_both_entries(void **state)
{
    static const sc_match matches[] = {SC_MATCH_EXACT, SC_MATCH_BROADER, SC_MATCH_NONE};
    char first[256];
    char second[256];
    (void)state;
    for (size_t i = 0; i < sizeof matches / sizeof matches[0]; i++) {
        sc_registry registry;
        const sc_entry *from = find_translation(matches[i], &registry);
        const sc_entry *to = sc_translate(from, registry, NULL);
        run_translate(from, registry, " --json");
        snprintf(first, sizeof first, "{\"from\":{\"registry\":\"%s\",\"code\":%ld,",
                 sc_registry_name(sc_registry_of(from)), (long)sc_code(from));
        assert_int_equal(strncmp(run_out, first, strlen(first)), 0);
        if (to == NULL)
            snprintf(first, sizeof first, "},\"match\":\"NONE\",\"to\":null,\"class\":null}\n");
        else
            snprintf(first, sizeof first, "},\"match\":\"%s\",\"to\":{\"registry\":\"%s\",\"code\":%ld,",
                     sc_match_name(matches[i]), sc_registry_name(registry), (long)sc_code(to));
        assert_non_null(strstr(run_out, first));
        snprintf(second, sizeof second, "},\"class\":\"%s\"}\n", to != NULL ? class_of_both(to, from) : "");
        if (to != NULL)
            assert_before(first, second);
        assert_int_equal(run_status, to == NULL);
        assert_int_equal(run_err[0] == '\0', to != NULL);
    }
    run("translate plus 1006 plus --json");
    assert_before("},\"match\":\"EXACT\",\"to\":{\"registry\":\"plus\",\"code\":1006,", "},\"class\":null}\n");
}

/* ---- Explaining --------------------------------------------------------------------------------------- */

#define EXPLAINED_IN_C                                                  \
    "\nC\n"                                                             \
    "  sc_read_reply(SC_PLUS, http_status, body, length, &reply);\n"    \
    "  if (reply.entry == sc_lookup(SC_PLUS, SC_PLUS_TOKEN_EXPIRED))\n" \
    "      refresh_token_and_repeat();\n"

static const char explained_in_chinese[] =
    "\n发生了什么\n"
    "  调用失败：token过期，需要刷新。文档把它归在“用户模块”之下。\n"
    "\n由谁解决\n"
    "  由调用方的程序解决，用户帮不上忙。\n"
    "\n客户端应如何处理\n"
    "  先刷新 token，再重发请求。不要向用户显示服务器的消息，请换成自己的提示。\n"
    "\n服务器应返回什么\n"
    "  该 API 返回此码时，HTTP 状态是 401 Unauthorized，与含义相符。返回 401 时必须带\n"
    "  上响应头 WWW-Authenticate。\n"
    "\n注意\n"
    "  返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\n"
    "\n在其他 API 中\n"
    "  符合但含义较宽的有 fecshop 1100003 ACCOUNT_NO_LOGIN_OR_LOGIN_TOKEN_TIMEOUT、\n"
    "  jiemi 1011 TOKEN_EXPIRED、rayvision 602 NEED_USER_LOGIN、hero 1003\n"
    "  TOKEN_EXPIRED。\n";

static const char explained_in_english[] =
    "\nWhat happened\n"
    "  The call failed. The token has expired and must be refreshed. The document\n"
    "  lists it under “user module”.\n"
    "\nWho can put it right\n"
    "  The program that makes the call can; the user cannot.\n"
    "\nWhat the client should do\n"
    "  Refresh the token, then repeat the request. Show the user your own message,\n"
    "  not the server's.\n"
    "\nWhat the server should send\n"
    "  The API sends this code with HTTP 401 Unauthorized, which fits its meaning. A\n"
    "  server that sends 401 must also send the header field WWW-Authenticate.\n"
    "\nNote\n"
    "  The filter that sent this code was removed three days before the document was\n"
    "  written; servers of that date send 1099.\n"
    "\nIn the other APIs\n"
    "  A broader meaning is found in fecshop 1100003\n"
    "  ACCOUNT_NO_LOGIN_OR_LOGIN_TOKEN_TIMEOUT, jiemi 1011 TOKEN_EXPIRED, rayvision\n"
    "  602 NEED_USER_LOGIN, hero 1003 TOKEN_EXPIRED.\n";

static const char explained_body[] =
    "  {\"status\":false,\"code\":1012,\"message\":\"token过期，需要刷新\",\"data\":null}\n";

/* Expects this explanation. With registries of your own, which have counterparts too, compares only what comes before
   the counterparts. */
static void assert_explained(const char *arguments, const char *expected)
{
    const char *others = strstr(expected, "\n在其他");
    if (others == NULL)
        others = strstr(expected, "\nIn the other");
    assert_non_null(others);
    run(arguments);
    assert_int_equal(run_status, 0);
    if (golden_tables[GOLDEN_TABLES - 1].number < SC_REGISTRY_OWN)
        assert_string_equal(run_out, expected);
    else
        assert_int_equal(strncmp(run_out, expected, (size_t)(others - expected)), 0);
}

static void code_is_explained_in_sentences(void **state)
{
    static char expected[8192];
    (void)state;
    snprintf(expected, sizeof expected, "plus 1012 TOKEN_EXPIRED\n%s%s\nResponse body\n%s" EXPLAINED_IN_C,
             explained_in_chinese, explained_in_english, explained_body);
    assert_explained("explain plus 1012", expected);
    assert_explained("explain plus-1012", expected);
    assert_explained("explain sc_plus_token_expired", expected);
    snprintf(expected, sizeof expected, "plus 1012 TOKEN_EXPIRED\n%s\n响应体\n%s" EXPLAINED_IN_C,
             explained_in_chinese, explained_body);
    assert_explained("explain plus token_expired --lang zh", expected);
    snprintf(expected, sizeof expected, "plus 1012 TOKEN_EXPIRED\n%s\nResponse body\n%s" EXPLAINED_IN_C,
             explained_in_english, explained_body);
    assert_explained("explain plus token_expired --lang en", expected);
}

/* Returns a text without its spaces and line ends, because sentences may be broken anywhere. */
static const char *squeezed(const char *text, char *buf)
{
    size_t length = 0;
    for (size_t i = 0; text[i] != '\0'; i++)
        if (text[i] != ' ' && text[i] != '\n')
            buf[length++] = text[i];
    buf[length] = '\0';
    return buf;
}

static void assert_explains(const char *entry, const char *lang, const char *sentence)
{
    static char text[MAX_OUTPUT];
    char part[512];
    char arguments[128];
    snprintf(arguments, sizeof arguments, "explain %s --lang %s", entry, lang);
    run(arguments);
    assert_int_equal(run_status, 0);
    if (strstr(squeezed(run_out, text), squeezed(sentence, part)) == NULL)
        fail_msg("%s: no '%s' in\n%s", entry, sentence, run_out);
}

static void every_column_is_explained_by_a_sentence(void **state)
{
    static const struct {
        const char *entry;
        const char *zh;
        const char *en;
    } cases[] = {
        {"fecshop 200", "调用成功：成功状态。文档把它归在“公共状态码”之下。",
         "The call succeeded. The request succeeded."},
        {"jiemi 1018", "调用已受理，但尚无最终结果：", "The call was accepted, but is not complete yet. The"},
        {"jiemi 0", "仅凭该状态码无法判断调用是否成功：",
         "The code alone does not tell whether the call succeeded. An"},
        {"hero 404", "文档把它列在 HTTP 状态表中。", "The document lists it in its table of HTTP statuses."},
        {"plus 4001", "文档没有列出该状态码，但该 API 的服务器或客户端会用到它。",
         "The document does not list this code, but the API's servers or clients use it."},
        {"fecshop 200", "没有出错，无需解决。", "Nothing is wrong, so nobody has to put it right."},
        {"plus 1006", "由用户解决：问题出在用户填写或选择的内容，或者账户、订单的状态。",
         "The user can. The cause is what they"},
        {"hero 1007", "由服务的运营方解决，用户和调用方的程序都帮不上忙。",
         "Whoever runs the service can; neither"},
        {"plus 1009", "由该服务所依赖的另一个服务解决。", "Whoever runs a service that this one"},
        {"fecshop 200", "客户端应如何处理无需再做处理。\n",
         "What the client should do There is nothing left to do.\n"},
        {"plus 1005", "客户端无法自行处理。可以向用户显示服务器的消息。",
         "The client cannot recover automatically. The server's message may be shown to the "
         "user."},
        {"hero 1007", "客户端无法自行处理。不要向用户显示服务器的消息，请换成自己的提示。",
         "Show the user your own message, not the server's."},
        {"plus 1006", "修正请求后再发送；原样重发仍会失败。",
         "Correct the request before sending it again; the same request would"},
        {"hero 1003", "重新登录后，可以重发请求。", "Log in again; the request can then be repeated."},
        {"jiemi 429", "如果可以安全地重试，请稍后原样重发请求。",
         "Repeat the same request later, if repeating it is safe."},
        {"jiemi 1018", "继续轮询，直到支付有结果。", "Ask again until the payment is settled."},
        {"jiemi 1015", "用响应中的订单信息继续支付。", "Continue to payment with the order in the response."},
        {"jiemi 0", "以 HTTP 状态为准。", "Go by the HTTP status, which decides."},
        {"fecshop 1500013", "这次调用可能已经生效：先查明结果，再决定是否重发。",
         "The call may have taken effect, so find out before repeating it."},
        {"jiemi 1012", "HTTP 状态是 200 OK，而符合含义的是 500 Internal Server Error。\n",
         "The API sends this code with HTTP 200 OK, but 500 Internal Server Error would fit its meaning.\n"},
        {"jiemi 405", "返回 405 时必须带上响应头 Allow。",
         "A server that sends 405 must also send the header field Allow."},
        {"hero 301", "返回 301 时应当带上响应头 Location。",
         "A server that sends 301 should also send the header field Location."},
        {"jiemi 429", "返回 429 时可以用响应头 Retry-After 说明要等多久。",
         "A server that sends 429 may say how long to wait in the header field Retry-After."},
        {"jiemi 1008", "含义相同的有 fecshop 1100002 ACCOUNT_LOGIN_INVALID_EMAIL_OR_PASSWORD、rayvision 805 ",
         "The same meaning is found in fecshop 1100002 ACCOUNT_LOGIN_INVALID_EMAIL_OR_PASSWORD, rayvision "
         "805 "},
        {"fecshop 1500013", "在其他 API 中没有对应的状态码。\n",
         "In the other APIs There is no counterpart.\n"},
        {"hero 404", "响应体该 API 不会随它返回自己的响应体。\n",
         "Response body The API has no body of its own for this code.\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_explains(cases[i].entry, "zh", cases[i].zh);
        assert_explains(cases[i].entry, "en", cases[i].en);
    }
}

static void every_meaning_of_a_number_is_explained(void **state)
{
    (void)state;
    run("explain jiemi 1008 --lang en");
    assert_before("jiemi 1008 CREDENTIALS_WRONG\n",
                  "\n  if (reply.entry == sc_lookup(SC_JIEMI, SC_JIEMI_CREDENTIALS_WRONG))\n");
    assert_before("      correct_request(&reply);\n", "\n\njiemi 1008 REQUEST_REFUSED\n");
    assert_before("\n\njiemi 1008 REQUEST_REFUSED\n",
                  "\n  if (reply.entry == sc_lookup_name(SC_JIEMI, \"REQUEST_REFUSED\"))\n");
}

/* ---- Misuse ------------------------------------------------------------------------------------------- */

static const struct {
    const char *arguments;
    const char *expected_error;
} misuses[] = {
    {"", "no arguments; try 'statuscode search token' or 'statuscode --help'"},
    {"plus", "plus: missing code; use 'statuscode plus CODE', or 'statuscode list plus' to list all"},
    {"''", "'': neither a code (a plain 32-bit integer) nor a name; to search, use 'statuscode search WORD'"},
    {"11abc",
     "'11abc': neither a code (a plain 32-bit integer) nor a name; to search, use 'statuscode search WORD'"},
    {"plos", "plos: no such command or registry; did you mean plus?"},
    {"plos 1012", "plos: no such registry; did you mean plus?"},
    {"frobnicate plus 1012", "frobnicate: no such command; 'statuscode help' lists them"},
    {"plus-", "'': neither a code (a plain 32-bit integer) nor a name"},
    {"plus-1012-", "'plus-1012-': neither REGISTRY-CODE nor REGISTRY-CODE-MEANING"},
    {"plus-1012-0", "'plus-1012-0': neither REGISTRY-CODE nor REGISTRY-CODE-MEANING"},
    {"plus-1012-x", "'plus-1012-x': neither REGISTRY-CODE nor REGISTRY-CODE-MEANING"},
    {"explain", "too few arguments; usage: statuscode explain REGISTRY CODE"},
    {"explain plux 1012", "plux: no such registry; did you mean plus?"},
    {"explain token_expired",
     "token_expired: missing registry; use REGISTRY CODE, REGISTRY-CODE or a constant"},
    {"explain plus", "plus: missing code; 'statuscode list plus' lists them"},
    {"explain plus 1012 --http 401", "explain does not take --http; see 'statuscode --help'"},
    {"export sql --bom", "--bom: applies to csv only"},
    {"list --bom", "list does not take --bom; see 'statuscode --help'"},
    {"help serach", "serach: no such command; did you mean search?"},
    {"help frobnicate", "frobnicate: no such command; 'statuscode help' lists them"},
    {"help list plus", "too many arguments; usage: statuscode help [COMMAND]"},
    {"help --lang zh", "help does not take --lang; see 'statuscode --help'"},
    {"plus 11abc", "'11abc': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 99999999999", "'99999999999': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 18446744073709552628", "'18446744073709552628': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 2147483648", "'2147483648': neither a code (a plain 32-bit integer) nor a name"},
    {"plus -2147483649", "'-2147483649': neither a code (a plain 32-bit integer) nor a name"},
    {"plus ''", "'': neither a code (a plain 32-bit integer) nor a name"},
    {"plus +5", "'+5': neither a code (a plain 32-bit integer) nor a name"},
    {"plus -", "'-': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 007", "'007': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 1.0", "'1.0': neither a code (a plain 32-bit integer) nor a name"},
    {"plus ' 1012'", "' 1012': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 0x3f4", "'0x3f4': neither a code (a plain 32-bit integer) nor a name"},
    {"plus 1%5", "'1%5': neither a code (a plain 32-bit integer) nor a name"},
    {"1%5",
     "'1%5': neither a code (a plain 32-bit integer) nor a name; to search, use 'statuscode search WORD'"},
    {"plux 1012", "plux: no such registry; did you mean plus?"},
    {"plsu 1012", "plsu: no such registry; did you mean plus?"},
    {"jiemixx 1000", "jiemixx: no such registry; did you mean jiemi?"},
    {"list plus hero", "too many arguments; usage: statuscode list [REGISTRY]"},
    {"search", "too few arguments; usage: statuscode search WORD..."},
    {"search ''", "search: no words; give a word from a name or a message"},
    {"serach token", "serach: no such command; did you mean search?"},
    {"--lang", "--lang: requires a value"},
    {"--lang fr plus 1012", "--lang fr: must be zh, en or both"},
    {"--jsno plus 1012", "--jsno: no such option; did you mean --json?"},
    {"--js plus 1012", "--js: no such option; did you mean --json?"},
    {"--lan=zh plus 1012", "--lan=zh: no such option; 'statuscode --help' lists them"},
    {"-x plus 1012", "-x: no such option; 'statuscode --help' lists them"},
    {"--help=yes", "--help: takes no value"},
    {"list --http 404", "list does not take --http; see 'statuscode --help'"},
    {"plus 1012 --problem", "a lookup does not take --problem; see 'statuscode --help'"},
    {"class failed failed", "too many arguments; usage: statuscode class [CLASS]"},
    {"class --http 404", "class does not take --http; see 'statuscode --help'"},
    {"clas", "clas: no such command or registry; did you mean class?"},
    {"translate plus 1012", "too few arguments; usage: statuscode translate REGISTRY CODE TO"},
    {"translate plus 1012 heor", "heor: no such registry; did you mean hero?"},
    {"translate plux 1012 hero", "plux: no such registry; did you mean plus?"},
    {"translate plus 1012 hero --http 401", "translate does not take --http; see 'statuscode --help'"},
    {"decode", "too few arguments; usage: statuscode decode REGISTRY|problem [FILE]"},
    {"decode plus --http 4xx", "--http 4xx: must be an HTTP status, such as 200"},
    {"decode plus --http 99", "--http 99: must be an HTTP status, such as 200"},
    {"decode plus --http 1000", "--http 1000: must be an HTTP status, such as 200"},
    {"decode plus --http ''", "--http : must be an HTTP status, such as 200"},
    {"decode plus --http ' 200'", "--http  200: must be an HTTP status, such as 200"},
    {"decode plus --http '200 '", "--http 200 : must be an HTTP status, such as 200"},
    {"decode plus --http +200", "--http +200: must be an HTTP status, such as 200"},
    {"decode plus --http -200", "--http -200: must be an HTTP status, such as 200"},
    {"decode plus --http 0200", "--http 0200: must be an HTTP status, such as 200"},
    {"decode plus --http 0x1", "--http 0x1: must be an HTTP status, such as 200"},
    {"decode plus --http 200%5", "--http 200%5: must be an HTTP status, such as 200"},
    {"decode plus --http 4294967496", "--http 4294967496: must be an HTTP status, such as 200"},
    {"decode plus /nowhere/to/be/found", "/nowhere/to/be/found: cannot open: No such file or directory"},
    {"decode plus /", "/: cannot read: Is a directory"},
    {"decode plus /dev/zero", "/dev/zero: too large; the limit is 64 MiB"},
    {"body plus", "too few arguments; usage: statuscode body REGISTRY CODE"},
    {"body plus 1012 --lang both", "--lang both: a body is in one language, zh or en"},
    {"body plus 1012 --detail x", "body without --problem does not take --detail; see 'statuscode --help'"},
    {"body plus 1012 --problem --data 1", "body --problem does not take --data; see 'statuscode --help'"},
    {"body plus 1012 --data '{'", "--data: must be one complete JSON text, such as null or '{\"id\":7}'"},
};

static void csv_with_bom_starts_with_a_byte_order_mark(void **state)
{
    static char plain[MAX_OUTPUT];
    (void)state;
    run("export csv hero");
    assert_int_equal(run_status, 0);
    memcpy(plain, run_out, sizeof plain);
    run("export csv --bom hero");
    assert_int_equal(run_status, 0);
    assert_int_equal(strncmp(run_out, "\xef\xbb\xbfregistry,", 12), 0);
    assert_string_equal(run_out + 3, plain);
    run("export --bom csv plux");
    assert_ran(2, "", "statuscode: plux: no such registry; did you mean plus?\n");
}

static void misuse_is_explained_and_writes_nothing(void **state)
{
    char expected[256];
    (void)state;
    for (size_t i = 0; i < sizeof misuses / sizeof misuses[0]; i++) {
        run(misuses[i].arguments);
        snprintf(expected, sizeof expected, "statuscode: %s\n", misuses[i].expected_error);
        assert_ran(2, "", expected);
    }
}

static void an_unknown_registry_is_answered_with_the_list_of_registries(void **state)
{
    static const char *const arguments[] = {"github 404", "list github", "translate plus 1012 github",
                                            "decode github"};
    char expected[1024] = "statuscode: github: no such registry; the registries are ";
    (void)state;
    for (size_t t = 0; t < GOLDEN_TABLES; t++) {
        size_t length = strlen(expected);
        snprintf(expected + length, sizeof expected - length, "%s%s", golden_tables[t].registry,
                 t + 2 < GOLDEN_TABLES   ? ", "
                 : t + 1 < GOLDEN_TABLES ? " and "
                                         : "\n");
    }
    for (size_t i = 0; i < sizeof arguments / sizeof arguments[0]; i++) {
        run(arguments[i]);
        assert_ran(2, "", expected);
    }
}

static void misuse_with_json_is_an_error_in_json(void **state)
{
    (void)state;
    run("plux 1012 --json");
    assert_ran(2, "", "{\"error\":\"plux: no such registry; did you mean plus?\"}\n");
    run("body plus 1012 --json");
    assert_ran(2, "", "{\"error\":\"body does not take --json; see 'statuscode --help'\"}\n");
    run("--nonsense plus 1012 --json");
    assert_ran(2, "", "{\"error\":\"--nonsense: no such option; 'statuscode --help' lists them\"}\n");
    run("--json plus '11\"\\'");
    assert_ran(2, "", "{\"error\":\"'11\\\"\\\\': neither a code (a plain 32-bit integer) nor a name\"}\n");
}

static void arguments_after_two_hyphens_are_not_options(void **state)
{
    (void)state;
    run("plus -- 1012");
    assert_ran(0, TOKEN_EXPIRED, "");
    run("search -- --json");
    assert_ran(1, "", "statuscode: --json: no entry has this word\n");
    run("search -- --");
    assert_ran(1, "", "statuscode: --: no entry has this word\n");
}

static void error_messages_show_no_control_characters(void **state)
{
    (void)state;
    run("\"$(printf '\\033[31m\\302\\233\\377')\" 1");
    assert_int_equal(run_status, 2);
    assert_non_null(strstr(run_err, "statuscode: \xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd: no such registry"));
}

/* These commands print their argument in an error message. */
static void arguments_cannot_move_the_cursor_or_reorder_the_text(void **state)
{
    static const char *const characters[] = {
        "\\033",           "\\007",           "\\177",           "\\302\\233",           "\\330\\234",
        "\\342\\200\\216", "\\342\\200\\217", "\\342\\200\\250", "\\342\\200\\251",      "\\342\\200\\252",
        "\\342\\200\\256", "\\342\\201\\246", "\\342\\201\\251", "\\363\\240\\200\\201", "\\363\\240\\201\\277",
    };
    static const char *const commands[] = {
        "%s",
        "%s 1012",
        "plus %s",
        "plus-%s",
        "plus-1012-%s",
        "search %s",
        "explain %s",
        "explain plus %s",
        "class %s",
        "translate plus 1012 %s",
        "decode plus %s",
        "body plus %s",
        "export %s",
        "export csv %s",
        "help %s",
        "--%s",
        "list --lang %s",
        "decode plus --http %s",
    };
    (void)state;
    for (size_t c = 0; c < sizeof characters / sizeof characters[0]; c++) {
        char argument[64];
        char arguments[128];
        snprintf(argument, sizeof argument, "\"$(printf 'a%sb')\"", characters[c]);
        for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
            const char *place = strstr(commands[i], "%s");
            snprintf(arguments, sizeof arguments, "%.*s%s%s", (int)(place - commands[i]), commands[i], argument,
                     place + 2);
            run(arguments);
            assert_int_not_equal(run_status, 0);
            assert_string_equal(run_out, "");
            if (strstr(run_err, "a\xef\xbf\xbd"
                                "b") == NULL)
                fail_msg("%s says: %s", arguments, run_err);
        }
    }
}

static void error_messages_replace_each_byte_that_is_not_utf_8(void **state)
{
    static const char *const texts[] = {
        "\\300\\233",           /* U+001B in two bytes */
        "\\340\\202\\233",      /* U+009B in three */
        "\\355\\240\\200",      /* a surrogate */
        "\\364\\220\\200\\200", /* U+110000 */
        "\\342\\200",           /* truncated */
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char arguments[64];
        char expected[64] = "statuscode: ";
        for (size_t bytes = strlen(texts[i]) / 4; bytes > 0; bytes--)
            strcat(expected, "\xef\xbf\xbd");
        snprintf(arguments, sizeof arguments, "\"$(printf '%s')\" 1", texts[i]);
        run(arguments);
        assert_int_equal(run_status, 2);
        assert_int_equal(strncmp(run_err, strcat(expected, ":"), strlen(expected)), 0);
    }
}

/* ---- The streams -------------------------------------------------------------------------------------- */

static void unwritten_output_is_an_error(void **state)
{
    (void)state;
    run_into(TO_FULL_DISK, "plus 1012");
    assert_ran(2, "", "statuscode: cannot write the output: No space left on device\n");
    run_into(TO_FULL_DISK, "list");
    assert_ran(2, "", "statuscode: cannot write the output: No space left on device\n");
    run_into(TO_CLOSED, "plus 1012 --json");
    assert_ran(2, "", "{\"error\":\"cannot write the output: Bad file descriptor\"}\n");
    run_into(TO_CLOSED, "--version");
    assert_ran(2, "", "statuscode: cannot write the output: Bad file descriptor\n");
}

static void a_closed_output_is_no_error_if_there_is_nothing_to_write(void **state)
{
    (void)state;
    run_into(TO_CLOSED, "plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; in the range of 'channel module'\n");
}

static void a_closed_pipe_is_silent(void **state)
{
    (void)state;
    run_into(TO_CLOSED_PIPE, "list");
    assert_ran(KILLED + SIGPIPE, "", "");
    run_into(TO_CLOSED_PIPE_IGNORED, "list");
    assert_ran(2, "", "");
    run_into(TO_CLOSED_PIPE_IGNORED, "plus 1012");
    assert_ran(2, "", "");
}

static void help_names_every_subcommand_and_option(void **state)
{
    static const char *const words[] = {
        "statuscode list ",
        "statuscode search ",
        "statuscode explain ",
        "statuscode class ",
        "statuscode translate ",
        "statuscode decode ",
        "statuscode lookup ",
        "statuscode body ",
        "statuscode export ",
        "statuscode help ",
        "--help",
        "--version",
        "--json",
        "--lang",
        "--http",
        "--lines",
        "--problem",
        "--detail",
        "--message",
        "--data",
        "--instance",
        "--type-base",
        "--bom",
        "fecshop",
        "jiemi",
        "rayvision",
        "plus",
        "hero",
    };
    (void)state;
    run("--help");
    assert_int_equal(run_status, 0);
    assert_string_equal(run_err, "");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_non_null(strstr(run_out, words[i]));
}

/* Returns the usage of a subcommand in the help. */
static const char *usage_of(const char *name, const char *text)
{
    static char usage[64];
    snprintf(usage, sizeof usage, "  statuscode %s ", name);
    return strstr(text, usage);
}

static void help_can_be_requested_in_every_way(void **state)
{
    static const char *const commands[] = {"list",   "search", "class",  "translate",
                                           "decode", "body",   "export", "help"};
    static char all[MAX_OUTPUT];
    static char one[MAX_OUTPUT];
    char arguments[64];
    (void)state;
    run("--help");
    memcpy(all, run_out, sizeof all);
    run("-h");
    assert_ran(0, all, "");
    run("help");
    assert_ran(0, all, "");
    run("plus 1012 -h");
    assert_ran(0, all, "");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        snprintf(arguments, sizeof arguments, "help %s", commands[i]);
        run(arguments);
        memcpy(one, run_out, sizeof one);
        snprintf(arguments, sizeof arguments, "%s -h", commands[i]);
        run(arguments);
        assert_ran(0, one, "");
        /* It begins with the subcommand's line of the general help. */
        const char *line = usage_of(commands[i], all);
        assert_ptr_equal(usage_of(commands[i], one), one);
        assert_non_null(line);
        assert_int_equal(strncmp(line, one, strcspn(one, "\n")), 0);
    }
    run("help decode");
    assert_non_null(strstr(run_out, "\n  --http N "));
    assert_null(strstr(run_out, "--problem"));
}

static void the_version_is_that_of_the_library(void **state)
{
    char expected[64];
    (void)state;
    snprintf(expected, sizeof expected, "statuscode %s\n", sc_version());
    run("--version");
    assert_ran(0, expected, "");
}

/* ---- Bodies ------------------------------------------------------------------------------------------- */

static void decode_exits_with_the_outcome(void **state)
{
    (void)state;
    run_with("{\"code\":1000}", "decode jiemi --http 200");
    assert_int_equal(run_status, 0);
    run_with("{\"code\":1000}", "decode hero --http 400");
    assert_int_equal(run_status, 1);
    run_with("{\"code\":1018}", "decode jiemi --http 200 -");
    assert_int_equal(run_status, 3);
    run_with("{\"code\":0}", "decode jiemi");
    assert_int_equal(run_status, 4);
    run_with("", "decode plus");
    assert_int_equal(run_status, 4);
}

static void decode_shows_what_happened_and_what_to_do(void **state)
{
    (void)state;
    run_with("{\"status\":false,\"code\":1012,\"message\":\"Expired\",\"data\":{\"at\":\n7}}",
             "decode plus --http 401");
    assert_int_equal(run_status, 1);
    assert_string_equal(run_err, "");
    assert_before("  outcome      FAILURE\n"
                  "  action       REFRESH_TOKEN: refresh the token, then repeat the request\n"
                  "  fault        CALLER: the program that makes the call can put it right\n"
                  "  code         1012\n"
                  "  server says  Expired\n"
                  "  data         {\"at\": 7}\n"
                  "\n",
                  TOKEN_EXPIRED);
}

static void decode_shows_where_a_body_is_not_json(void **state)
{
    (void)state;
    run_with("{\"code\":1012,}", "decode plus --http 502");
    assert_ran(1,
               "  outcome      FAILURE\n"
               "  action       RETRY: repeat the same request later\n"
               "  fault        DEPENDENCY: a service that this one depends on can put it right\n"
               "  body         NOT_JSON at byte offset 13\n",
               "");
}

static void decode_in_json_has_all_members(void **state)
{
    char expected[2048];
    (void)state;
    run_with("{\"status\":false,\"code\":\"1012\",\"message\":\"a\\u0000b\\n\",\"data\":[1,\n{}]}",
             "decode plus --http 401 --json");
    snprintf(expected, sizeof expected,
             "{\"read\":\"OK\",\"outcome\":\"FAILURE\",\"action\":\"REFRESH_TOKEN\",\"fault\":\"CALLER\","
             "\"retry_after\":null,\"has_code\":true,\"code\":1012,\"http_status\":401,"
             "\"message\":\"a\\u0000b\\n\",\"errors\":[],\"data\":[1, {}],\"entry\":%.*s,\"error_offset\":0}\n",
             (int)strlen(TOKEN_EXPIRED_JSON) - 1, TOKEN_EXPIRED_JSON);
    assert_ran(1, expected, "");
    run_with("[", "decode fecshop --json");
    assert_ran(4,
               "{\"read\":\"NOT_JSON\",\"outcome\":\"UNDECIDED\",\"action\":\"NONE\",\"fault\":\"SERVER\","
               "\"retry_after\":null,\"has_code\":false,\"code\":0,\"http_status\":0,\"message\":null,"
               "\"errors\":[],\"data\":null,\"entry\":null,\"error_offset\":1}\n",
               "");
}

static void decode_shows_no_control_characters(void **state)
{
    static const char body[] = "{\"code\":1012,\"message\":\"\\u001b[31m\\n\x7f\xc2\x9b\xe2\x80\xae!\","
                               "\"data\":\"\x7f\xc2\x9b\"}";
    (void)state;
    run_with(body, "decode plus");
    assert_non_null(strstr(run_out, "  server says  \xef\xbf\xbd[31m \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd!\n"
                                    "  data         \"\xef\xbf\xbd\xef\xbf\xbd\"\n"));
    run_with(body, "decode plus --json");
    assert_non_null(strstr(
        run_out,
        "\"message\":\"\\u001b[31m\\n\\u007f\\u009b\\u202e!\",\"errors\":[],\"data\":\"\\u007f\\u009b\""));
}

static const char hostile_errors[] =
    "{\"message\":\"Invalid\",\"errors\":{\"phone\":[\"Taken\",\"\\u592a\\u957f\"],\"none\":[],"
    "\"\\u001b[31m\\n\":[\"\\\"\\u0000\\\\\",\"\x7f\xc2\x9b\xe2\x80\xae\\ud800!\"],\"\":\"x\"}}";

static void decode_shows_field_errors(void **state)
{
    (void)state;
    run_with(hostile_errors, "decode plus --http 422");
    assert_ran(1,
               "  outcome      FAILURE\n"
               "  action       FIX_REQUEST: correct the request and send it again\n"
               "  fault        CALLER: the program that makes the call can put it right\n"
               "  body         NO_CODE\n"
               "  server says  Invalid\n"
               "  field error  phone: Taken\n"
               "  field error  phone: 太长\n"
               "  field error  \xef\xbf\xbd[31m : \"\xef\xbf\xbd\\\n"
               "  field error  \xef\xbf\xbd[31m : \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd!\n"
               "  field error  x\n",
               "");
    run_with("[{\"field\":\"phone\",\"message\":\"Taken\"}]", "decode jiemi --http 422 --lang zh");
    assert_non_null(strstr(run_out, "\n  字段错误     phone: Taken\n\njiemi 422 "));
    run_with("{\"code\":1100007,\"data\":{\"error\":\"Taken\"}}", "decode fecshop");
    assert_non_null(strstr(run_out, "\n  field error  Taken\n  data         {\"error\":\"Taken\"}\n"));
}

static void decode_reads_a_problem_of_the_library(void **state)
{
    (void)state;
    run_with("{\"type\":\"https://api.example.com/problems/plus-1012\",\"detail\":\"Expired\"}",
             "decode problem --http 401");
    assert_int_equal(run_status, 1);
    assert_string_equal(run_err, "");
    assert_non_null(
        strstr(run_out, "  action       REFRESH_TOKEN: refresh the token, then repeat the request\n"));
    assert_non_null(strstr(run_out, "  server says  Expired\n\nplus 1012 TOKEN_EXPIRED\n"));
}

static void decode_reads_a_foreign_problem(void **state)
{
    (void)state;
    run_with("{\"title\":\"Out of credit\",\"status\":403,\"balance\":30}", "decode problem --json");
    assert_ran(1,
               "{\"read\":\"NO_CODE\",\"outcome\":\"FAILURE\",\"action\":\"NONE\",\"fault\":\"CALLER\","
               "\"retry_after\":null,\"has_code\":false,\"code\":0,\"http_status\":0,"
               "\"message\":\"Out of credit\",\"errors\":[],\"data\":null,\"entry\":null,\"error_offset\":0}\n",
               "");
    run_with("{", "decode problem");
    assert_int_equal(run_status, 4);
}

static void decode_in_json_has_field_errors(void **state)
{
    (void)state;
    run_with(hostile_errors, "decode plus --http 422 --json");
    assert_ran(
        1,
        "{\"read\":\"NO_CODE\",\"outcome\":\"FAILURE\",\"action\":\"FIX_REQUEST\",\"fault\":\"CALLER\","
        "\"retry_after\":null,\"has_code\":false,\"code\":0,\"http_status\":422,\"message\":\"Invalid\","
        "\"errors\":[{\"field\":\"phone\",\"message\":\"Taken\"},{\"field\":\"phone\",\"message\":\"太长\"},"
        "{\"field\":\"\\u001b[31m\\n\",\"message\":\"\\\"\\u0000\\\\\"},"
        "{\"field\":\"\\u001b[31m\\n\",\"message\":\"\\u007f\\u009b\\u202e\xef\xbf\xbd!\"},"
        "{\"field\":\"\",\"message\":\"x\"}],\"data\":null,\"entry\":null,\"error_offset\":0}\n",
        "");
}

/* Plain output shows a hundred field errors, and 400 characters of each text. JSON has everything. */
static void decode_shows_up_to_100_field_errors(void **state)
{
    static char body[8192];
    static char shown[2048];
    (void)state;
    for (size_t count = 99; count <= 101; count++) {
        size_t times = 0;
        strcpy(body, "{\"errors\":{\"a\":[\"b\"");
        for (size_t i = 1; i < count; i++)
            strcat(body, ",\"b\"");
        strcat(body, "]}}");
        run_with(body, "decode plus --http 422");
        assert_int_equal(run_status, 1);
        for (const char *at = run_out; (at = strstr(at, "  field error  a: b\n")) != NULL; at++)
            times++;
        assert_int_equal(times, count < 100 ? count : 100);
        assert_int_equal(strstr(run_out, "  field error  …\n") != NULL, count > 100);
        run_with(body, "decode plus --http 422 --json");
        times = 0;
        for (const char *at = run_out; (at = strstr(at, "{\"field\":\"a\",\"message\":\"b\"}")) != NULL; at++)
            times++;
        assert_int_equal(times, count);
    }
    sprintf(body, "{\"errors\":{\"%0401d\":[\"%0401d\"]}}", 0, 0);
    sprintf(shown, "  field error  %0400d…: %0400d…\n", 0, 0);
    run_with(body, "decode plus --http 422");
    assert_non_null(strstr(run_out, shown));
}

/* The tool unescapes a text into a buffer of the body's size, which these texts nearly fill. */
static void decode_unescapes_field_errors_of_any_length(void **state)
{
    static char body[70000];
    static char member[sizeof body];
    (void)state;
    for (int length = 65530; length <= 65540; length++) {
        snprintf(body, sizeof body, "{\"errors\":{\"a\":\"%0*d\"}}", length, 7);
        snprintf(member, sizeof member, ",\"errors\":[{\"field\":\"a\",\"message\":\"%0*d\"}],", length, 7);
        run_with(body, "decode plus --http 422 --json");
        assert_int_equal(run_status, 1);
        assert_non_null(strstr(run_out, member));
    }
}

static void decode_shows_how_long_to_wait(void **state)
{
    static const char *const seconds[] = {"59", "0", "2147483647", "\"59\"", "5.9e1"};
    char body[64];
    char shown[128];
    (void)state;
    for (size_t i = 0; i < sizeof seconds / sizeof seconds[0]; i++) {
        const char *number = i > 2 ? "59" : seconds[i];
        snprintf(body, sizeof body, "{\"code\":1008,\"message\":null,\"data\":%s}", seconds[i]);
        run_with(body, "decode plus --http 403");
        snprintf(shown, sizeof shown, "\n  wait         %s s\n  code         1008\n", number);
        assert_non_null(strstr(run_out, shown));
        run_with(body, "decode plus --http 403 --lang zh");
        snprintf(shown, sizeof shown, "\n  等待         %s 秒\n  状态码       1008\n", number);
        assert_non_null(strstr(run_out, shown));
        run_with(body, "decode plus --http 403 --json");
        snprintf(shown, sizeof shown, ",\"fault\":\"USER\",\"retry_after\":%s,\"has_code\":true,", number);
        assert_non_null(strstr(run_out, shown));
    }
    run_with("{\"code\":1008,\"data\":-1}", "decode plus --http 403");
    assert_null(strstr(run_out, "  wait "));
    run_with("{\"code\":1008,\"data\":-1}", "decode plus --http 403 --json");
    assert_non_null(strstr(run_out, ",\"retry_after\":null,"));
}

static void decode_accepts_any_http_status_of_three_digits(void **state)
{
    static const char *const statuses[] = {"100", "599", "600", "999"};
    (void)state;
    for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
        char arguments[64];
        char member[64];
        snprintf(arguments, sizeof arguments, "decode plus --json --http %s", statuses[i]);
        snprintf(member, sizeof member, ",\"http_status\":%s,", statuses[i]);
        run_with("{\"code\":1012}", arguments);
        assert_int_equal(run_status, 1);
        assert_non_null(strstr(run_out, member));
    }
}

/* The buffer starts with 64 KiB and doubles. */
static void decode_reads_bodies_that_just_fill_its_buffer(void **state)
{
    static char body[2 * 65536 + 2];
    static char member[sizeof body];
    (void)state;
    for (size_t size = 65536; size <= 2 * 65536; size *= 2)
        for (size_t length = size - 1; length <= size + 1; length++) {
            int digits = (int)(length - strlen("{\"code\":1012,\"data\":\"\"}"));
            snprintf(body, sizeof body, "{\"code\":1012,\"data\":\"%0*d\"}", digits, 7);
            snprintf(member, sizeof member, ",\"data\":\"%0*d\",\"entry\":{", digits, 7);
            assert_int_equal(strlen(body), length);
            run_with(body, "decode plus --json");
            assert_int_equal(run_status, 1);
            assert_non_null(strstr(run_out, member));
        }
}

static void decode_shows_up_to_400_characters(void **state)
{
    (void)state;
    for (size_t count = 399; count <= 401; count++) {
        char body[2048] = "{\"code\":1012,\"message\":\"";
        char expected[2048] = "  server says  ";
        for (size_t i = 0; i < count; i++) {
            strcat(body, "\xe6\x95\xb0");
            strcat(expected, i < 400 ? "\xe6\x95\xb0" : "\xe2\x80\xa6");
        }
        run_with(strcat(body, "\"}"), "decode plus");
        assert_non_null(strstr(run_out, strcat(expected, "\n")));
    }
}

static void body_writes_the_apis_own_envelope(void **state)
{
    (void)state;
    run("body plus 1012 --lang zh");
    assert_ran(0, "{\"status\":false,\"code\":1012,\"message\":\"token过期，需要刷新\",\"data\":null}\n", "");
    run("body plus token_expired --message '\"x\"' --data '{\"a\":[1]}'");
    assert_ran(0, "{\"status\":false,\"code\":1012,\"message\":\"\\\"x\\\"\",\"data\":{\"a\":[1]}}\n", "");
    run("body hero 1003");
    assert_ran(0, "{\"code\":1003,\"msg\":\"The token has expired.\",\"request\":\"\"}\n", "");
}

static void body_can_write_a_problem(void **state)
{
    (void)state;
    run("body plus 1012 --problem");
    assert_ran(0,
               "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
               "\"detail\":\"The token has expired and must be refreshed.\","
               "\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}\n",
               "");
    run("body plus 1012 --problem --lang zh --type-base 'https://a.example/c#' --detail D --instance /i");
    assert_ran(0,
               "{\"type\":\"https://a.example/c#plus-1012\",\"title\":\"token过期，需要刷新\",\"status\":401,"
               "\"detail\":\"D\",\"instance\":\"/"
               "i\",\"registry\":\"plus\",\"code\":1012,\"name\":\"TOKEN_EXPIRED\"}\n",
               "");
}

static void a_body_that_no_api_sends_is_not_found(void **state)
{
    (void)state;
    run("body hero http_not_found");
    assert_ran(
        1, "",
        "statuscode: hero HTTP_NOT_FOUND: the API has no body of its own for it; --problem writes one\n");
    run("body plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; in the range of 'channel module'\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_is_shown_in_full),
        cmocka_unit_test(a_name_in_any_case_finds_the_same_as_its_code),
        cmocka_unit_test(chinese_alone_has_aligned_chinese_labels),
        cmocka_unit_test(english_alone_has_no_chinese),
        cmocka_unit_test(code_is_one_object_in_json),
        cmocka_unit_test(the_action_is_explained_in_both_languages),
        cmocka_unit_test(further_meaning_follows_the_first),
        cmocka_unit_test(an_http_row_has_its_kind_in_json),
        cmocka_unit_test(number_alone_shows_every_registry_that_lists_it),
        cmocka_unit_test(number_alone_is_an_array_in_json),
        cmocka_unit_test(an_unlisted_code_is_answered_with_what_is_known),
        cmocka_unit_test(minus_zero_is_zero),
        cmocka_unit_test(several_codes_are_shown_one_after_the_other),
        cmocka_unit_test(name_alone_shows_every_registry_that_has_it),
        cmocka_unit_test(a_constant_alone_shows_its_entry),
        cmocka_unit_test(the_type_of_a_problem_shows_its_entry),
        cmocka_unit_test(an_unknown_word_is_answered_with_the_nearest),
        cmocka_unit_test(an_unknown_name_is_answered_with_the_nearest),
        cmocka_unit_test(a_list_has_every_entry_once),
        cmocka_unit_test(a_list_ends_with_the_later_entries),
        cmocka_unit_test(a_list_has_the_headings_of_the_document),
        cmocka_unit_test(columns_are_aligned_after_wide_characters),
        cmocka_unit_test(a_text_wider_than_its_column_shifts_its_own_row_only),
        cmocka_unit_test(exact_matches_come_before_prefixes_and_those_before_substrings),
        cmocka_unit_test(search_ignores_case),
        cmocka_unit_test(search_finds_a_text_anywhere_in_an_entry),
        cmocka_unit_test(search_finds_constants_by_their_beginning),
        cmocka_unit_test(search_finds_all_words_in_any_order),
        cmocka_unit_test(search_treats_wide_letters_as_narrow_ones),
        cmocka_unit_test(search_ranks_names_before_messages_and_notes_last),
        cmocka_unit_test(search_without_a_match_is_not_found),
        cmocka_unit_test(class_without_an_argument_shows_the_tree),
        cmocka_unit_test(a_class_lists_exact_entries_before_those_that_say_more),
        cmocka_unit_test(a_class_is_found_in_any_case_or_suggested),
        cmocka_unit_test(an_entry_shows_all_its_classes),
        cmocka_unit_test(an_entry_shows_whether_it_is_later_than_the_document),
        cmocka_unit_test(a_translation_starts_from_the_meaning_that_is_named),
        cmocka_unit_test(a_translation_shows_the_match_and_the_counterpart),
        cmocka_unit_test(a_translation_without_a_counterpart_is_not_found),
        cmocka_unit_test(a_translation_in_json_has_both_entries),
        cmocka_unit_test(code_is_explained_in_sentences),
        cmocka_unit_test(every_column_is_explained_by_a_sentence),
        cmocka_unit_test(every_meaning_of_a_number_is_explained),
        cmocka_unit_test(csv_with_bom_starts_with_a_byte_order_mark),
        cmocka_unit_test(misuse_is_explained_and_writes_nothing),
        cmocka_unit_test(an_unknown_registry_is_answered_with_the_list_of_registries),
        cmocka_unit_test(misuse_with_json_is_an_error_in_json),
        cmocka_unit_test(arguments_after_two_hyphens_are_not_options),
        cmocka_unit_test(error_messages_show_no_control_characters),
        cmocka_unit_test(arguments_cannot_move_the_cursor_or_reorder_the_text),
        cmocka_unit_test(error_messages_replace_each_byte_that_is_not_utf_8),
        cmocka_unit_test(unwritten_output_is_an_error),
        cmocka_unit_test(a_closed_output_is_no_error_if_there_is_nothing_to_write),
        cmocka_unit_test(a_closed_pipe_is_silent),
        cmocka_unit_test(help_names_every_subcommand_and_option),
        cmocka_unit_test(help_can_be_requested_in_every_way),
        cmocka_unit_test(the_version_is_that_of_the_library),
        cmocka_unit_test(decode_exits_with_the_outcome),
        cmocka_unit_test(decode_shows_what_happened_and_what_to_do),
        cmocka_unit_test(decode_shows_where_a_body_is_not_json),
        cmocka_unit_test(decode_in_json_has_all_members),
        cmocka_unit_test(decode_shows_no_control_characters),
        cmocka_unit_test(decode_shows_field_errors),
        cmocka_unit_test(decode_reads_a_problem_of_the_library),
        cmocka_unit_test(decode_reads_a_foreign_problem),
        cmocka_unit_test(decode_in_json_has_field_errors),
        cmocka_unit_test(decode_shows_up_to_100_field_errors),
        cmocka_unit_test(decode_unescapes_field_errors_of_any_length),
        cmocka_unit_test(decode_shows_how_long_to_wait),
        cmocka_unit_test(decode_accepts_any_http_status_of_three_digits),
        cmocka_unit_test(decode_reads_bodies_that_just_fill_its_buffer),
        cmocka_unit_test(decode_shows_up_to_400_characters),
        cmocka_unit_test(body_writes_the_apis_own_envelope),
        cmocka_unit_test(body_can_write_a_problem),
        cmocka_unit_test(a_body_that_no_api_sends_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
