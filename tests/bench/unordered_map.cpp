// SPDX-License-Identifier: MIT
// unordered_map.cpp: looking up a code with the C++ standard library.
#include "peers.h"

#include <cstdint>
#include <unordered_map>

static std::uint64_t key_of(int registry, std::int32_t code)
{
    return static_cast<std::uint64_t>(registry) << 32 | static_cast<std::uint32_t>(code);
}

static std::unordered_map<std::uint64_t, peer_row> all_rows()
{
    std::unordered_map<std::uint64_t, peer_row> rows;
    for (int i = 0; i < peer_row_count; i++)
        rows.emplace(key_of(peer_rows[i].registry, peer_rows[i].code), peer_rows[i]);
    return rows;
}

static const std::unordered_map<std::uint64_t, peer_row> rows = all_rows();

const void *peer_unordered_map(int registry, std::int32_t code)
{
    auto found = rows.find(key_of(registry, code));
    return found == rows.end() ? nullptr : &found->second;
}
