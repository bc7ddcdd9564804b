# SPDX-License-Identifier: MIT
"""Counts the coverage of a folder. Prints each place that the tests do not reach, and fails if there is one.

    count.py gcov|llvm FOLDER [FLAG] <REPORT

REPORT comes from gcov --json-format --stdout or from llvm-cov export. FLAG, the compiler's, is only printed."""
import json
import os
import sys

# One branch of this line needs a text too long for 64-bit memory. json_write_test reaches it in a 32-bit build.
UNREACHABLE = "out->length = end < SIZE_MAX / 2 ? end : SIZE_MAX / 2;"


def gcov(text):
    """Yields (what, file, line, times) for each line and each outcome of a branch.

    A function in a header is compiled into several objects, whose counts are added up. The functions review_* in
    tables.c are left out: they are there for the compiler to check and are never called."""
    counts = {}
    for report in map(json.loads, text.splitlines()):
        for file in report["files"]:
            path = os.path.join(report["current_working_directory"], file["file"])
            for line in file["lines"]:
                if line.get("function_name", "").startswith("review_"):
                    continue
                places = [("lines", line["count"])]
                places += [(f"branches.{i}", branch["count"]) for i, branch in enumerate(line["branches"])]
                for what, count in places:
                    place = (what, path, line["line_number"])
                    counts[place] = counts.get(place, 0) + count
    for (what, path, line), count in counts.items():
        yield what.split(".")[0], path, line, count


def llvm(text):
    """Yields the same from clang's report, for branches and for conditions (MC/DC)."""
    counts = {}
    for file in json.loads(text)["data"][0]["files"]:
        for branch in file["branches"]:
            for outcome in 0, 1:
                place = ("branches", file["filename"], branch[0], branch[1], outcome)
                counts[place] = counts.get(place, 0) + branch[4 + outcome]
        for decision in file["mcdc_records"]:
            for condition, covered in enumerate(decision[-1]):
                place = ("conditions (MC/DC)", file["filename"], decision[0], decision[1], condition)
                counts[place] = counts.get(place, 0) + covered
    for place, count in counts.items():
        yield place[0], place[1], place[2], count


def is_unreachable(path, line):
    with open(path, encoding="utf-8") as file:
        return file.readlines()[line - 1].strip() == UNREACHABLE


def main():
    counter, folder = sys.argv[1], os.path.realpath(sys.argv[2]) + os.sep
    total, missed = {}, {}
    for what, path, line, count in {"gcov": gcov, "llvm": llvm}[counter](sys.stdin.read()):
        path = os.path.realpath(path)
        if not path.startswith(folder):
            continue
        if count == 0 and is_unreachable(path, line):
            continue
        total[what] = total.get(what, 0) + 1
        if count == 0:
            missed[what] = missed.get(what, 0) + 1
            print(f"{path}:{line}: {what}: not reached")
    figures = ", ".join(f"{total[what] - missed.get(what, 0)} of {total[what]} {what}" for what in sorted(total))
    print(f"{'FAIL' if missed or not total else 'PASS'}: {' '.join([counter, *sys.argv[3:]])}: {figures or 'nothing was counted'}")
    sys.exit(1 if missed or not total else 0)


if __name__ == "__main__":
    main()
