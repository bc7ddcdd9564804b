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


entry, text, integer = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
registry_name = function("sc_registry_name", text, integer)
count = function("sc_count", ctypes.c_size_t, integer)
at = function("sc_at", entry, integer, ctypes.c_size_t)
message = function("sc_message", text, entry, integer)
columns = [
    function("sc_code", ctypes.c_int32, entry),
    function("sc_kind_of", integer, entry),
    function("sc_constant", text, entry),
    function("sc_http_status", integer, entry),
    function("sc_wire_status", integer, entry),
    function("sc_canonical_of", integer, entry),
    function("sc_action_of", integer, entry),
]

registry = 1
while name := registry_name(registry):
    for i in range(count(registry)):
        e = at(registry, i)
        fields = [name, *(column(e) for column in columns), message(e, ZH), message(e, EN)]
        line = "\t".join(f.decode() if isinstance(f, bytes) else str(f) for f in fields)
        sys.stdout.buffer.write(line.encode() + b"\n")
    registry += 1
