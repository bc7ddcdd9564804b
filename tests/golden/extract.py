#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Takes the rows out of the five documents, by the format of each and by nothing else.

    extract.py DOCUMENTS OUT

reads fecshop.md, jiemi.md, rayvision.rst, plus.md and hero.rst in the folder DOCUMENTS and writes one
<registry>.tsv each into the folder OUT: section, kind (code or http), code, name where the document has
one, and the Chinese text, one line per row in the document's order. Of the text only markup and the white
space around it go. These are the first five columns of the golden files, with which the tables are compared, so this
program must never read a table, and knows no row by its number.
"""
import os
import re
import sys


def kind_of(section):
    return "http" if section.startswith("HTTP") else "code"


def fecshop(lines):
    """`1000008: text` lines, each block under a comment of one line: ` * heading`."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r" \* (.+)", line):
            section = heading[1].strip()
        elif row := re.fullmatch(r"(\d+)\s*:(.*)", line):
            yield section, "code", row[1], "", row[2].strip()


def jiemi(lines):
    """A list of "- `1000`: text" under "## heading"; code marks inside headings and texts."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r"#+ (.+)", line):
            section = heading[1].replace("`", "").strip()
        elif row := re.fullmatch(r"- `(\d+)`:(.*)", line):
            yield section, kind_of(section), row[1], "", row[2].replace("`", "").strip()


def plus(lines):
    """Tables of two columns, `| 1000 | text |`, under `### heading`. The cells hold tabs and no-break spaces."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r"#+ (.+)", line):
            section = heading[1].strip()
        elif row := re.fullmatch(r"\|\s*(\d+)\s*\|([^|]*)\|\s*", line):
            yield section, "code", row[1], "", row[2].strip()


def rst_cells(line, rule):
    """The cells of a line of a simple table: a column starts where its `====` starts."""
    starts = [column.start() for column in re.finditer("=+", rule)]
    ends = starts[1:] + [len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends)]


def rst_rows(lines):
    """(section, cells) of each line in a simple table that starts with a number.

    A section is a title, which stands above a line of = or ~, or a paragraph that opens with a pattern of
    codes: `100x`heading, with or without a colon.
    """
    section = rule = ""
    for above, line in zip([""] + lines, lines):
        if re.fullmatch(r"=+( +=+)+", line):
            rule = line
        elif re.fullmatch(r"=+|~+", line) and above:
            section = above.strip()
        elif heading := re.fullmatch(r"`\d+x`(.+?):?\s*", line):
            section = heading[1].strip()
        elif re.match(r"\d+ ", line):
            yield section, rst_cells(line, rule)


def rayvision(lines):
    """code, symbol, text. In the symbols a pair of `_` was mistaken for emphasis: A\\ *B*\\ C was A_B_C."""
    for section, (code, symbol, text) in rst_rows(lines):
        yield section, "code", code, symbol.replace("\\ ", "").replace("*", "_"), text


def hero(lines):
    """Two kinds of table: code and text; HTTP status, words and text."""
    for section, (code, *words, text) in rst_rows(lines):
        yield section, kind_of(section), code, "".join(words), text


def main(documents, out):
    for file, rows_of in [
        ("fecshop.md", fecshop),
        ("jiemi.md", jiemi),
        ("rayvision.rst", rayvision),
        ("plus.md", plus),
        ("hero.rst", hero),
    ]:
        registry = file.partition(".")[0]
        with open(os.path.join(documents, file), encoding="utf-8", newline="") as document:
            rows = list(rows_of(document.read().split("\n")))
        with open(os.path.join(out, registry + ".tsv"), "w", encoding="utf-8", newline="\n") as golden:
            golden.write("section\tkind\tcode\tname\tzh\n")
            golden.writelines("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
