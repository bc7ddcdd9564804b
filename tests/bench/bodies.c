/* SPDX-License-Identifier: MIT */
/* bodies.c: generates response bodies from random fragments. */
#include "bodies.h"
#include "bench.h"

#include <stdlib.h>
#include <string.h>

static const char *const compact[] = {
    "{\"id\":174235,\"name\":\"Wang Xiaoming\",\"verified\":true,\"avatar\":null}",
    "{\"id\":9,\"name\":\"Li\",\"verified\":false,\"avatar\":\"https://example.com/u/9/avatar.png\"}",
    "{\"id\":88123,\"name\":\"Zhang San\",\"verified\":true,\"avatar\":\"\",\"tags\":[1,2,3]}", NULL};
static const char *const pretty[] = {
    "\n    {\n      \"id\": 174235,\n      \"name\": \"Wang Xiaoming\",\n      \"verified\": true,\n"
    "      \"avatar\": null\n    }",
    "\n    {\n      \"id\": 9,\n      \"name\": \"Li\",\n      \"tags\": [\n        1,\n        2\n      ]\n   "
    " }",
    NULL};
static const char *const chinese[] = {"\"动态不存在或者已经被删除，请刷新以后再试一次\"",
                                      "\"您关注的人发布了新的动态：今天天气很好\"", "\"评论成功\"", NULL};
static const char *const escapes[] = {"\"\\u52a8\\u6001\\u4e0d\\u5b58\\u5728\"",
                                      "\"a \\\"quoted\\\" word\\nand\\ta path C:\\\\x\"",
                                      "\"\\/api\\/v1\\/feeds\\/12\"", NULL};
static const char *const numbers[] = {"0",        "17",      "-3.25",      "1742351188",
                                      "0.000125", "6.02e23", "116.397428", NULL};
static const char *const deep[] = {"[[[[[[[[{\"a\":[[[{\"b\":[[[[1]]]]}]]]}]]]]]]]]",
                                   "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}", NULL};

const char *const body_kinds[] = {"compact", "pretty-printed", "Chinese text", "escapes", "numbers", "deep",
                                  NULL};

static const char *const *const fragments_of_kind[] = {compact, pretty, chinese, escapes, numbers, deep};

static void append(struct body *body, const char *text)
{
    size_t length = strlen(text);
    memcpy(body->text + body->length, text, length);
    body->length += length;
}

const struct frame body_of_values = {"{\"status\":false,\"message\":\"token\",\"data\":[", ",",
                                     "],\"code\":1012}"};
const struct frame body_of_members = {"{\"status\":false,", ",", ",\"code\":1012}"};

struct body body_of_fragments(const struct frame *frame, const char *const *fragments, size_t count,
                              size_t length)
{
    struct body body = {0, NULL};
    const char *fragment = fragments[bench_random() % count];
    body.text = calloc(1, length + 1024 + BODY_SLACK);
    if (!body.text)
        abort();
    append(&body, frame->open);
    append(&body, fragment);
    while (body.length < length) {
        fragment = fragments[bench_random() % count];
        if (body.length + strlen(frame->between) + strlen(fragment) + strlen(frame->close) > length)
            break;
        append(&body, frame->between);
        append(&body, fragment);
    }
    append(&body, frame->close);
    return body;
}

struct body body_of_kind(size_t kind, size_t length)
{
    const char *const *fragments = fragments_of_kind[kind];
    size_t count = 0;
    while (fragments[count])
        count++;
    return body_of_fragments(&body_of_values, fragments, count, length);
}
