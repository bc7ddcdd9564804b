/* SPDX-License-Identifier: MIT */
/* examples/statuscode: the tool as a process, with its exit status and what it writes to whom. */
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

/* Asserts that both stand in the output, this one first. */
static void assert_before(const char *first, const char *second)
{
    const char *a = strstr(run_out, first);
    const char *b = strstr(run_out, second);
    assert_non_null(a);
    assert_non_null(b);
    assert_true(a < b);
}

/* ---- Looking up --------------------------------------------------------------------------------------- */

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
    "\"fault\":\"CALLER\",\"group\":{\"zh\":\"用户模块\",\"en\":\"user module\"},"
    "\"note\":{\"zh\":\"返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\","
    "\"en\":\"The filter that sent this code was removed three days before the document was "
    "written; servers of that date send 1099.\"},\"meanings\":[]}\n";

static void code_is_shown_in_full(void **state)
{
    (void)state;
    run("plus 1012");
    assert_ran(0, token_expired, "");
}

static void name_in_any_case_finds_what_its_code_finds(void **state)
{
    (void)state;
    run("plus token_expired");
    assert_ran(0, token_expired, "");
    run("PLUS Sc_Plus_Token_Expired");
    assert_ran(0, token_expired, "");
}

static void chinese_alone_has_chinese_labels_in_line(void **state)
{
    (void)state;
    run("plus 1012 --lang zh");
    assert_ran(0,
               "plus 1012 TOKEN_EXPIRED\n"
               "  常量         SC_PLUS_TOKEN_EXPIRED\n"
               "  消息         token过期，需要刷新\n"
               "  HTTP 映射    401 Unauthorized\n"
               "  实际 HTTP    401 Unauthorized\n"
               "  通用代码     UNAUTHENTICATED (16)\n"
               "  结果         FAILURE\n"
               "  处理         REFRESH_TOKEN: 刷新 token 后重发请求\n"
               "  责任         CALLER: 由调用方的程序解决\n"
               "  分组         用户模块\n"
               "  注意         返回此码的过滤器在文档写成前三天已被删除；那时的服务器返回 1099。\n",
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
    assert_ran(0, token_expired_json, "");
    run("plus token_expired --json --lang zh");
    assert_ran(0, token_expired_json, "");
}

static void action_is_put_into_words_in_both_languages(void **state)
{
    static const struct {
        const char *entry;
        const char *zh;
        const char *en;
    } cases[] = {
        {"fecshop 200", "NONE: 无需处理", "NONE: nothing is left to do"},
        {"fecshop 1000000", "NONE: 无法自动处理，请显示自己的提示",
         "NONE: nothing helps automatically; show a message of your own"},
        {"fecshop 1100008", "NONE: 无法自动处理，请把消息显示给用户",
         "NONE: nothing helps automatically; show the message to the user"},
        {"fecshop 1500013", "VERIFY: 可能已经生效：重复之前先查明",
         "VERIFY: it may have taken effect: look before repeating"},
        {"fecshop 1000006", "FIX_REQUEST: 更正请求后再发送",
         "FIX_REQUEST: correct the request and send it again"},
        {"fecshop 1100003", "LOGIN: 重新登录", "LOGIN: log in again"},
        {"jiemi 0", "CHECK_HTTP: 以 HTTP 状态为准", "CHECK_HTTP: look at the HTTP status: it decides"},
        {"jiemi 1015", "PAY: 用返回的订单继续支付", "PAY: go on to pay with the order in the response"},
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
                  "\nA further meaning of the same code:\njiemi 1008 REQUEST_REFUSED\n");
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

static void http_row_says_that_it_is_one_in_json(void **state)
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
    assert_before("hero 1000 ", "\nThese 4 registries list 1000, and what it means differs: "
                                "go by the API that sent it.\n");
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

static void unlisted_code_says_what_is_known(void **state)
{
    (void)state;
    run("plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; channel module\n");
    run("plus 4012 --json");
    assert_ran(1, "", "{\"error\":\"plus 4012: not listed; channel module\"}\n");
    run("4012");
    assert_ran(1, "", "statuscode: 4012: not listed in any registry; plus: channel module\n");
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

static void unknown_name_is_answered_with_the_nearest(void **state)
{
    (void)state;
    run("plus token_expried");
    assert_ran(1, "", "statuscode: plus token_expried: no such name; did you mean TOKEN_EXPIRED?\n");
    run("plus frobnicate");
    assert_ran(1, "", "statuscode: plus frobnicate: no such name; 'statuscode list plus' lists them\n");
}

/* ---- Lists and searches ------------------------------------------------------------------------------- */

/* How many entries a registry has by its golden file. */
static size_t count_golden(sc_registry registry)
{
    static struct golden golden;
    assert_true(golden_read(&golden, registry));
    return golden_entries(&golden);
}

static void list_has_every_entry_once(void **state)
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

static void list_stands_under_the_headings_of_the_document(void **state)
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

static void columns_are_in_line_behind_wide_characters(void **state)
{
    (void)state;
    run("search wechat_");
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

/* Fecshop has names of 54 letters and messages of 72 columns. */
static void what_is_wider_than_its_column_widens_it_for_no_other_row(void **state)
{
    (void)state;
    run("list fecshop");
    assert_int_equal(run_status, 0);
    assert_non_null(strstr(run_out,
                           "\n    200  STATUS_SUCCESS                                200  成功状态       "
                           "                               The request succeeded.\n"));
}

static void exact_comes_before_prefix_and_prefix_before_substring(void **state)
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

static void search_finds_a_text_wherever_it_stands(void **state)
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

static void search_finds_constants_from_their_beginning(void **state)
{
    (void)state;
    run("search sc_hero_token --json");
    assert_int_equal(run_status, 0);
    assert_int_equal(count_of(run_out, "\n{\"registry\":\"hero\""), 2);
    run("search hero_token");
    assert_ran(1, "", "statuscode: hero_token: no name and no message has it\n");
}

static void search_without_a_match_is_not_found(void **state)
{
    (void)state;
    run("search 'no such words'");
    assert_ran(1, "", "statuscode: no such words: no name and no message has it\n");
    run("search 'no such words' --json");
    assert_ran(1, "[]\n", "{\"error\":\"no such words: no name and no message has it\"}\n");
}

/* ---- Translating -------------------------------------------------------------------------------------- */

static void translation_shows_how_well_it_fits_and_the_counterpart(void **state)
{
    char expected[2048];
    (void)state;
    snprintf(expected, sizeof expected,
             "  from         hero 1003 TOKEN_EXPIRED\n"
             "  match        EXACT: the same meaning\n"
             "  meaning      token_expired\n"
             "\n%s",
             token_expired);
    run("translate hero token_expired PLUS");
    assert_ran(0, expected, "");
    run("translate plus not_admin jiemi --lang zh");
    assert_int_equal(run_status, 0);
    assert_before("  原代码       plus 5001 NOT_ADMIN\n"
                  "  匹配         BROADER: 符合，但含义较宽\n"
                  "\njiemi 1008 REQUEST_REFUSED\n",
                  "  消息         请求被拒绝。\n");
    assert_null(strstr(run_out, "\n  含义"));
    assert_null(strstr(run_out, "CREDENTIALS_WRONG"));
    run("translate plus 1006 plus --lang en");
    assert_before("  match        EXACT: the same meaning\n\nplus 1006 PASSWORD_WRONG\n",
                  "  message      The password is wrong.\n");
}

static void translation_to_nothing_is_not_found(void **state)
{
    (void)state;
    run("translate plus 1006 hero");
    assert_ran(1, "", "statuscode: plus 1006 PASSWORD_WRONG: no counterpart in hero\n");
    run("translate plus 4012 hero");
    assert_ran(1, "", "statuscode: plus 4012: not listed; channel module\n");
}

static void translation_in_json_has_both_entries(void **state)
{
    char to[2048];
    (void)state;
    snprintf(to, sizeof to, "},\"match\":\"EXACT\",\"to\":%.*s}\n", (int)strlen(token_expired_json) - 1,
             token_expired_json);
    run("translate hero 1003 plus --json");
    assert_int_equal(run_status, 0);
    assert_string_equal(run_err, "");
    assert_before("{\"from\":{\"registry\":\"hero\",\"code\":1003,", to);
    run("translate plus 1012 fecshop --json");
    assert_int_equal(run_status, 0);
    assert_before("},\"match\":\"BROADER\",\"to\":{\"registry\":\"fecshop\",\"code\":1100003,", "}}\n");
    run("translate plus 1006 hero --json");
    assert_int_equal(run_status, 1);
    assert_before("{\"from\":{\"registry\":\"plus\",\"code\":1006,", "},\"match\":\"NONE\",\"to\":null}\n");
    assert_string_equal(run_err, "{\"error\":\"plus 1006 PASSWORD_WRONG: no counterpart in hero\"}\n");
}

/* ---- Misuse ------------------------------------------------------------------------------------------- */

static const struct {
    const char *arguments;
    const char *complaint;
} misuses[] = {
    {"", "nothing asked; try 'statuscode search token' or 'statuscode --help'"},
    {"plus", "plus: which code? 'statuscode plus CODE', or 'statuscode list plus' for all"},
    {"''", "'': not a code (a plain integer of 32 bits); 'statuscode search TEXT' finds words"},
    {"token", "'token': not a code (a plain integer of 32 bits); 'statuscode search TEXT' finds words"},
    {"11abc", "'11abc': not a code (a plain integer of 32 bits); 'statuscode search TEXT' finds words"},
    {"plus 11abc", "'11abc': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 99999999999", "'99999999999': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 18446744073709552628",
     "'18446744073709552628': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 2147483648", "'2147483648': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus -2147483649", "'-2147483649': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus ''", "'': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus +5", "'+5': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus -", "'-': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 007", "'007': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 1.0", "'1.0': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus ' 1012'", "' 1012': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 0x3f4", "'0x3f4': neither a code (a plain integer of 32 bits) nor a name"},
    {"plus 1%5", "'1%5': neither a code (a plain integer of 32 bits) nor a name"},
    {"1%5", "'1%5': not a code (a plain integer of 32 bits); 'statuscode search TEXT' finds words"},
    {"plux 1012", "plux: no such registry; did you mean plus?"},
    {"plsu 1012", "plsu: no such registry; did you mean plus?"},
    {"jiemixx 1000", "jiemixx: no such registry; did you mean jiemi?"},
    {"plus 1012 1013", "too many arguments; it is 'statuscode REGISTRY CODE', 'statuscode CODE'"},
    {"list plus hero", "too many arguments; it is 'statuscode list [REGISTRY]'"},
    {"search", "too few arguments; it is 'statuscode search TEXT'"},
    {"search ''", "search: the text is empty; give a word of a name or of a message"},
    {"serach token", "serach: no such subcommand; did you mean search?"},
    {"--lang", "--lang: needs a value behind it"},
    {"--lang fr plus 1012", "--lang fr: must be zh, en or both"},
    {"--jsno plus 1012", "--jsno: no such option; did you mean --json?"},
    {"--js plus 1012", "--js: no such option; did you mean --json?"},
    {"--lan=zh plus 1012", "--lan=zh: no such option; 'statuscode --help' lists them"},
    {"-x plus 1012", "-x: no such option; 'statuscode --help' lists them"},
    {"--help=yes", "--help: takes no value"},
    {"list --http 404", "list: takes no --http; 'statuscode --help' shows what it takes"},
    {"plus 1012 --problem", "looking up a code: takes no --problem; 'statuscode --help' shows what it takes"},
    {"translate plus 1012", "too few arguments; it is 'statuscode translate REGISTRY CODE TO'"},
    {"translate plus 1012 heor", "heor: no such registry; did you mean hero?"},
    {"translate plux 1012 hero", "plux: no such registry; did you mean plus?"},
    {"translate plus 1012 hero --http 401",
     "translate: takes no --http; 'statuscode --help' shows what it takes"},
    {"decode", "too few arguments; it is 'statuscode decode REGISTRY [FILE]'"},
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
    {"decode plus /dev/zero", "/dev/zero: too long: a body may have up to 64 MiB"},
    {"body plus", "too few arguments; it is 'statuscode body REGISTRY CODE'"},
    {"body plus 1012 --lang both", "--lang both: a body is in one language, zh or en"},
    {"body plus 1012 --detail x",
     "body without --problem: takes no --detail; 'statuscode --help' shows what it takes"},
    {"body plus 1012 --problem --data 1",
     "body --problem: takes no --data; 'statuscode --help' shows what it takes"},
    {"body plus 1012 --data '{'", "--data: must be one complete JSON text, such as null or '{\"id\":7}'"},
};

static void misuse_is_explained_and_writes_nothing(void **state)
{
    char expected[256];
    (void)state;
    for (size_t i = 0; i < sizeof misuses / sizeof misuses[0]; i++) {
        run(misuses[i].arguments);
        snprintf(expected, sizeof expected, "statuscode: %s\n", misuses[i].complaint);
        assert_ran(2, "", expected);
    }
}

static void what_is_no_registry_is_answered_with_those_that_there_are(void **state)
{
    static const char *const arguments[] = {"github 404", "list github", "translate plus 1012 github",
                                            "decode github"};
    char expected[1024] = "statuscode: github: no such registry; there are ";
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
    assert_ran(2, "", "{\"error\":\"body: takes no --json; 'statuscode --help' shows what it takes\"}\n");
    run("--nonsense plus 1012 --json");
    assert_ran(2, "", "{\"error\":\"--nonsense: no such option; 'statuscode --help' lists them\"}\n");
    run("--json plus '11\"\\'");
    assert_ran(2, "", "{\"error\":\"'11\\\"\\\\': neither a code (a plain integer of 32 bits) nor a name\"}\n");
}

static void arguments_behind_two_hyphens_are_no_options(void **state)
{
    (void)state;
    run("plus -- 1012");
    assert_ran(0, token_expired, "");
    run("search -- --json");
    assert_ran(1, "", "statuscode: --json: no name and no message has it\n");
    run("search -- --");
    assert_ran(1, "", "statuscode: --: no name and no message has it\n");
}

static void complaint_shows_no_control_characters(void **state)
{
    (void)state;
    run("\"$(printf '\\033[31m\\302\\233\\377')\" 1");
    assert_int_equal(run_status, 2);
    assert_non_null(strstr(run_err, "statuscode: \xef\xbf\xbd[31m\xef\xbf\xbd\xef\xbf\xbd: no such registry"));
}

static void complaint_shows_a_sign_for_each_byte_that_is_no_utf_8(void **state)
{
    static const char *const texts[] = {
        "\\300\\233",           /* U+001B in two bytes */
        "\\340\\202\\233",      /* U+009B in three */
        "\\355\\240\\200",      /* a surrogate */
        "\\364\\220\\200\\200", /* U+110000 */
        "\\342\\200",           /* cut off */
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

static void nothing_to_write_is_no_error_of_a_closed_output(void **state)
{
    (void)state;
    run_into(TO_CLOSED, "plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; channel module\n");
}

static void closed_pipe_is_silent(void **state)
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
        "statuscode translate ",
        "statuscode decode ",
        "statuscode body ",
        "--help",
        "--version",
        "--json",
        "--lang",
        "--http",
        "--problem",
        "--detail",
        "--message",
        "--data",
        "--instance",
        "--type-base",
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

static void version_is_the_library_s(void **state)
{
    char expected[64];
    (void)state;
    snprintf(expected, sizeof expected, "statuscode %s\n", sc_version());
    run("--version");
    assert_ran(0, expected, "");
}

/* ---- Bodies ------------------------------------------------------------------------------------------- */

static void decode_exits_by_the_outcome(void **state)
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

static void decode_says_what_happened_and_what_to_do(void **state)
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
                  token_expired);
}

static void decode_says_where_a_body_is_no_json(void **state)
{
    (void)state;
    run_with("{\"code\":1012,}", "decode plus --http 502");
    assert_ran(1,
               "  outcome      FAILURE\n"
               "  action       RETRY: repeat the same request later\n"
               "  fault        DEPENDENCY: a service that this one depends on can put it right\n"
               "  body         NOT_JSON, from byte 13 on\n",
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
             "\"has_code\":true,\"code\":1012,\"http_status\":401,\"message\":\"a\\u0000b\\n\",\"data\":[1, "
             "{}],\"entry\":%.*s,\"error_offset\":0}\n",
             (int)strlen(token_expired_json) - 1, token_expired_json);
    assert_ran(1, expected, "");
    run_with("[", "decode fecshop --json");
    assert_ran(4,
               "{\"read\":\"NOT_JSON\",\"outcome\":\"UNDECIDED\",\"action\":\"NONE\",\"fault\":\"SERVER\","
               "\"has_code\":false,\"code\":0,\"http_status\":0,\"message\":null,\"data\":null,\"entry\":null,"
               "\"error_offset\":1}\n",
               "");
}

static void decode_lets_no_control_character_through(void **state)
{
    static const char body[] = "{\"code\":1012,\"message\":\"\\u001b[31m\\n\x7f\xc2\x9b\xe2\x80\xae!\","
                               "\"data\":\"\x7f\xc2\x9b\"}";
    (void)state;
    run_with(body, "decode plus");
    assert_non_null(strstr(run_out, "  server says  \xef\xbf\xbd[31m \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd!\n"
                                    "  data         \"\xef\xbf\xbd\xef\xbf\xbd\"\n"));
    run_with(body, "decode plus --json");
    assert_non_null(
        strstr(run_out, "\"message\":\"\\u001b[31m\\n\\u007f\\u009b\\u202e!\",\"data\":\"\\u007f\\u009b\""));
}

static void decode_takes_any_http_status_of_three_digits(void **state)
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

/* The buffer has 64 KiB at first, then twice as many. */
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

static void decode_shows_people_400_characters(void **state)
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

static void body_is_the_api_s_own(void **state)
{
    (void)state;
    run("body plus 1012 --lang zh");
    assert_ran(0, "{\"status\":false,\"code\":1012,\"message\":\"token过期，需要刷新\",\"data\":null}\n", "");
    run("body plus token_expired --message '\"x\"' --data '{\"a\":[1]}'");
    assert_ran(0, "{\"status\":false,\"code\":1012,\"message\":\"\\\"x\\\"\",\"data\":{\"a\":[1]}}\n", "");
    run("body hero 1003");
    assert_ran(0, "{\"code\":1003,\"msg\":\"The token has expired.\",\"request\":\"\"}\n", "");
}

static void body_can_be_a_problem(void **state)
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

static void body_that_no_api_sends_is_not_found(void **state)
{
    (void)state;
    run("body hero http_not_found");
    assert_ran(
        1, "",
        "statuscode: hero HTTP_NOT_FOUND: the API sends no body of its own with it; --problem writes one\n");
    run("body plus 4012");
    assert_ran(1, "", "statuscode: plus 4012: not listed; channel module\n");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_is_shown_in_full),
        cmocka_unit_test(name_in_any_case_finds_what_its_code_finds),
        cmocka_unit_test(chinese_alone_has_chinese_labels_in_line),
        cmocka_unit_test(english_alone_has_no_chinese),
        cmocka_unit_test(code_is_one_object_in_json),
        cmocka_unit_test(action_is_put_into_words_in_both_languages),
        cmocka_unit_test(further_meaning_follows_the_first),
        cmocka_unit_test(http_row_says_that_it_is_one_in_json),
        cmocka_unit_test(number_alone_shows_every_registry_that_lists_it),
        cmocka_unit_test(number_alone_is_an_array_in_json),
        cmocka_unit_test(unlisted_code_says_what_is_known),
        cmocka_unit_test(minus_zero_is_zero),
        cmocka_unit_test(unknown_name_is_answered_with_the_nearest),
        cmocka_unit_test(list_has_every_entry_once),
        cmocka_unit_test(list_stands_under_the_headings_of_the_document),
        cmocka_unit_test(columns_are_in_line_behind_wide_characters),
        cmocka_unit_test(what_is_wider_than_its_column_widens_it_for_no_other_row),
        cmocka_unit_test(exact_comes_before_prefix_and_prefix_before_substring),
        cmocka_unit_test(search_ignores_case),
        cmocka_unit_test(search_finds_a_text_wherever_it_stands),
        cmocka_unit_test(search_finds_constants_from_their_beginning),
        cmocka_unit_test(search_without_a_match_is_not_found),
        cmocka_unit_test(translation_shows_how_well_it_fits_and_the_counterpart),
        cmocka_unit_test(translation_to_nothing_is_not_found),
        cmocka_unit_test(translation_in_json_has_both_entries),
        cmocka_unit_test(misuse_is_explained_and_writes_nothing),
        cmocka_unit_test(what_is_no_registry_is_answered_with_those_that_there_are),
        cmocka_unit_test(misuse_with_json_is_an_error_in_json),
        cmocka_unit_test(arguments_behind_two_hyphens_are_no_options),
        cmocka_unit_test(complaint_shows_no_control_characters),
        cmocka_unit_test(complaint_shows_a_sign_for_each_byte_that_is_no_utf_8),
        cmocka_unit_test(unwritten_output_is_an_error),
        cmocka_unit_test(nothing_to_write_is_no_error_of_a_closed_output),
        cmocka_unit_test(closed_pipe_is_silent),
        cmocka_unit_test(help_names_every_subcommand_and_option),
        cmocka_unit_test(version_is_the_library_s),
        cmocka_unit_test(decode_exits_by_the_outcome),
        cmocka_unit_test(decode_says_what_happened_and_what_to_do),
        cmocka_unit_test(decode_says_where_a_body_is_no_json),
        cmocka_unit_test(decode_in_json_has_all_members),
        cmocka_unit_test(decode_lets_no_control_character_through),
        cmocka_unit_test(decode_takes_any_http_status_of_three_digits),
        cmocka_unit_test(decode_reads_bodies_that_just_fill_its_buffer),
        cmocka_unit_test(decode_shows_people_400_characters),
        cmocka_unit_test(body_is_the_api_s_own),
        cmocka_unit_test(body_can_be_a_problem),
        cmocka_unit_test(body_that_no_api_sends_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
