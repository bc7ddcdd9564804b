# SPDX-License-Identifier: MIT
# Reads responses (status, type and body in columns 7, 8 and 11), rewrites each body as this parser understands it, and
# checks problems against RFC 9457.
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
from lib import expect, same  # noqa: E402


def unique(members):
    expect(len(members) == len(dict(members)), "a member occurs twice", members)
    return dict(members)


for line in sys.stdin.buffer:
    field = line.decode("utf-8").rstrip("\n").split("\t")
    if field[10] != "-":
        body = json.loads(field[10], object_pairs_hook=unique)
        if field[7] == "application/problem+json":
            for member in "type", "title", "detail":
                expect(isinstance(body[member], str), f"{member} is not a string", line)
            expect(isinstance(body.get("instance", ""), str), "instance is not a string", line)
            same("status of a problem", body["status"], int(field[6]))
        field[10] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write("\t".join(field).encode("utf-8") + b"\n")
