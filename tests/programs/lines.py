# SPDX-License-Identifier: MIT
"""lines.py TOOL: `decode --lines` and `lookup --lines` answer each line as `decode --json` and a lookup answer it
alone. This holds whatever the size and pace of the input, and with several processes. Exits with 77 at the end without
node, which makes random bodies, or without parallel."""
import json
import os
import random
import select
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(here, ".."))
from lib import expect, same  # noqa: E402

tool = os.path.abspath(sys.argv[1])
MAX_LINE = 64 * 1024 * 1024
MEMBERS = ["registry", "http", "code", "name", "class", "outcome", "action", "fault"]
seed = random.randrange(1, 2 ** 31)
print(f"seed {seed}")
choose = random.Random(seed)
missing = []


def run(*arguments, data=b"", status=0, limit=None):
    command = [tool, *arguments]
    if limit is not None:
        command = ["sh", "-c", f'ulimit -v {limit}; exec "$@"', "sh", *command]
    ran = subprocess.run(command, input=data, capture_output=True, check=False)
    same(f"exit status of {arguments}, which says {ran.stderr!r}", ran.returncode, status)
    same(f"whether {arguments} prints an error", ran.stderr != b"", status != 0)
    return ran.stdout


def answers(*arguments, data):
    """Returns the answers to the lines of the data, parsed."""
    out = run(*arguments, data=data)
    expect(out.endswith(b"\n") or out == b"", "the last answer does not end in a newline", out[-100:])
    return [json.loads(line) for line in out.decode("utf-8", "strict").split("\n")[:-1]]


def decoded(registry, http, body):
    """Returns the answer expected for a body, made from what `decode --json` prints for it alone."""
    options = ["--http", str(http)] if http else []
    ran = subprocess.run([tool, "decode", registry, "--json", *options], input=body, capture_output=True, check=False)
    reply = json.loads(ran.stdout)
    entry = reply["entry"] or {"registry": None, "name": None, "classes": []}
    return {"registry": entry["registry"] if registry == "problem" else registry, "http": http,
            "code": reply["code"] if reply["has_code"] else None, "name": entry["name"],
            "class": entry["classes"][0]["path"][-1] if entry["classes"] else None,
            **{name: reply[name] for name in ("outcome", "action", "fault", "message", "read")}}


entries = [json.loads(line) for line in run("export", "ndjson").decode().splitlines()]
registries = list(dict.fromkeys(entry["registry"] for entry in entries))

# ---- Each answer is the same as from a process for that line ----


def random_bodies():
    """Returns bodies of the differential test, each as one line."""
    if not shutil.which("node"):
        missing.append("node (Debian: nodejs)")
        return []
    made = subprocess.run(["node", os.path.join(here, "../bodies/differential.js"), "-", str(seed), "500"],
                          stdout=subprocess.PIPE, check=True).stdout
    bodies, at = [], 0
    while at < len(made):
        start = made.index(b"\n", at) + 1
        at = start + int(made[at:start])
        bodies.append(made[start:at].replace(b"\n", b" "))
    return bodies


def own_body(entry):
    """Returns a body for the entry, perhaps with a message of characters that JSON or terminals treat specially."""
    message = choose.choice([entry["zh"], entry["en"], "\"\\/\n\0\x7f\x85\u061c\u2028\u201c\u2066\U000e0041\U0001f600"])
    body = {"code": entry["code"], choose.choice(["message", "msg"]): message, "data": None}
    return json.dumps(body, ensure_ascii=choose.random() < 0.5).encode()


lines = [(entry["registry"], entry["wire"], own_body(entry)) for entry in entries if choose.random() < 0.7]
lines += [(choose.choice([*registries, "problem"]), choose.choice([0, 200, 204, 401, 500, 999]), body)
          for body in random_bodies()]
lines += [(registry, http, body) for registry in [*registries, "problem"] for http in (0, 200, 503) for body in
          (b"", b" ", b"\t", b"\0", b"<html>", b'{"code":1e3,"message":"a\\ud800b\\u0000"}', b'{"type":"x#plus-1012"}')]
choose.shuffle(lines)
stream = b"".join(b"%s\t%d\t%s\n" % (registry.encode(), http, body) for registry, http, body in lines)
found = answers("decode", "--lines", data=stream)
same("count of the answers", len(found), len(lines))
for line, answer in zip(lines, found):
    same("members", list(answer), [*MEMBERS, "message", "read"])
    same(f"answer to {line}", answer, decoded(line[0], line[1], line[2].removesuffix(b"\r")))
expect({answer["read"] for answer in found} >= {"OK", "NO_CODE", "EMPTY", "NOT_JSON"}, "all ways of reading")
for registry, http in ((registries[0], 0), (registries[-1], 200), ("problem", 503)):
    options = ["--http", str(http)] if http else []
    bodies = [line[2] for line in lines]
    same(f"answers of {registry}", answers("decode", registry, "--lines", *options, data=b"\n".join(bodies) + b"\n"),
         answers("decode", "--lines", data=b"".join(b"%s\t%d\t%s\n" % (registry.encode(), http, b) for b in bodies)))

# ---- Lookups ----

codes = [(entry["registry"], choose.choice([str(entry["code"]), entry["name"], entry["name"].lower()])) for entry in entries]
for pair, answer in zip(codes, answers("lookup", "--lines", data="".join(f"{r}\t{c}\n" for r, c in codes).encode())):
    named = next(e for e in entries if e["registry"] == pair[0] and pair[1].upper() in (str(e["code"]), e["name"].upper()))
    wanted = {name: named.get(name) for name in MEMBERS} | {"zh": named["zh"], "en": named["en"]}
    wanted["class"] = named["classes"][0]["path"][-1] if named["classes"] else None
    same(f"members of {pair}", list(answer), list(wanted))
    same(f"answer to {pair}", answer, wanted)
unlisted = answers("lookup", "--lines", data=b"%s\t-2147483648" % registries[0].encode())
same("a code that is not listed", unlisted, [{**dict.fromkeys(MEMBERS + ["zh", "en"]), "registry": registries[0],
                                              "code": -2147483648}])

# ---- Ill-formed lines and line ends ----

first = registries[0].encode()
bad = [b"", b"x", first, first + b"\t", first + b"\t200", b"\t200\t{}", b"nosuch\t200\t{}", first + b"\0\t200\t{}",
       first + b"\t99\t{}", first + b"\t1000\t{}", first + b"\t+200\t{}", first + b"\t\t{}", first + b"\t20\0\t{}",
       b"x" * 5000 + b"\t200\t{}", b"\xff\t200\t{}"]
good = first + b"\t200\t{}"
found = answers("decode", "--lines", data=b"".join(line + b"\n" + good + b"\r\n" for line in bad))
for i in range(len(bad)):
    same(f"members for {bad[i][:40]}", list(found[2 * i]), ["line", "error"])
    same("its number", found[2 * i]["line"], 2 * i + 1)
    same("the next line", found[2 * i + 1], decoded(registries[0], 200, b"{}"))
for line in (b"", b"x", first + b"\t", first + b"\t1x", first + b"\t1\0", b"nosuch\t1", first + b"\t2147483648"):
    same(f"lookup of {line}", [list(one) for one in answers("lookup", "--lines", data=line + b"\n")], [["line", "error"]])
for data, count in ((b"", 0), (b"\n", 1), (b"\n\n", 2), (b"{}", 1), (b"{}\n", 1), (b"{}\r\n", 1), (b"{}\r", 1), (b"\r\n\r", 2)):
    found = answers("decode", registries[0], "--lines", data=data)
    same(f"answers to {data}", found, [decoded(registries[0], 0, data[:2] if b"{}" in data else b"")] * count)

# ---- Long lines, and many lines in constant memory ----

long_ones = [b'{"code":0}' + b" " * (size - 10) for size in (MAX_LINE, MAX_LINE + 1)]
found = answers("decode", registries[0], "--lines", data=b"\r\n".join([*long_ones, b"{}"]))
same("lines of 64 MiB and more", [one.get("read", one.get("line")) for one in found], ["OK", 2, "NO_CODE"])
text = b'{"code":0,"message":"' + b"\\n\x7f" * 500000 + b'"}'
same("a long message", answers("decode", registries[0], "--lines", data=text + b"\n")[0]["message"], "\n\x7f" * 500000)
many = (good + b"\n") * 1000000
same("1,000,000 answers in 20 MB of memory", run("decode", "--lines", data=many, limit=20000).count(b"NO_CODE"),
     1000000)

# ---- When the input pauses, all answers so far have been written ----


def read_line(process):
    line = b""
    while not line.endswith(b"\n"):
        expect(select.select([process.stdout], [], [], 20)[0], "no answer while the input pauses", line)
        line += os.read(process.stdout.fileno(), 65536)
    return line


with subprocess.Popen([tool, "decode", "--lines"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
    def write(data):
        process.stdin.write(data)
        process.stdin.flush()
    for _ in range(20):
        write(good[:-1])
        expect(not select.select([process.stdout], [], [], 0.01)[0], "an answer to half a line")
        write(good[-1:] + b"\n")
        same("the answer", json.loads(read_line(process)), decoded(registries[0], 200, b"{}"))
    write(b"x\n")
    same("the number of a line", json.loads(read_line(process))["line"], 21)
    process.stdin.close()
    same("exit status", process.wait(), 0)

# ---- Output that cannot be written, and wrong arguments ----

for sink in ("/dev/full", "pipe"):
    out = open(sink, "wb") if sink != "pipe" else None
    with subprocess.Popen([tool, "decode", "--lines"], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                          stdout=out or subprocess.PIPE) as process:
        if out is None:
            process.stdout.close()
        stderr = process.communicate(many)[1]
    same(f"exit status, {sink}", process.returncode, 2)
    same(f"an error message, {sink}", stderr != b"", sink != "pipe")
for arguments in (["decode", "--lines", "--http", "200"], ["decode", "nosuch", "--lines"], ["lookup"], ["decode", registries[0],
                  "--lines", "/"], ["decode", registries[0], "--lines", "/nowhere"], ["lookup", "--lines", "--http", "200"],
                  ["decode", registries[0], "--lines", "--lang", "zh"], ["list", "--lines"]):
    same(f"output of {arguments}", run(*arguments, status=2), b"")

# ---- Several processes, one output ----

stream = b"".join(b"%s\t%d\t%s\n" % (registry.encode(), http, body) for registry, http, body in lines) * 10
alone = run("decode", "--lines", data=stream)
with tempfile.TemporaryDirectory() as folder:
    pieces = []
    for i in range(8):
        pieces.append(os.path.join(folder, str(i)))
        with open(pieces[i], "wb") as file:
            file.write(b"".join(line + b"\n" for line in stream.split(b"\n")[i:-1:8]))
    names = "\n".join(pieces).encode()
    for sink in ("| cat", f">{folder}/out; cat {folder}/out"):
        out = subprocess.run(["sh", "-c", f'xargs -P 4 -I FILE sh -c \'"$0" decode --lines <FILE\' "$0" {sink}', tool],
                             input=names, stdout=subprocess.PIPE, check=True).stdout
        expect(sorted(out.split(b"\n")) == sorted(alone.split(b"\n")), f"xargs -P {sink} differs from one process")
if shutil.which("parallel"):
    out = subprocess.run(["parallel", "--will-cite", "--pipe", "-k", "-j", "4", "--block", "100k", tool, "decode", "--lines"],
                         input=stream, stdout=subprocess.PIPE, check=True).stdout
    expect(out == alone, "parallel --pipe differs from one process")
else:
    missing.append("parallel")

print(f"PASS: {len(lines)} bodies and {len(codes)} codes; long lines, pauses and several processes")
for what in missing:
    print(f"SKIP: no {what}")
sys.exit(77 if missing else 0)
