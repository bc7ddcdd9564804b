# SPDX-License-Identifier: MIT
"""Checks that end the program with what is wrong. Unlike assert, they work under python -O too."""
import itertools
import sys


def expect(truth, what, shown=""):
    if not truth:
        sys.exit(f"FAIL: {what}: {shown!r}" if shown != "" else f"FAIL: {what}")


def same(what, found, wanted):
    """If both are lists, prints only the first pair of items that differ."""
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list):
        for i, pair in enumerate(itertools.zip_longest(found, wanted, fillvalue="(no item)")):
            if pair[0] != pair[1]:
                what, (found, wanted) = f"{what}, item {i}", pair
                break
    sys.exit(f"FAIL: {what}:\n  {found!r}\ninstead of\n  {wanted!r}")
