// SPDX-License-Identifier: MIT
// simdjson.cpp: calls simdjson. On demand, it validates only what it passes on the way to the requested member. Its
// builder escapes strings, and copies UTF-8 without checking it.
#include "simdjson_peer.h"

#include <simdjson.h>
#include <string>
#include <string_view>

const char *simdjson_version()
{
    static const std::string version = std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + '.' +
                                       std::to_string(simdjson::SIMDJSON_VERSION_MINOR) + '.' +
                                       std::to_string(simdjson::SIMDJSON_VERSION_REVISION);
    return version.c_str();
}

static simdjson::ondemand::parser parser;

std::int64_t simdjson_code(const char *text, std::size_t length, std::size_t capacity)
{
    simdjson::ondemand::document document;
    std::int64_t code = 0;
    if (parser.iterate(text, length, capacity).get(document) != simdjson::SUCCESS ||
        document["code"].get(code) != simdjson::SUCCESS)
        return -1;
    return code;
}

std::int64_t simdjson_reply(const char *text, std::size_t length, std::size_t capacity, const char *name,
                            const char **message, std::size_t *message_length)
{
    simdjson::ondemand::document document;
    std::int64_t code = 0;
    std::string_view string;
    if (parser.iterate(text, length, capacity).get(document) != simdjson::SUCCESS ||
        document["code"].get(code) != simdjson::SUCCESS || document[name].get(string) != simdjson::SUCCESS)
        return -1;
    *message = string.data();
    *message_length = string.size();
    return code;
}

#if __has_include(<simdjson/builder.h>)
int simdjson_can_write()
{
    return 1;
}

const char *simdjson_write(const struct member *members, std::size_t count, const char *behind, std::size_t *length)
{
    static simdjson::builder::string_builder builder;
    std::string_view text;
    builder.clear();
    builder.start_object();
    for (std::size_t i = 0; i < count; i++) {
        builder.append_raw(members[i].before);
        if (members[i].string)
            builder.escape_and_append_with_quotes(members[i].string);
        else
            builder.append(members[i].number);
    }
    builder.append_raw(behind);
    builder.end_object();
    if (builder.view().get(text) != simdjson::SUCCESS)
        text = std::string_view("");
    *length = text.size();
    return text.data();
}
#else
int simdjson_can_write()
{
    return 0;
}

const char *simdjson_write(const struct member *, std::size_t, const char *, std::size_t *length)
{
    *length = 0;
    return "";
}
#endif
