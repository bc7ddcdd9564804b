#!/bin/sh
# SPDX-License-Identifier: MIT
# `statuscode explain` prints well-formed text for every entry: no line exceeds 80 columns, no placeholder is left,
# there are no double spaces, and its three lines of C compile.
#   explain.sh SOURCE TOOL      takes CC from the environment; skipped without python3
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need python3
cd "$scratch" || exit 1

python3 - "$tool" >explained.c <<'END' || fail "explain"
import json, subprocess, sys, unicodedata
ask = lambda *words: subprocess.run([sys.argv[1], *words], check=True, capture_output=True, encoding="utf-8").stdout
width = lambda text: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
entries = json.loads(ask("list", "--json"))
print("#include <statuscode.h>")
for registry in dict.fromkeys(entry["registry"] for entry in entries):
    print(f"#include <statuscode/{registry}.h>")
print("void use_data(const char *, size_t), pay(const char *, size_t), show_server_message(const sc_reply *);")
print("void show_own_message(const sc_reply *), correct_request(const sc_reply *), check_http_status(int);")
print("void log_in(void), refresh_token_and_repeat(void), repeat_later(int), ask_again(void), find_out_before_repeating(void);")
print("void handle(int http_status, const char *body, size_t length);")
print("void handle(int http_status, const char *body, size_t length)\n{\n    sc_reply reply;")
for entry in entries:
    for lang in "zh", "en":
        text = ask("explain", entry["constant"], "--lang", lang)
        # A constant names one entry. Further meanings of the same number follow it.
        text = text.split("\n\n" + entry["registry"])[0]
        prose, code = text.split("\nC\n")
        for line in prose.split("\n"):
            if not line.startswith("  {") and (width(line) > 80 or line.endswith(" ") or "  " in line[2:] or "%" in line):
                sys.exit(f"{entry['constant']}: {line!r} ({width(line)} columns)")
        if "。。" in prose or ".." in prose or entry["constant"] not in code and entry["name"] not in code:
            sys.exit(f"{entry['constant']}:\n{text}")
    print(code.rstrip("\n"))
print("}")
END
compile "$cc" -pedantic-errors -Wall -Wextra -Werror -c explained.c 2>log || fail "the lines of C do not compile: $(head -5 log)"
finish "$(grep -c sc_read_reply explained.c) explanations"
