#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Extracts the rows of the five documents, using nothing but the format of each document.

    extract.py DOCUMENTS OUT

reads fecshop.md, jiemi.md, rayvision.rst, plus.md and hero.rst in the folder DOCUMENTS, and writes a <registry>.tsv for
each into the folder OUT. A line is a row of the document, in its order: section, kind (code or http), code, the name if
the document has one, and the Chinese text, without markup and surrounding white space. These are the first five columns
of the golden files. The tables are compared with them, so this program must not read a table, and must not know any row
by its number.
"""
import os
import re
import sys


def kind_of(section):
    return "http" if section.startswith("HTTP") else "code"


def fecshop(lines):
    """Reads lines `1000008: text`. Each block is below a comment line ` * heading`."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r" \* (.+)", line):
            section = heading[1].strip()
        elif row := re.fullmatch(r"(\d+)\s*:(.*)", line):
            yield section, "code", row[1], "", row[2].strip()


def jiemi(lines):
    """Reads lists of "- `1000`: text" below "## heading". Headings and texts may contain code marks."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r"#+ (.+)", line):
            section = heading[1].replace("`", "").strip()
        elif row := re.fullmatch(r"- `(\d+)`:(.*)", line):
            yield section, kind_of(section), row[1], "", row[2].replace("`", "").strip()


def plus(lines):
    """Reads tables of two columns, `| 1000 | text |`, below `### heading`. The cells have tabs and no-break spaces."""
    section = ""
    for line in lines:
        if heading := re.fullmatch(r"#+ (.+)", line):
            section = heading[1].strip()
        elif row := re.fullmatch(r"\|\s*(\d+)\s*\|([^|]*)\|\s*", line):
            yield section, "code", row[1], "", row[2].strip()


def rst_cells(line, rule):
    """Returns the cells of a line of a simple table. A column starts where its `====` starts."""
    starts = [column.start() for column in re.finditer("=+", rule)]
    ends = starts[1:] + [len(line)]
    return [line[start:end].strip() for start, end in zip(starts, ends)]


def rst_rows(lines):
    """Yields (section, cells) for each line of a simple table that starts with a number.

    A section is a title above a line of = or ~, or a paragraph that starts with a pattern of codes: `100x`heading, with
    or without a colon.
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
    """Reads code, symbol and text. In symbols, pairs of `_` had been mistaken for emphasis: A\\ *B*\\ C was A_B_C."""
    for section, (code, symbol, text) in rst_rows(lines):
        yield section, "code", code, symbol.replace("\\ ", "").replace("*", "_"), text


def hero(lines):
    """Reads two kinds of tables: code and text, and HTTP status, words and text."""
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
