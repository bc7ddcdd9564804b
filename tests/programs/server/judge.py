# SPDX-License-Identifier: MIT
# Reads responses (status, type and body in the columns 5, 6 and 9), writes each body anew as this parser understood
# it, and checks that problems are what RFC 9457 says.
import json
import sys


def unique(members):
    assert len(members) == len(dict(members)), "a member stands there twice"
    return dict(members)


for line in sys.stdin.buffer:
    field = line.decode("utf-8").rstrip("\n").split("\t")
    if field[8] != "-":
        body = json.loads(field[8], object_pairs_hook=unique)
        if field[5] == "application/problem+json":
            for member in "type", "title", "detail":
                assert isinstance(body[member], str), line
            assert isinstance(body.get("instance", ""), str), line
            assert body["status"] == int(field[4]), line
        field[8] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write("\t".join(field).encode("utf-8") + b"\n")
