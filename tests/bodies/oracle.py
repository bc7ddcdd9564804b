# SPDX-License-Identifier: MIT
"""A second reader of replies, written from what statuscode.h says of sc_read_reply and not from src/.

It compares its answers to generated replies with those of PROGRAM, which is oracle.c. The rows are those of the golden
files, which for a registry of one's own stand beside its TABLE. What golden files do not have (English, and http,
canonical and action where these columns are not there yet) is taken from the text of the tables. How an API behaves on
the wire is written down here by the header, and for a registry of one's own read from the head of its table."""
import argparse
import itertools
import os
import random
import re
import shlex
import subprocess
import sys
import time
from typing import NamedTuple

sys.dont_write_bytecode = True  # the sources stay as they are
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import oracle_cases
from lib import same

# ---- Registries --------------------------------------------------------------------------------------------


class Wire(NamedTuple):
    """How an API says on the wire whether a call worked."""
    code: str = "code"
    messages: tuple = ("message",)  # the first of them that is a string
    data: str = "data"
    status: str | None = None  # the body's copy of the HTTP status
    decides: tuple | None = None  # a member, and the value that means success; another of its type means failure
    success_needs_200: bool = False
    zero_is_http: bool = False
    success_on_2xx: str = "never"  # without a usable code: never, with an empty body, always
    message_is_symbol: bool = False


WIRES = {
    "fecshop": Wire(),
    "jiemi": Wire(status="status", success_needs_200=True, zero_is_http=True, success_on_2xx="empty"),
    "rayvision": Wire(message_is_symbol=True),
    "plus": Wire(decides=("status", True), zero_is_http=True, success_on_2xx="always"),
    "hero": Wire(messages=("msg", "message"), data="request", success_on_2xx="always"),
}
NUMBERS = {"fecshop": 1, "jiemi": 2, "rayvision": 3, "plus": 4, "hero": 5}
FIRST_OWN = 64


def wire_of_table(text):
    """The same of a registry of one's own, by the head of its table."""
    members, decides = {}, None
    for name, holds, value in re.findall(r'^SC_MEMBER\("(.*?)", (\w+), "((?:[^"\\]|\\.)*)"', text, re.M):
        members[holds] = name
        if holds == "DECIDES":
            value = c_string('"' + value + '"')
            decides = name, value[1:-1] if value[0] == '"' else value == "true"
    ways = re.search(r"^SC_RULE\(([^,]*),", text, re.M).group(1)
    return Wire(
        members.get("CODE"), tuple(members[holds] for holds in ("MESSAGE", "SPARE_MESSAGE") if holds in members),
        members.get("DATA"), members.get("STATUS"), decides, "SC_CODE_NEEDS_200" in ways, "SC_ZERO_IS_HTTP" in ways,
        "always" if "SC_2XX_WITHOUT_CODE" in ways else "empty" if "SC_2XX_IF_EMPTY" in ways else "never",
        "SC_MESSAGE_IS_SYMBOL" in ways)


class Row(NamedTuple):
    kind: str
    code: int
    number: int  # 1 for the first meaning of its code
    name: str
    texts: tuple
    http: int
    canonical: str
    action: str
    fault: str

    def outcome(self):
        if self.action == "CHECK_HTTP":
            return "UNDECIDED"
        if self.action in ("POLL", "PAY"):
            return "PENDING"
        return "SUCCESS" if self.canonical == "OK" else "FAILURE"


class Registry(NamedTuple):
    name: str
    wire: Wire
    rows: dict  # (kind, code): the meanings of the code


def c_string(text):
    return "".join(re.sub(r"\\(.)", r"\1", part) for part in re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def rows_of_table(text):
    """English, http, canonical, action and fault of each row, by code and Chinese."""
    row = re.compile(r'^SC_(?:ROW|HTTP|ALSO|LATER)\(([^,]+), \w+, (\d+), \d+, (\w+), (\w+), (\w+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+),'
                     r'\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', re.M)
    limits = {"INT32_MIN": -2**31, "INT32_MAX": 2**31 - 1}
    return {(limits.get(code) or int(code, 0), c_string(zh)): (c_string(en), int(http), canonical, action, fault)
            for code, http, canonical, action, fault, zh, en in row.findall(text)}


def read_text(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read()


def read_rows(path, table):
    rows, seen = {}, set()
    of_table = rows_of_table(table)
    columns, *lines = [line.split("\t") for line in read_text(path).split("\n")[:-1]]
    for row in (dict(zip(columns, line)) for line in lines):
        code, zh = int(row["code"]), row["zh"]
        if (code, zh) in seen:  # a row that the document repeats word for word is one row
            continue
        seen.add((code, zh))
        en, http, canonical, action, fault = of_table[code, zh]
        meanings = rows.setdefault((row["kind"], code), [])
        meanings.append(Row(row["kind"], code, len(meanings) + 1, row["name"], (zh, en), int(row.get("http", http)),
                            row.get("canonical", canonical), row.get("action", action), row.get("fault", fault)))
    return rows


def read_registries(options):
    """All registries that the library lists, by number."""
    registries = {}
    texts = {path: read_text(path) for path in options.tables}
    for line in subprocess.run([options.program, "list"], check=True, capture_output=True, text=True).stdout.splitlines():
        number, name = line.split()
        if int(number) >= FIRST_OWN:
            table = next(path for path, text in texts.items() if re.search(rf"^SC_BEGIN\(\w+, {name},", text, re.M))
            wire, golden = wire_of_table(texts[table]), os.path.join(os.path.dirname(table), name + ".tsv")
        else:
            table = os.path.join(options.source, "tables", name + ".def")
            wire, golden = WIRES[name], os.path.join(options.source, "tests", "golden", name + ".tsv")
            same(f"number of {name}", int(number), NUMBERS[name])
        registries[int(number)] = Registry(name, wire, read_rows(golden, read_text(table)))
    return registries


# ---- JSON texts (RFC 8259) ---------------------------------------------------------------------------------

SPACE = re.compile(rb"[ \t\n\r]*")
BEYOND_ASCII = (rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
                rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}")
BEGUN = re.compile(rb"[\xc2-\xf4]|\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f]"
                   rb"|\xf0[\x90-\xbf][\x80-\xbf]?|[\xf1-\xf3][\x80-\xbf]{1,2}|\xf4[\x80-\x8f][\x80-\xbf]?")
STRING = re.compile(rb'"(?:[ !#-\[\]-\x7f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|' + BEYOND_ASCII + rb")*")
ESCAPE = re.compile(rb"\\(?:u[0-9a-fA-F]{0,3})?")
NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
EXPONENT = re.compile(rb"[eE][+-]?")
WORDS = {ord(word[:1]): word for word in (b"true", b"false", b"null")}
MAX_DEPTH = 1024


class Bad(Exception):
    """Not JSON, or too deep: why, and at which byte."""


def string_end(body, at):
    end = STRING.match(body, at).end()
    if body[end:end + 1] == b'"':
        return end + 1
    if body[end:end + 1] == b"\\":
        end = ESCAPE.match(body, end).end()
    elif BEGUN.fullmatch(body, end):  # the body ends within a character
        end = len(body)
    raise Bad("NOT_JSON", end)


def number_end(body, at):
    number = NUMBER.match(body, at)
    if not number:  # a minus alone
        raise Bad("NOT_JSON", at + 1)
    end = number.end()
    if not number[2]:
        if not number[1] and body[end:end + 1] == b".":
            raise Bad("NOT_JSON", end + 1)
        if exponent := EXPONENT.match(body, end):
            raise Bad("NOT_JSON", exponent.end())
    return end


def scalar_end(body, at):
    first = body[at] if at < len(body) else 0
    if first == 0x22:
        return string_end(body, at)
    if first == 0x2d or 0x30 <= first <= 0x39:
        return number_end(body, at)
    word = WORDS.get(first, b"")
    if body.startswith(word, at) and word:
        return at + len(word)
    raise Bad("NOT_JSON", at + len(os.path.commonprefix([word, body[at:at + 5]])))


def read_json(body):
    """Validates a body. Returns the members of its top-level object as (name, start of the value, its end)."""
    members, open_, at = [], [], SPACE.match(body).end()
    if at == len(body):
        raise Bad("EMPTY", 0)
    name = value = None
    while True:
        if open_ and open_[-1] == 0x7b:  # a member's name
            if body[at:at + 1] != b'"':
                raise Bad("NOT_JSON", at)
            end = string_end(body, at)
            if len(open_) == 1:
                name = body[at + 1:end - 1]
            at = SPACE.match(body, end).end()
            if body[at:at + 1] != b":":
                raise Bad("NOT_JSON", at)
            at = SPACE.match(body, at + 1).end()
        if len(open_) == 1:
            value = at
        first = body[at] if at < len(body) else 0
        if first in (0x7b, 0x5b):
            if len(open_) == MAX_DEPTH:
                raise Bad("TOO_DEEP", at)
            open_.append(first)
            at = SPACE.match(body, at + 1).end()
            if at == len(body) or body[at] != first + 2:
                continue
        else:
            at = scalar_end(body, at)
        while True:  # a value has ended, and those around it may end with it
            if len(open_) == 1 and name is not None:
                members.append((unescape(name), value, at))
                name = None
            at = SPACE.match(body, at).end()
            if not open_ or at == len(body) or body[at] != open_[-1] + 2:
                break
            open_.pop()
            at += 1
        if not open_ and at == len(body):
            return members
        if not open_ or body[at:at + 1] != b",":
            raise Bad("NOT_JSON", at)
        at = SPACE.match(body, at + 1).end()


ESCAPED = re.compile(r"\\(?:u([dD][89abAB]..)\\u([dD][c-fC-F]..)|u(....)|(.))")


def character_of(escape):
    high, low, unit, letter = escape.groups()
    if high:
        return chr(0x10000 + (int(high, 16) - 0xd800 << 10) + int(low, 16) - 0xdc00)
    if unit:
        return "\ufffd" if 0xd800 <= int(unit, 16) <= 0xdfff else chr(int(unit, 16))
    return {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(letter, letter)


def unescape(raw):
    text = raw.decode("utf-8")
    return ESCAPED.sub(character_of, text) if "\\" in text else text


# ---- The rules ---------------------------------------------------------------------------------------------

STOPS = " \t\r\n.\u3002"
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")


def integer_of(value):
    """An integer of 32 bits, or a string that is one; None if it is neither."""
    if value[:1] == b'"':
        text = unescape(value[1:-1])
    else:
        text = value.decode("utf-8")
    if len(text) > 11 or not text.isascii() or not INTEGER.fullmatch(text):
        return None
    return int(text) if -2**31 <= int(text) < 2**31 else None


def by_http(status, on_2xx=False):
    if status >= 400:
        return "FAILURE"
    return "SUCCESS" if on_2xx and 200 <= status <= 299 else "UNDECIDED"


def fault_by_http(status):
    return "CALLER" if 400 <= status <= 499 else "DEPENDENCY" if status in (502, 504) else "SERVER"


def action_by_http(status):
    return "LOGIN" if status == 401 else "RETRY" if status in (408, 429, 502, 503, 504) else "NONE"


def choose(meanings, message, status):
    """Which of the meanings of a code."""
    if not meanings:
        return None
    for meaning in meanings if message is not None else ():
        if message.strip(STOPS) in [text.strip(STOPS) for text in meaning.texts]:
            return meaning
    return next((meaning for meaning in meanings if meaning.http == status), meanings[0])


def decided(wire, members, body):
    """What the deciding member says, None if it says nothing."""
    if not wire.decides or wire.decides[0] not in members:
        return None
    success = wire.decides[1]
    value = slice(*members[wire.decides[0]])
    if isinstance(success, str) and body[value][:1] == b'"':
        return "SUCCESS" if unescape(body[value][1:-1]) == success else "FAILURE"
    if isinstance(success, bool) and body[value] in (b"true", b"false"):
        return "SUCCESS" if (body[value] == b"true") == success else "FAILURE"
    return None


def http_row(registry, status):
    return registry.rows.get(("http", status), [None])[0]


def by_zero(registry, status, body_status):
    """Code 0 where it leaves it to the HTTP status. Returns outcome, entry and the status that decides."""
    zero = registry.rows.get(("code", 0), [None])[0]
    if status <= 0 and body_status is not None:
        status = body_status
    outcome = by_http(status, registry.wire.success_on_2xx == "always")
    if status < 300:
        return outcome, zero, status
    row = http_row(registry, status)
    return row.outcome() if row else outcome, row, status


def without_code(registry, status, read, message):
    """No usable code. Returns outcome and entry."""
    outcome = by_http(status, registry.wire.success_on_2xx in ("always", "empty" if read == "EMPTY" else "always"))
    entry = http_row(registry, status)
    if registry.wire.message_is_symbol and read == "NO_CODE":
        entry = next((row for rows in registry.rows.values() for row in rows
                      if message is not None and row.name.lower() == message.lower() and message.isascii()), None)
        if entry and outcome == "UNDECIDED":
            outcome = entry.outcome()
    return outcome, entry


def decide(registry, status, read, code, message, members, body):
    """The five rules of statuscode.h. Returns outcome, entry and the status that gives the action if there is no entry."""
    if registry is None or read in ("NOT_JSON", "TOO_DEEP", "DUPLICATE_CODE"):
        return by_http(status), None, status
    listed = registry.rows.get(("code", code)) or registry.rows.get(("later", code))
    entry = choose(listed, message, status) if code is not None else None
    said = decided(registry.wire, members, body)
    if said:
        return said, entry, status
    if code == 0 and registry.wire.zero_is_http:
        place = members.get(registry.wire.status)
        return by_zero(registry, status, integer_of(body[slice(*place)]) if place else None)
    if code is None:
        return *without_code(registry, status, read, message), status
    if entry is None:
        return "FAILURE", None, status
    if entry.outcome() == "SUCCESS" and registry.wire.success_needs_200:
        return by_http(status, status == 200), entry, status
    return entry.outcome(), entry, status


def answer(registries, number, status, body):
    """What the library has to answer, as oracle.c prints it."""
    registry = registries.get(number)
    wire = registry.wire if registry else Wire()
    read, error, members, places, code = "OK", 0, {}, [], None
    try:
        places = read_json(body)
    except Bad as bad:
        read, error = bad.args
    members = {name: (start, end) for name, start, end in places}  # the last of a name counts
    codes = [(start, end) for name, start, end in places if name == wire.code]
    if read == "OK":
        code = integer_of(body[slice(*codes[0])]) if len(codes) == 1 else None
        read = ["NO_CODE", "OK" if code is not None else "BAD_CODE", "DUPLICATE_CODE"][min(len(codes), 2)]
    strings = [members[name] for name in wire.messages if name in members and body[members[name][0]] == 0x22]
    message = unescape(body[strings[0][0] + 1:strings[0][1] - 1]) if strings else None
    outcome, entry, deciding = decide(registry, status, read, code, message, members, body)
    data = members.get(wire.data)
    fault = "NONE" if outcome == "SUCCESS" else entry.fault if entry else fault_by_http(deciding)
    return " ".join((
        read, outcome, entry.action if entry else action_by_http(deciding), fault, "-" if code is None else str(code),
        f"{registry.name}:{entry.code}:{entry.number}" if entry else "-",
        f"{strings[0][0] + 1}:{strings[0][1] - strings[0][0] - 2}:{message.encode().hex()}" if strings else "-",
        f"{data[0]}:{data[1] - data[0]}" if data else "-", str(error)))


# ---- Main --------------------------------------------------------------------------------------------------


def line_of(case):
    number, status, body = case
    return f"{number} {status} {'-' if body is None else 'x' + body.hex()}"


def compare(options, registries, cases):
    """Ends the program at the first answer that differs."""
    asked = "".join(line_of(case) + "\n" for case in cases)
    said = subprocess.run([options.program], input=asked, check=True, capture_output=True, text=True).stdout.splitlines()
    same("count of the answers", len(said), len(cases))
    for case, answered in zip(cases, said):
        expected = answer(registries, case[0], case[1], case[2] or b"")
        if answered != expected:
            again = shlex.join(["python3", sys.argv[0], options.program, options.source, *options.tables])
            print(f"FAIL: {case}\n  the library  {answered}\n  the header   {expected}\n"
                  f"  again: {again} --reply {line_of(case)}")
            sys.exit(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("source", help="the project")
    parser.add_argument("tables", nargs="*", help="tables of registries of one's own")
    parser.add_argument("--count", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--reply", nargs=3, metavar=("REGISTRY", "STATUS", "BODY"), help="one reply, as oracle.c reads it")
    options = parser.parse_args()
    registries = read_registries(options)
    if options.reply:
        number, status, body = options.reply
        compare(options, registries, [(int(number), int(status), None if body == "-" else bytes.fromhex(body[1:]))])
        print("PASS: both answer the same")
        return
    print(f"seed {options.seed}", flush=True)
    cases = oracle_cases.make(registries, Wire(), random.Random(options.seed))
    for done in range(0, options.count, 10000):
        compare(options, registries, list(itertools.islice(cases, min(10000, options.count - done))))
    print(f"PASS: {options.count} replies in {len(registries)} registries and some that do not exist")


if __name__ == "__main__":
    main()
