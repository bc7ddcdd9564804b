# SPDX-License-Identifier: MIT
"""fish.py SOURCE TOOL: fish completes what the tool lists and accepts."""
import json
import os
import re
import subprocess
import sys
import tempfile

source, tool = sys.argv[1:]
sys.path.insert(0, os.path.join(source, "tests"))
sys.dont_write_bytecode = True
from lib import same  # noqa: E402

asked = 0


def ask(*words):
    return subprocess.run([tool, *words], check=True, capture_output=True, encoding="utf-8").stdout


def is_taken(*words):
    return subprocess.run([tool, *words], stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode != 2


with tempfile.TemporaryDirectory() as folder:
    os.symlink(tool, os.path.join(folder, "statuscode"))
    environment = {"PATH": folder + ":" + os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
    completion = os.path.join(source, "examples/statuscode/completion.fish")

    def want(expected, line):
        """Expects these candidates for the last word of the line, in any order, or none if fish offers only files."""
        global asked
        asked += 1
        run = subprocess.run(["fish", "--no-config", "-c", f"source '{completion}'; complete -C $argv[1]", "statuscode " + line],
                             check=True, capture_output=True, encoding="utf-8", env=environment, cwd=folder)
        same(f"stderr of {line!r}", run.stderr, "")
        same(f"completing {line!r}", sorted({one.split("\t")[0] for one in run.stdout.splitlines()}), sorted(set(expected)))

    entries = json.loads(ask("list", "--json"))
    registries = {entry["registry"] for entry in entries}
    usage = ask("--help")
    commands = re.findall(r"^  statuscode ([a-z]+)", usage, re.M)
    options = sorted(set(re.findall(r"--[a-z][a-z-]*", usage)))
    classes = [item["class"] for item in json.loads(ask("class", "--json"))]
    names = {registry: [e[m] for e in entries if e["registry"] == registry for m in ("name", "code")] for registry in registries}
    names = {registry: [str(name) for name in both] for registry, both in names.items()}

    want([*registries, *commands], "")
    want(commands, "help ")
    want(classes, "class ")
    want(["json", "ndjson", "csv", "markdown", "sql", "html"], "export ")
    for before in ("list ", "explain ", "translate ", "body --problem ", "export sql ", "translate hero 1003 "):
        want(registries, before)
    want([*registries, "problem"], "decode --http 404 ")
    for registry in registries:
        for before in ("", "explain ", "body --lang zh ", "translate "):
            want(names[registry], f"{before}{registry} ")
    want(names["plus"], "plus 1012 1013 ")
    want([e["name"] for e in entries if e["name"].startswith("TOKEN_")], "TOKEN_")
    for nothing in ("search ", "search plus ", "list plus ", "class failed ", "body plus 1012 ", "translate hero 1003 plus ",
                    "explain plus 1012 ", "decode plus --http ", "body plus 1012 --message "):
        want([], nothing)
    open(os.path.join(folder, "body.json"), "w").close()
    want(["body.json"], "decode plus bo")
    want(["zh", "en", "both"], "list --lang ")
    want(["zh", "en"], "body --lang ")

    for command in [*commands, ""]:
        line = {"list": "list plus", "search": "search token", "explain": "explain plus 1012", "class": "class failed",
                "translate": "translate hero 1003 plus", "decode": "decode plus", "lookup": "lookup --lines", "body": "body plus 1012", "export": "export csv plus",
                "help": "help list", "": "plus 1012"}[command]
        values = {"--lang": "=zh", "--http": "=200", "--data": "=1"}
        values.update((name, "=a") for name in ("--message", "--detail", "--instance", "--type-base"))
        taken = [option for option in options
                 if any(is_taken(*line.split(), *more, option + values.get(option, "")) for more in ([], ["--problem"]))
                 and not (command != "body" and option == "--problem")]
        want(taken, f"{line} --")
print(f"{asked} lines completed in fish")
