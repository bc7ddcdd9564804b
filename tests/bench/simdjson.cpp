// SPDX-License-Identifier: MIT
// simdjson on demand: finds the code, and validates no more than what it walks over.
#include "simdjson_peer.h"

#include <simdjson.h>

std::int64_t simdjson_code(const char *text, std::size_t length, std::size_t capacity)
{
    static simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    std::int64_t code = 0;
    if (parser.iterate(text, length, capacity).get(document) != simdjson::SUCCESS ||
        document["code"].get(code) != simdjson::SUCCESS)
        return -1;
    return code;
}
