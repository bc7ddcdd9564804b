# SPDX-License-Identifier: MIT
"""README.md shows what really happens: its C programs are compiled and run, its tool's lines are run, and what they
print is compared with what stands there, and so are the figures, with the golden files.  readme.py SOURCE TOOL COMPILER"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

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


def read_golden(name):
    """The fields of each entry of a golden file; a row that the document repeats is one entry."""
    with open(os.path.join(source, "tests/golden", name + ".tsv"), encoding="utf-8") as golden:
        rows = [line.rstrip("\n").split("\t") for line in list(golden)[1:]]
    return list({(row[1], row[2], row[4]): row for row in rows}.values())


def count(name):
    """How many entries a registry has, of the document and later."""
    kinds = [row[1] for row in read_golden(name)]
    return name, str(len(kinds) - kinds.count("later")), str(kinds.count("later"))


# The table of registries has a row for each golden file, with how many entries it lists.
section = re.search(r"^## The registries\n(.*?)^## ", readme_text, re.M | re.S).group(1)
shown = re.findall(r"^\| `(\w+)` \| .*? \| (\d+) \| (\d+) \| .*? \| .*? \|$", section, re.M)
counts = [count(name[:-4]) for name in os.listdir(os.path.join(source, "tests/golden")) if name.endswith(".tsv")]
compare("tests/golden/: registries", f"{sorted(shown)}\n", f"{sorted(counts)}\n")

# How many answers of the golden files are of which kind.
answers = [row[-1] for name, *_ in counts for row in read_golden(name)]
exact, broader = (sum(answer.count(match + " ") for answer in answers) for match in ("EXACT", "BROADER"))
none = len(answers) * (len(counts) - 1) - exact - broader
figures = re.search(r"(\d+) counterparts are exact, (\d+)\s+are broader, and (\d+) don't exist", readme_text)
compare("tests/golden/: counterparts", f"{figures.groups()}\n",
        f"{(str(exact), str(broader), str(none))}\n")

if not programs or not lines:
    sys.exit("README.md shows no program or no line of the tool")
print(f"{programs} programs and {lines} lines of the tool print what README.md shows")
sys.exit(failed != 0)
