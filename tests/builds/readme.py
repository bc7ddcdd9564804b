# SPDX-License-Identifier: MIT
"""README.md shows what really happens: its C programs are compiled and run, its tool's lines are run, and what they
print is compared with what stands there, and so are the figures, with the golden files.  readme.py SOURCE TOOL COMPILER"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

source, tool, compiler = map(os.path.abspath, sys.argv[1:3] + [shutil.which(sys.argv[3])])
path = os.path.join(source, "README.md")
with open(path, encoding="utf-8") as readme:
    readme_text = readme.read()
blocks = re.findall(r"^```(\w*)\n(.*?)^```$", readme_text, re.M | re.S)

failed = programs = lines = 0


def compare(what, shown, expected):
    global failed
    if shown != expected:
        failed += 1
        print(f"{what}:\n{expected}README.md shows\n{shown}")


with tempfile.TemporaryDirectory() as scratch:
    program = os.path.join(scratch, "program")
    flags = ["-std=c99", "-I" + source + "/include", "-I" + source + "/tables"]
    library = [f"{source}/src/{name}" for name in os.listdir(source + "/src") if name.endswith(".c")]
    subprocess.run([compiler, *flags, "-c", *library], cwd=scratch, check=True)
    objects = [os.path.join(scratch, name) for name in os.listdir(scratch) if name.endswith(".o")]
    for (language, text), (_, below) in zip(blocks, blocks[1:] + [("", "")]):
        if language == "c" and "int main" in text:
            with open(program + ".c", "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run(
                [compiler, *flags, "-pedantic-errors", "-Wall", "-Wextra", "-Werror", program + ".c", *objects, "-o",
                 program], check=True)
            printed = subprocess.run([program], check=True, capture_output=True, text=True, encoding="utf-8").stdout
            said = re.search(r"/\* (.*) \*/\n}\n\Z", text)
            compare(f"program {programs + 1}", said.group(1) + "\n" if said else below, printed)
            programs += 1
        for command, shown in re.findall(r"^\$ statuscode (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
            run = subprocess.run([tool, *command.split()], capture_output=True, text=True, encoding="utf-8")
            compare("statuscode " + command, shown, run.stdout)
            lines += 1


def table_below(heading):
    """The first table under a heading of README.md."""
    found = re.search(rf"^## {heading}\n(?:[^|\n].*\n|\n)*((?:\|.*\n)+)", readme_text, re.M)
    return found.group(1) if found else "no table\n"


def golden_rows(registry):
    with open(os.path.join(source, "tests/golden", registry + ".tsv"), encoding="utf-8", newline="\n") as golden:
        names, *rows = (line.rstrip("\n").split("\t") for line in golden)
    return [dict(zip(names, row)) for row in rows]


def in_words(rows):
    http = sum(row["kind"] == "http" for row in rows)
    return f"{len(rows) - http}, and {http} of HTTP" if http else str(len(rows))


# The totals are those of the golden files. A row that a document repeats word for word is one entry.
shown = dict(re.findall(r"^\| `(\w+)` \| .*? \| .*? \| (.*?) \|", table_below("The registries"), re.M))
files = [name[:-4] for name in os.listdir(os.path.join(source, "tests/golden")) if name.endswith(".tsv")]
compare("tests/golden/: registries", f"{sorted(shown)}\n", f"{sorted(files)}\n")
rows = {registry: golden_rows(registry) for registry in shown}
entries = {registry: list({(row["kind"], row["code"], row["zh"]): row for row in of}.values()) for registry, of in rows.items()}
for registry in shown:
    compare(f"tests/golden/{registry}.tsv: rows", shown[registry] + "\n", in_words(rows[registry]) + "\n")
total = "documents' {} rows are {} entries\n".format(*(sum(map(len, of.values())) for of in (rows, entries)))
compare("tests/golden/*.tsv", "".join(re.findall(r"documents' \d+ rows are \d+ entries", readme_text)) + "\n", total)

# Of each registry, how many of its entries are in another EXACT / BROADER / NONE.
table = f"| | {' | '.join(f'`{to}`' for to in shown)} |\n|{'---|' * (len(shown) + 1)}\n"
for one in shown:
    cells = []
    for to in shown:
        matches = [re.findall(rf"(\w+) {to} ", entry["counterparts"]) for entry in entries[one]]
        count = Counter(match[0] if match else "NONE" for match in matches)
        cells.append("-" if to == one else " / ".join(str(count[match]) for match in ("EXACT", "BROADER", "NONE")))
    table += f"| `{one}` | {' | '.join(cells)} |\n"
compare("tests/golden/*.tsv: the matrix of translations", table_below("Translate"), table)

if not programs or not lines:
    sys.exit("README.md shows no program or no line of the tool")
print(f"{programs} programs and {lines} lines of the tool print what README.md shows")
sys.exit(failed != 0)
