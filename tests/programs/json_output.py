# SPDX-License-Identifier: MIT
"""json_output.py TOOL: an independent parser reads the JSON that the tool prints. export/formats.py reads that of
`translate`."""
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from lib import expect, same  # noqa: E402

tool = sys.argv[1]
members = ["registry", "code", "kind", "name", "constant", "zh", "en", "http", "wire", "canonical", "outcome",
           "action", "fault", "classes", "group", "note"]
golden = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden")


def ask(*arguments, status=0, body=b""):
    ran = subprocess.run([tool, *arguments], input=body, capture_output=True)
    same(f"exit status of {arguments}", ran.returncode, status)
    return ran.stdout.decode("utf-8", "strict"), ran.stderr.decode("utf-8", "strict")


def parse(text):
    def unique(pairs):
        same("members without repetition", sorted({name for name, _ in pairs}), sorted(name for name, _ in pairs))
        return dict(pairs)
    return json.loads(text, object_pairs_hook=unique)


def check(entry, wanted):
    same("members", list(entry), wanted)
    expect(entry["registry"] in registries and entry["kind"] in ("CODE", "HTTP", "LATER"), "registry or kind", entry)
    same("constant", entry["constant"], "SC_" + entry["registry"].upper() + "_" + entry["name"])
    expect(all(type(entry[name]) is int for name in ("code", "http", "wire")), "a value is not a number", entry)
    expect(all(entry[name] for name in ("zh", "en", "canonical", "outcome", "action", "fault")), "an empty text", entry)
    for name in ("group", "note"):
        expect(entry[name] is None or list(entry[name]) == ["zh", "en"] and all(entry[name].values()), name, entry)
    for part in entry["classes"]:
        same("members of a class", list(part), ["path", "match"])
        expect(part["path"] and part["match"] in ("EXACT", "BROADER"), "class", entry)
    for meaning in entry.get("meanings", []):
        check(meaning, members)


def golden_entries(registry):
    """Returns how many entries the golden file lists. A row that a document repeats word for word counts once."""
    with open(os.path.join(golden, registry + ".tsv"), encoding="utf-8", newline="\n") as file:
        names, *lines = (line.rstrip("\n").split("\t") for line in file)
    return len({(row["kind"], row["code"], row["zh"]) for row in (dict(zip(names, line)) for line in lines)})


rows = parse(ask("list", "--json")[0])
registries = list(dict.fromkeys(row["registry"] for row in rows))
same("order of the registries", [row["registry"] for row in rows],
     sorted((row["registry"] for row in rows), key=registries.index))
for built_in in (name[:-4] for name in os.listdir(golden) if name.endswith(".tsv")):
    same(f"count of the entries of {built_in}, with its golden file", sum(row["registry"] == built_in for row in rows),
         golden_entries(built_in))
for row in rows:
    check(row, members + ["meanings"])
    same("the entry by its name", parse(ask(row["registry"], row["name"], "--json")[0]), row)
    by_code = parse(ask(row["registry"], str(row["code"]), "--json")[0])
    further = [{**meaning, "meanings": []} for meaning in by_code["meanings"]]
    expect(row == by_code or row in further, "its code does not find the entry", row)
for code in {row["code"] for row in rows}:
    found = parse(ask(str(code), "--json")[0])
    same(f"registries of {code}", [e["registry"] for e in found],
         [r for r in registries if any(row["registry"] == r and row["code"] == code for row in rows)])
for registry in registries:
    same(f"list {registry}", parse(ask("list", registry, "--json")[0]),
         [row for row in rows if row["registry"] == registry])


def fold(text):
    """Converts full-width ASCII to ASCII, and to lower case."""
    return "".join(chr(ord(c) - 0xfee0) if "！" <= c <= "～" else c for c in text).lower()


def has_word(row, word):
    texts = [str(row["code"]), row["name"], row["zh"], row["en"], *(row["note"] or {}).values()]
    return row["registry"] == word or any(word in fold(text) for text in texts)


for text in ("token", "过期", '"', "\\", "%s", ".", "，", "expired TOKEN", "plus token", "１０１２ refreshed", "hero 100"):
    hits = [r for r in rows if all(has_word(r, word) for word in fold(text).split())]
    found = parse(ask("search", text, "--json", status=0 if hits else 1)[0])
    same(f"search {text}", sorted(e["constant"] for e in found), sorted(e["constant"] for e in hits))

for name in [item["class"] for item in parse(ask("class", "--json")[0])]:
    found = parse(ask("class", name.upper(), "--json")[0])
    same("members of a class with its entries", list(found), ["class", "path", "zh", "en", "entries"])
    within = [row for row in rows if any(name in part["path"] for part in row["classes"])]
    exact = {"path": found["path"], "match": "EXACT"}
    same(f"entries in {name}", found["entries"], [
        {"match": "EXACT" if exact in row["classes"] else "BROADER", "entry": row} for row in within])

for arguments, status in (((), 2), (("plus",), 2), (("plus", "11abc"), 2), (("plus", "4012"), 1),
                          (("nosuch\"\\\n\x01\x1b\u4e2d", "1"), 2), ((b"\xff\xc3\x28\xe4\xbd", "1"), 2),
                          (("x" * 5000, "1"), 2), (("decode", "plus", "/nowhere"), 2), (("class", "nosuch"), 1),
                          (("class", "token_lapse"), 1), (("class", "failed", "failed"), 2)):
    out, err = ask(*arguments, "--json", status=status)
    same(f"output of {arguments}", out, "")
    same(f"error message of {arguments}", list(parse(err)), ["error"])

replies = 0
exits = {"SUCCESS": 0, "FAILURE": 1, "PENDING": 3, "UNDECIDED": 4}


def decode(registry, body, *options):
    """Returns what `decode` prints for a body. Every other body is escaped to ASCII."""
    global replies
    text = json.dumps(body, indent=1, ensure_ascii=replies % 2 == 0).encode()
    ran = subprocess.run([tool, "decode", registry, *options, "--json"], input=text, capture_output=True)
    reply = parse(ran.stdout.decode("utf-8", "strict"))
    same("members of a reply", list(reply), ["read", "outcome", "action", "fault", "retry_after", "has_code", "code",
                                             "http_status", "message", "errors", "data", "entry", "error_offset"])
    same("exit status and stderr", (ran.returncode, ran.stderr), (exits[reply["outcome"]], b""))
    replies += 1
    return reply


for row in rows:
    message = "\x7f\x9b\u202e\0\"\\\n" + row["zh"]
    reply = decode(row["registry"], {"code": row["code"], "message": message, "msg": message, "data": {"m": [message]},
                                     "request": {"m": [message]}})
    same("code of a reply", (reply["read"], reply["has_code"], reply["code"]), ("OK", True, row["code"]))
    same("texts of a reply", (reply["message"], reply["data"]), (message, {"m": [message]}))
    same("no field errors and no seconds to wait", (reply["errors"], reply["retry_after"]), ([], None))
    if reply["entry"] is not None:
        check(reply["entry"], members + ["meanings"])

for row in rows:
    problem = subprocess.run([tool, "body", row["registry"], row["name"], "--problem"], capture_output=True).stdout
    reply = decode("problem", json.loads(problem))
    same("entry of a problem", (reply["entry"]["registry"], reply["entry"]["name"]), (row["registry"], row["name"]))

# Field errors come back as they were sent, whatever their texts hold.
texts = ["phone", "", " ", ": ", "\"\\/", "".join(map(chr, range(0x20))), "\x7f\x80\x9b\x9f\u00a0", "\u202e\u2028\ufeff",
         "\ufffd\ufffe\U0001f600\U0010ffff", "\u6570" * 500, "errors", "data", "field", "message "]
fields = {field: texts for field in texts}
bare = {field: texts for field in texts if field != "errors"}
records = [{"field": field, "message": text} for field in texts for text in texts]
for registry, body in (("plus", {"message": "m", "errors": fields}), ("plus", bare), ("jiemi", records),
                       ("fecshop", {"code": 1100007, "message": "m", "data": {"errors": fields}}),
                       ("fecshop", {"code": 1100007, "message": "m", "data": {"error": fields}})):
    same(f"errors of fields, {registry}", decode(registry, body, "--http", "422")["errors"],
         [error for error in records if body is not bare or error["field"] in bare])
for body in ({"data": {"error": texts}}, {"data": {"errors": [], "error": texts}}):
    same("errors without a field", decode("fecshop", body, "--http", "422")["errors"],
         [{"field": "", "message": text} for text in texts])
for seconds in (0, 59, 2**31 - 1, -1, 2**31, "x", None):
    wanted = seconds if type(seconds) is int and 0 <= seconds < 2**31 else None
    same(f"seconds to wait, {seconds}", decode("plus", {"code": 1008, "data": seconds})["retry_after"], wanted)

expect(rows, "no entries")
print(f"PASS: {len(rows)} entries and {replies} replies parsed")
