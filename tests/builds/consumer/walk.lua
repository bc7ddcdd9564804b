-- SPDX-License-Identifier: MIT
-- Prints what walk.c prints, from LuaJIT: luajit walk.lua LIBRARY HEADER. It takes its declarations from the header,
-- after removing what the C preprocessor would remove.
local ffi = require("ffi")

local header = assert(io.open(arg[2])):read("*a")
header = header:gsub('extern "C" {.-#endif', "#endif"):gsub("#ifdef __cplusplus%s*}", "")
header = header:gsub("\n%s*#[^\n]*", "\n"):gsub("SC_API ", "")
ffi.cdef(header)
local sc = ffi.load(arg[1])

local function show(...)
    local fields = { ... }
    for i, field in ipairs(fields) do
        fields[i] = ffi.istype("const char *", field) and ffi.string(field) or tostring(tonumber(field) or field)
    end
    print(table.concat(fields, "\t"))
end

local function unescaped(text, length)
    local buffer = ffi.new("char[64]")
    sc.sc_unescape(buffer, 64, text, length)
    return ffi.string(buffer)
end

local function part(text, length)
    return text ~= nil and ffi.string(text, length) or ""
end

local function read_body(registry, http_status, body)
    local reply, errors, message = ffi.new("sc_reply"), ffi.new("sc_field_error"), ffi.new("char[64]")
    local read = sc.sc_read_reply(registry, http_status, body, #body, reply)
    sc.sc_read_message(reply, message, 64)
    local fields = { sc.sc_read_name(read), sc.sc_outcome_name(reply.outcome), sc.sc_action_name(reply.action),
        sc.sc_fault_name(reply.fault), reply.retry_after, reply.has_code, reply.code, reply.http_status,
        sc.sc_registry_name(reply.registry), sc.sc_constant(reply.entry), reply.message_length, ffi.string(message),
        part(reply.data, reply.data_length), part(reply.body, reply.body_length), reply.error_offset }
    while sc.sc_next_field_error(reply, errors) == 1 do
        fields[#fields + 1] = unescaped(errors.field, errors.field_length)
        fields[#fields + 1] = unescaped(errors.message, errors.message_length)
    end
    show(unpack(fields))
end

local position = 0
local registry = sc.sc_registry_at(position)
while registry ~= sc.SC_REGISTRY_NONE do
    for i = 0, tonumber(sc.sc_count(registry)) - 1 do
        local e = sc.sc_at(registry, i)
        show(sc.sc_registry_name(registry), sc.sc_code(e), sc.sc_kind_of(e), sc.sc_constant(e), sc.sc_http_status(e),
            sc.sc_wire_status(e), sc.sc_canonical_of(e), sc.sc_action_of(e), sc.sc_fault_of(e),
            sc.sc_message(e, sc.SC_ZH), sc.sc_message(e, sc.SC_EN))
    end
    position = position + 1
    registry = sc.sc_registry_at(position)
end
read_body(sc.SC_PLUS, 401, [[{"status":false,"code":1012,"message":"\u8fc7\u671f","data":{"id":7}}]])
read_body(sc.SC_PLUS, 403, [[{"status":false,"code":1008,"message":null,"data":59}]])
read_body(sc.SC_PLUS, 422, "\239\187\191" .. [[{"errors":{"phone":["\u8fc7\u671f",""],"":"\""}}]])
read_body(sc.SC_HERO, 502, [[{"code":0,}]])
