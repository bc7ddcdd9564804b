# SPDX-License-Identifier: MIT
"""statuscode_json.py TOOL: an independent parser reads what the tool prints as JSON."""
import json
import os
import subprocess
import sys

tool = sys.argv[1]
members = ["registry", "code", "kind", "name", "constant", "zh", "en", "http", "wire", "canonical", "outcome",
           "action", "fault", "group", "note"]
golden = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden")


def ask(*arguments, status=0, body=b""):
    ran = subprocess.run([tool, *arguments], input=body, capture_output=True)
    assert ran.returncode == status, (arguments, ran)
    return ran.stdout.decode("utf-8", "strict"), ran.stderr.decode("utf-8", "strict")


def parse(text):
    def unique(pairs):
        assert len({name for name, _ in pairs}) == len(pairs), pairs
        return dict(pairs)
    return json.loads(text, object_pairs_hook=unique)


def check(entry, wanted):
    assert list(entry) == wanted, entry
    assert entry["registry"] in registries and entry["kind"] in ("CODE", "HTTP"), entry
    assert entry["constant"] == "SC_" + entry["registry"].upper() + "_" + entry["name"], entry
    assert all(type(entry[name]) is int for name in ("code", "http", "wire")), entry
    assert all(entry[name] for name in ("zh", "en", "canonical", "outcome", "action", "fault")), entry
    for name in ("group", "note"):
        assert entry[name] is None or list(entry[name]) == ["zh", "en"] and all(entry[name].values()), entry
    for meaning in entry.get("meanings", []):
        check(meaning, members)


def golden_entries(registry):
    """How many entries the golden file lists: a row that a document repeats word for word is one."""
    with open(os.path.join(golden, registry + ".tsv"), encoding="utf-8", newline="\n") as file:
        names, *lines = (line.rstrip("\n").split("\t") for line in file)
    return len({(row["kind"], row["code"], row["zh"]) for row in (dict(zip(names, line)) for line in lines)})


rows = parse(ask("list", "--json")[0])
registries = list(dict.fromkeys(row["registry"] for row in rows))
assert [row["registry"] for row in rows] == sorted((row["registry"] for row in rows), key=registries.index)
for built_in in (name[:-4] for name in os.listdir(golden) if name.endswith(".tsv")):
    listed = sum(row["registry"] == built_in for row in rows)
    assert listed == golden_entries(built_in), f"{built_in}: {listed} entries, and {golden_entries(built_in)} golden ones"
for row in rows:
    check(row, members + ["meanings"])
    assert parse(ask(row["registry"], row["name"], "--json")[0]) == row
    by_code = parse(ask(row["registry"], str(row["code"]), "--json")[0])
    further = [{**meaning, "meanings": []} for meaning in by_code["meanings"]]
    assert row == by_code or row in further, row
for code in {row["code"] for row in rows}:
    found = parse(ask(str(code), "--json")[0])
    assert [e["registry"] for e in found] == [r for r in registries
                                              if any(row["registry"] == r and row["code"] == code for row in rows)]
for registry in registries:
    assert parse(ask("list", registry, "--json")[0]) == [row for row in rows if row["registry"] == registry]
for text in ("token", "过期", '"', "\\", "%s", "."):
    hits = [r for r in rows if any(text.lower() in r[m].lower() for m in ("name", "zh", "en"))]
    found = parse(ask("search", text, "--json", status=0 if hits else 1)[0])
    assert sorted(e["constant"] for e in found) == sorted(e["constant"] for e in hits), text

for arguments, status in (((), 2), (("plus",), 2), (("plus", "11abc"), 2), (("plus", "4012"), 1),
                          (("nosuch\"\\\n\x01\x1b\u4e2d", "1"), 2), ((b"\xff\xc3\x28\xe4\xbd", "1"), 2),
                          (("x" * 5000, "1"), 2), (("decode", "plus", "/nowhere"), 2)):
    out, err = ask(*arguments, "--json", status=status)
    assert out == "" and list(parse(err)) == ["error"], (arguments, out, err)

translations = 0
for row in rows:
    # A further meaning is found by its name.
    for to in registries:
        ran = subprocess.run([tool, "translate", row["registry"], row["name"], to, "--json"], capture_output=True)
        answer = parse(ran.stdout.decode("utf-8", "strict"))
        assert list(answer) == ["from", "match", "to"] and answer["from"] == row, answer
        assert ran.returncode == (answer["match"] == "NONE") == (answer["to"] is None), answer
        if answer["to"] is not None:
            check(answer["to"], members + ["meanings"])
            assert answer["to"]["registry"] == to and ran.stderr == b"", answer
        translations += 1

replies = 0
exits = {"SUCCESS": 0, "FAILURE": 1, "PENDING": 3, "UNDECIDED": 4}
for row in rows:
    message = "\x7f\x9b\u202e\0\"\\\n" + row["zh"]
    body = json.dumps({"code": row["code"], "message": message, "msg": message, "data": {"m": [message]},
                       "request": {"m": [message]}}, indent=1, ensure_ascii=replies % 2 == 0).encode()
    ran = subprocess.run([tool, "decode", row["registry"], "--json"], input=body, capture_output=True)
    reply = parse(ran.stdout.decode("utf-8", "strict"))
    assert list(reply) == ["read", "outcome", "action", "fault", "has_code", "code", "http_status", "message", "data",
                           "entry", "error_offset"], reply
    assert reply["read"] == "OK" and reply["has_code"] and reply["code"] == row["code"], reply
    assert reply["message"] == message and reply["data"] == {"m": [message]}, reply
    assert ran.returncode == exits[reply["outcome"]] and ran.stderr == b"", ran
    if reply["entry"] is not None:
        check(reply["entry"], members + ["meanings"])
    replies += 1

print(f"{len(rows)} entries, {translations} translations and {replies} replies parsed")
