# SPDX-License-Identifier: MIT
"""Counts what the tests reached of a folder. Names each place they did not, and fails if there is one.

    count.py gcov|llvm FOLDER [FLAG] <REPORT      gcov --json-format --stdout, or llvm-cov export; the flag it is of
"""
import json
import os
import sys

# What cannot be reached where a size_t has 64 bits: no text is so long. The 32-bit build's json_write_test reaches it.
UNREACHABLE = "out->length = end < SIZE_MAX / 2 ? end : SIZE_MAX / 2;"


def gcov(text):
    """Yields (what, file, line, times) for each line and each way out of a branch.

    A function of a header is compiled into several objects: its lines and branches are those of all together. The
    functions of tables.c that are there for the compiler to review are never called."""
    counts = {}
    for report in map(json.loads, text.splitlines()):
        for file in report["files"]:
            path = os.path.join(report["current_working_directory"], file["file"])
            for line in file["lines"]:
                if line.get("function_name", "").startswith("review_"):
                    continue
                places = [("lines", line["count"])]
                places += [(f"branches.{i}", way["count"]) for i, way in enumerate(line["branches"])]
                for what, count in places:
                    place = (what, path, line["line_number"])
                    counts[place] = counts.get(place, 0) + count
    for (what, path, line), count in counts.items():
        yield what.split(".")[0], path, line, count


def llvm(text):
    """Yields the same of clang's report: branches, and the conditions that decide by themselves."""
    counts = {}
    for file in json.loads(text)["data"][0]["files"]:
        for branch in file["branches"]:
            for way in 0, 1:
                place = ("branches", file["filename"], branch[0], branch[1], way)
                counts[place] = counts.get(place, 0) + branch[4 + way]
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
    judge, folder = sys.argv[1], os.path.realpath(sys.argv[2]) + os.sep
    total, missed = {}, {}
    for what, path, line, count in {"gcov": gcov, "llvm": llvm}[judge](sys.stdin.read()):
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
    print(f"{'FAIL' if missed or not total else 'PASS'}: {' '.join([judge, *sys.argv[3:]])}: {figures or 'nothing was counted'}")
    sys.exit(1 if missed or not total else 0)


if __name__ == "__main__":
    main()
