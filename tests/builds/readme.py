# SPDX-License-Identifier: MIT
"""Runs what README.md and the Chinese README show: compiles and runs their C programs, runs the tool's lines, and
compares the output with what they print. Compares their figures with the golden files. Checks that both have the same
programs, commands, names and links; the Chinese one may ask for Chinese texts.
    readme.py SOURCE TOOL COMPILER"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

source, tool, compiler = map(os.path.abspath, sys.argv[1:3] + [shutil.which(sys.argv[3])])
# Each README, and the sentence in which it counts the counterparts.
readmes = {
    "README.md": r"(\d+) counterparts are exact, (\d+)\s+are broader, and (\d+) don't exist",
    "src/manual/README.zh-CN.md": r"(\d+) 个含义相同，(\d+) 个含义较宽，(\d+) 个没有对应",
}
failed = programs = lines = 0


def compare(what, shown, expected, where="README.md"):
    global failed
    if shown != expected:
        failed += 1
        print(f"{what}:\n{expected}{where} shows\n{shown}")


def read(name):
    with open(os.path.join(source, name), encoding="utf-8") as file:
        return file.read()


def blocks_of(text):
    return re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)


def names_of(name):
    """What a README sets as code within its sentences, each once."""
    return sorted(set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", read(name), flags=re.M | re.S))))


def run_sentences(name):
    """Runs the tool's commands within sentences. They must print no error; the status of decode may be 1."""
    global lines
    path = os.path.dirname(tool) + os.pathsep + os.environ["PATH"]
    for command in names_of(name):
        if command.startswith("statuscode "):
            run = subprocess.run(command, shell=True, cwd=scratch, env={**os.environ, "PATH": path},
                                 stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8")
            compare(command, run.stderr, "" if run.returncode <= 1 else f"status {run.returncode}\n", name)
            lines += 1


def run_blocks(name):
    """Runs the programs and the tool's lines of a README."""
    global programs, lines
    blocks = blocks_of(read(name))
    for (language, text), (_, below) in zip(blocks, blocks[1:] + [("", "")]):
        if language == "c" and "int main" in text:
            with open(program + ".c", "w", encoding="utf-8") as file:
                file.write(text)
            subprocess.run(
                [compiler, *flags, "-pedantic-errors", "-Wall", "-Wextra", "-Werror", program + ".c", *objects, "-o",
                 program], check=True)
            printed = subprocess.run([program], check=True, capture_output=True, text=True, encoding="utf-8").stdout
            said = re.search(r"/\* (.*) \*/\n}\n\Z", text)
            programs += 1
            compare(f"program {programs}", said.group(1) + "\n" if said else below, printed, name)
        for command, shown in re.findall(r"^\$ statuscode (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
            run = subprocess.run([tool, *command.split()], capture_output=True, text=True, encoding="utf-8")
            compare("statuscode " + command, shown, run.stdout, name)
            lines += 1


with tempfile.TemporaryDirectory() as scratch:
    program = os.path.join(scratch, "program")
    flags = ["-std=c99", "-I" + source + "/include", "-I" + source + "/tables"]
    library = [f"{source}/src/{name}" for name in os.listdir(source + "/src") if name.endswith(".c")]
    subprocess.run([compiler, *flags, "-c", *library], cwd=scratch, check=True)
    objects = [os.path.join(scratch, name) for name in os.listdir(scratch) if name.endswith(".o")]
    with open(os.path.join(scratch, "body.json"), "w", encoding="utf-8") as file:
        file.write('{"code":1003}')
    for name in readmes:
        run_blocks(name)
        run_sentences(name)


def commands_of(name):
    """The programs and commands of a README without their comments, as if they asked for English texts."""
    parts = []
    for language, text in blocks_of(read(name)):
        if language == "c":
            parts += [re.sub(r" */\*.*?\*/", "", text, flags=re.S)]
        else:
            parts += re.findall(r"^.+?(?= +# |$)" if language else r"^\$ .*", text, re.M)
    return "\n".join(parts).replace("SC_ZH", "SC_EN").replace("--lang zh", "--lang en")


def links_of(name):
    """The files that a README links to, other than a README in the other language."""
    links = [os.path.normpath(os.path.join(os.path.dirname(name), link))
             for link in re.findall(r"\]\(([^)#:]+)\)", read(name))]
    for link in links:
        compare("links", link if os.path.exists(os.path.join(source, link)) else "", link, name)
    return [link for link in links if link not in readmes]


english, chinese = readmes
for what, extract in ("commands", commands_of), ("names", names_of), ("links", links_of):
    compare(what, f"{extract(chinese)}\n", f"{extract(english)}\n", chinese)


def read_golden(name):
    """The fields of each entry of a golden file; a row that the document repeats is one entry."""
    with open(os.path.join(source, "tests/golden", name + ".tsv"), encoding="utf-8") as golden:
        rows = [line.rstrip("\n").split("\t") for line in list(golden)[1:]]
    return list({(row[1], row[2], row[4]): row for row in rows}.values())


def count(name):
    """How many entries a registry has, of the document and later."""
    kinds = [row[1] for row in read_golden(name)]
    return name, str(len(kinds) - kinds.count("later")), str(kinds.count("later"))


counts = [count(name[:-4]) for name in os.listdir(os.path.join(source, "tests/golden")) if name.endswith(".tsv")]
answers = [row[-1] for name, *_ in counts for row in read_golden(name)]
exact, broader = (sum(answer.count(match + " ") for answer in answers) for match in ("EXACT", "BROADER"))
none = len(answers) * (len(counts) - 1) - exact - broader
for name, sentence in readmes.items():
    # The table of registries has a row for each golden file, with how many entries it lists.
    shown = re.findall(r"^\| `(\w+)` \| [^|]* \| (\d+) \| (\d+) \| [^|]* \| [^|]* \|$", read(name), re.M)
    compare("tests/golden/: registries", f"{sorted(shown)}\n", f"{sorted(counts)}\n", name)
    # How many answers of the golden files are of which kind.
    figures = re.search(sentence, read(name))
    compare("tests/golden/: counterparts", f"{figures.groups()}\n", f"{(str(exact), str(broader), str(none))}\n", name)

if not programs or not lines:
    sys.exit("README.md shows no program or no line of the tool")
print(f"{programs} programs and {lines} lines of the tool print what README.md and README.zh-CN.md show")
sys.exit(failed != 0)
