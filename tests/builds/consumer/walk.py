# SPDX-License-Identifier: MIT
"""Prints what walk.c prints, from Python: walk.py LIBRARY. Enumerations are ints, entries are opaque pointers."""
import ctypes
import sys

ZH, EN = 0, 1
library = ctypes.CDLL(sys.argv[1])


def function(name, result, *arguments):
    found = getattr(library, name)
    found.restype = result
    found.argtypes = arguments
    return found


class Reply(ctypes.Structure):
    _fields_ = [
        ("outcome", ctypes.c_int),
        ("action", ctypes.c_int),
        ("fault", ctypes.c_int),
        ("retry_after", ctypes.c_int),
        ("has_code", ctypes.c_int),
        ("code", ctypes.c_int32),
        ("http_status", ctypes.c_int),
        ("registry", ctypes.c_int),
        ("entry", ctypes.c_void_p),
        ("message", ctypes.c_void_p),
        ("message_length", ctypes.c_size_t),
        ("data", ctypes.c_void_p),
        ("data_length", ctypes.c_size_t),
        ("body", ctypes.c_void_p),
        ("body_length", ctypes.c_size_t),
        ("error_offset", ctypes.c_size_t),
        ("reserved", ctypes.c_void_p * 4),
    ]


class FieldError(ctypes.Structure):
    _fields_ = [
        ("field", ctypes.c_void_p),
        ("field_length", ctypes.c_size_t),
        ("message", ctypes.c_void_p),
        ("message_length", ctypes.c_size_t),
        ("reserved", ctypes.c_size_t * 4),
    ]


entry, text, integer = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
registry_name = function("sc_registry_name", text, integer)
registry_at = function("sc_registry_at", integer, ctypes.c_size_t)
count = function("sc_count", ctypes.c_size_t, integer)
at = function("sc_at", entry, integer, ctypes.c_size_t)
message = function("sc_message", text, entry, integer)
constant = function("sc_constant", text, entry)
columns = [
    function("sc_code", ctypes.c_int32, entry),
    function("sc_kind_of", integer, entry),
    constant,
    function("sc_http_status", integer, entry),
    function("sc_wire_status", integer, entry),
    function("sc_canonical_of", integer, entry),
    function("sc_action_of", integer, entry),
    function("sc_fault_of", integer, entry),
]

read_reply = function("sc_read_reply", integer, integer, integer, text, ctypes.c_size_t, ctypes.POINTER(Reply))
read_message = function("sc_read_message", ctypes.c_size_t, ctypes.POINTER(Reply), text, ctypes.c_size_t)
next_field_error = function("sc_next_field_error", integer, ctypes.POINTER(Reply), ctypes.POINTER(FieldError))
unescape = function("sc_unescape", ctypes.c_size_t, text, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_size_t)
read_name = function("sc_read_name", text, integer)
outcome_name = function("sc_outcome_name", text, integer)
action_name = function("sc_action_name", text, integer)
fault_name = function("sc_fault_name", text, integer)


def show(*fields):
    line = "\t".join(f.decode() if isinstance(f, bytes) else str(f) for f in fields)
    sys.stdout.buffer.write(line.encode() + b"\n")


def read_body(registry, http_status, body):
    reply, error, unescaped = Reply(), FieldError(), ctypes.create_string_buffer(64)
    read = read_reply(registry, http_status, body, len(body), reply)
    read_message(reply, unescaped, len(unescaped))
    fields = [
        read_name(read),
        outcome_name(reply.outcome),
        action_name(reply.action),
        fault_name(reply.fault),
        reply.retry_after,
        reply.has_code,
        reply.code,
        reply.http_status,
        registry_name(reply.registry),
        constant(reply.entry),
        reply.message_length,
        unescaped.value,
        ctypes.string_at(reply.data, reply.data_length) if reply.data else b"",
        ctypes.string_at(reply.body, reply.body_length) if reply.body else b"",
        reply.error_offset,
    ]
    while next_field_error(reply, error):
        for start, length in ((error.field, error.field_length), (error.message, error.message_length)):
            unescape(unescaped, len(unescaped), start, length)
            fields.append(unescaped.value)
    show(*fields)


position = 0
while registry := registry_at(position):
    for i in range(count(registry)):
        e = at(registry, i)
        show(registry_name(registry), *(column(e) for column in columns), message(e, ZH), message(e, EN))
    position += 1
read_body(4, 401, rb'{"status":false,"code":1012,"message":"\u8fc7\u671f","data":{"id":7}}')
read_body(4, 403, b'{"status":false,"code":1008,"message":null,"data":59}')
read_body(4, 422, b'\xef\xbb\xbf{"errors":{"phone":["\\u8fc7\\u671f",""],"":"\\""}}')
read_body(5, 502, b'{"code":0,}')
