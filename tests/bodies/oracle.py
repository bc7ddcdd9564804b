# SPDX-License-Identifier: MIT
"""A second reader of replies, written from the descriptions of sc_read_reply, sc_read_problem, sc_next_field_error and
sc_unescape in statuscode.h, not from src/.

It generates replies and compares its answers with those of PROGRAM, which is oracle.c. The rows come from the golden
files; the file of a registry of your own stands beside its TABLE. What a golden file lacks (English, and http,
canonical, action and fault if it has no such columns) comes from the text of the tables. How an API behaves on the wire
is written here according to the header. For a registry of your own, it is read from the head of its table."""
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
    """How an API signals success, and where its bodies have what."""
    code: str = "code"
    messages: tuple = ("message",)  # the first of these that has a string is the message
    data: str = "data"
    status: str | None = None  # the body's copy of the HTTP status
    decides: tuple | None = None  # a member and its value for success; another value of the same type means failure
    success_needs_200: bool = False
    zero_is_http: bool = False
    success_on_2xx: str = "never"  # without a usable code: "never", "empty" (if the body is empty) or "always"
    message_is_symbol: bool = False
    spare_decides: tuple | None = None  # like decides, but only if there is no usable code
    errors: tuple = ()  # the places of field errors: data, list, object


WIRES = {
    "fecshop": Wire(errors=("data",)),
    "jiemi": Wire(status="status", success_needs_200=True, zero_is_http=True, success_on_2xx="empty",
                  spare_decides=("success", True), errors=("list",)),
    "rayvision": Wire(message_is_symbol=True),
    "plus": Wire(decides=("status", True), zero_is_http=True, success_on_2xx="always", errors=("object",)),
    "hero": Wire(messages=("msg", "message"), data="request", success_on_2xx="always"),
}
NUMBERS = {"fecshop": 1, "jiemi": 2, "rayvision": 3, "plus": 4, "hero": 5}
FIRST_OWN = 64


def wire_of_table(text):
    """Returns the Wire of a registry of your own, read from the head of its table."""
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
        "SC_MESSAGE_IS_SYMBOL" in ways,  # none of these tables has spare_decides
        errors=tuple(place for place in ("data", "list", "object") if "SC_ERRORS_IN_" + place.upper() in ways))


class Row(NamedTuple):
    kind: str
    code: int
    number: int  # 1 for the first meaning of its code
    name: str  # the name in the document
    symbol: str  # the constant without its prefix
    texts: tuple
    http: int
    canonical: str
    action: str
    fault: str
    waits: bool

    def outcome(self):
        if self.action == "CHECK_HTTP":
            return "UNDECIDED"
        if self.action in ("POLL", "PAY"):
            return "PENDING"
        return "SUCCESS" if self.canonical == "OK" else "FAILURE"


class Registry(NamedTuple):
    name: str
    wire: Wire
    rows: dict  # from (kind, code) to the meanings of the code


def c_string(text):
    return "".join(re.sub(r"\\(.)", r"\1", part) for part in re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def rows_of_table(text):
    """Returns constant, English, http, canonical, action and fault of each row, by code and Chinese."""
    row = re.compile(r'^SC_(?:ROW|HTTP|ALSO|LATER)\(([^,]+), (\w+), (\d+), \d+, (\w+), (\w+), (\w+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+),'
                     r'\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)', re.M)
    limits = {"INT32_MIN": -2**31, "INT32_MAX": 2**31 - 1}
    return {(limits.get(code) or int(code, 0), c_string(zh)): (constant, c_string(en), int(http), canonical, action, fault)
            for code, constant, http, canonical, action, fault, zh, en in row.findall(text)}


def read_text(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return file.read()


def read_rows(path, table):
    rows, seen = {}, set()
    of_table = rows_of_table(table)
    columns, *lines = [line.split("\t") for line in read_text(path).split("\n")[:-1]]
    for row in (dict(zip(columns, line)) for line in lines):
        code, zh = int(row["code"]), row["zh"]
        if (code, zh) in seen:  # the document repeats this row word for word
            continue
        seen.add((code, zh))
        constant, en, http, canonical, action, fault = of_table[code, zh]
        symbol = re.sub(r"^SC_[A-Z0-9]+_", "", constant)
        meanings = rows.setdefault((row["kind"], code), [])
        meanings.append(Row(row["kind"], code, len(meanings) + 1, row["name"], symbol, (zh, en), int(row.get("http", http)),
                            row.get("canonical", canonical), row.get("action", action), row.get("fault", fault),
                            bool(re.search(rf"^SC_(?:ROW|ALSO|LATER)\({code}, (\w+),.*?^SC_WAIT\(\1\)", table, re.M | re.S))))
    return rows


def read_registries(options):
    """Returns all registries that the library lists, by number."""
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
    """The body is empty, not JSON, or too deep. The arguments are the result and the offset of the error."""


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
    """Validates a body. Returns the members of its top-level object as (name, start of the value, end of the value)."""
    members, open_, at = [], [], SPACE.match(body).end()
    if at == len(body):
        raise Bad("EMPTY", 0)
    name = value = None
    while True:
        if open_ and open_[-1] == 0x7b:  # the name of a member follows
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
        while True:  # a value has ended, and the values around it may end here, too
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


ANY_ESCAPE = re.compile(rb'\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(["\\/bfnrt]))')


def unescape_any(text):
    """Unescapes any bytes, as sc_unescape does. What is no escape stands for itself."""
    return ANY_ESCAPE.sub(lambda escape: character_of_bytes(*escape.groups()).encode(), text) if b"\\" in text else text


def character_of_bytes(high, low, unit, letter):
    if high:
        return (bytes.fromhex(high.decode()) + bytes.fromhex(low.decode())).decode("utf-16-be")
    if unit:
        return bytes.fromhex(unit.decode()).decode("utf-16-be", "replace")
    return '"\\/\b\f\n\r\t'['"\\/bfnrt'.index(letter.decode())]


# ---- The rules ---------------------------------------------------------------------------------------------

TRIMMED = " \t\r\n.\u3002"
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")


def integer_of_number(text):
    """Returns the value of a number if it is a 32-bit integer, else None."""
    sign, whole, fraction, exponent = re.fullmatch(r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", text).groups()
    digits = (whole + (fraction or "")).lstrip("0")
    kept = digits.rstrip("0")
    if not kept:
        return 0
    power = len(digits) - len(kept) - len(fraction or "") + int(exponent or 0)
    if power < 0 or len(kept) + power > 10:
        return None
    value = int(sign + kept) * 10 ** power
    return value if -2**31 <= value < 2**31 else None


def integer_of(value):
    """Returns the value of a 32-bit integer, or of a string of one in plain digits, else None."""
    if value[:1] != b'"':
        return integer_of_number(value.decode()) if NUMBER.fullmatch(value) else None
    text = unescape(value[1:-1])
    if len(text) > 11 or not text.isascii() or not INTEGER.fullmatch(text):
        return None
    return int(text) if -2**31 <= int(text) < 2**31 else None


def by_http(status, on_2xx=False):
    if status >= 400:
        return "FAILURE"
    return "SUCCESS" if on_2xx and 200 <= status <= 299 else "UNDECIDED"


def fault_by_http(status):
    return "CALLER" if 400 <= status <= 499 else "DEPENDENCY" if status in (502, 504) else "SERVER"


def action_by_http(status, is_own):
    if status == 401:
        return "LOGIN"
    if status in (408, 429, 503) or status in (502, 504) and not is_own:
        return "RETRY"
    return "FIX_REQUEST" if status in (400, 405, 413, 415, 422) else "NONE"


def choose(meanings, message, status):
    """Returns the meaning of a code that a message and an HTTP status select."""
    if not meanings:
        return None
    for meaning in meanings if message is not None else ():
        if message.strip(TRIMMED) in [text.strip(TRIMMED) for text in meaning.texts]:
            return meaning
    return next((meaning for meaning in meanings if meaning.http == status), meanings[0])


def decided(decides, members, body):
    """Returns the outcome that a deciding member gives, or None if it gives none."""
    if not decides or decides[0] not in members:
        return None
    success = decides[1]
    value = slice(*members[decides[0]])
    if isinstance(success, str) and body[value][:1] == b'"':
        return "SUCCESS" if unescape(body[value][1:-1]) == success else "FAILURE"
    if isinstance(success, bool) and body[value] in (b"true", b"false"):
        return "SUCCESS" if (body[value] == b"true") == success else "FAILURE"
    return None


def http_row(registry, status):
    return registry.rows.get(("http", status), [None])[0]


def by_zero(registry, status, body_status):
    """Applies rule 3, where code 0 leaves the outcome to the HTTP status. Returns outcome, entry and the status used."""
    zero = registry.rows.get(("code", 0), [None])[0]
    if status <= 0 and body_status is not None:
        status = body_status
    outcome = by_http(status, registry.wire.success_on_2xx == "always")
    if status < 300:
        return outcome, zero, status
    row = http_row(registry, status)
    return row.outcome() if row else outcome, None, status


def without_code(registry, status, read, symbol, members, body):
    """Applies rule 5, without a usable code. Returns outcome and entry. symbol is the message if that is a string."""
    decision = decided(registry.wire.spare_decides, members, body)
    if decision:
        return decision, None
    outcome = by_http(status, registry.wire.success_on_2xx in ("always", "empty" if read == "EMPTY" else "always"))
    entry = None
    if registry.wire.message_is_symbol and read == "NO_CODE":
        entry = next((row for rows in registry.rows.values() for row in rows
                      if symbol is not None and row.name.lower() == symbol.lower() and symbol.isascii()), None)
        if entry and outcome == "UNDECIDED":
            outcome = entry.outcome()
    return outcome, entry


def decide(registry, status, read, code, message, symbol, members, body):
    """Applies the five rules of statuscode.h. Returns outcome, entry and the status from which action and fault follow if
    there is no entry."""
    if registry is None or read in ("NOT_JSON", "TOO_DEEP", "DUPLICATE_CODE"):
        return by_http(status), None, status
    outcome, entry, status = by_rules(registry, status, read, code, message, symbol, members, body)
    row = http_row(registry, status)
    return outcome, row if entry is None and row and row.outcome() == outcome else entry, status


def by_rules(registry, status, read, code, message, symbol, members, body):
    """Applies rules 2 to 5."""
    listed = registry.rows.get(("code", code)) or registry.rows.get(("later", code))
    entry = choose(listed, message, status) if code is not None else None
    decision = decided(registry.wire.decides, members, body)
    if decision:
        return decision, entry, status
    if code == 0 and registry.wire.zero_is_http:
        place = members.get(registry.wire.status)
        return by_zero(registry, status, integer_of(body[slice(*place)]) if place else None)
    if code is None:
        return *without_code(registry, status, read, symbol, members, body), status
    if entry is None:
        return "FAILURE", None, status
    if entry.outcome() == "SUCCESS" and registry.wire.success_needs_200:
        return by_http(status, status == 200), entry, status
    return entry.outcome(), entry, status


TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.S)


def first_string(body, start, end):
    """Returns the place of the first string that is a value in a list or object, at most two deep, or None."""
    depth = 0
    for token in TOKEN.finditer(body, start, end):
        if token.group() in b"[{":
            depth += 1
        elif token.group() in b"]}":
            depth -= 1
        elif depth <= 2 and body[SPACE.match(body, token.end()).end():][:1] != b":":
            return token.span()
    return None


def message_of(wire, members, body):
    """Returns the place of the message with its quotation marks, or None if there is none."""
    for name in wire.messages:
        if name in members:
            start, end = members[name]
            place = (start, end) if body[start] == 0x22 else first_string(body, start, end) if body[start] in b"[{" else None
            if place:
                return place
    return None


# ---- Field errors ------------------------------------------------------------------------------------------


def value_end(body, at):
    """Returns the end of a value in a body that is JSON."""
    if body[at] not in b"[{":
        return scalar_end(body, at)
    depth = 0
    for token in TOKEN.finditer(body, at):
        depth += (token.group() in b"[{") - (token.group() in b"]}")
        if depth == 0:
            return token.end()


def items(body, at):
    """Yields the members of an object or the elements of a list, each as the places of its name and value. An element has
    the name None."""
    is_object = body[at] == 0x7b
    at = SPACE.match(body, at + 1).end()
    while body[at] not in b"]}":
        name = None
        if is_object:
            name = at, string_end(body, at)
            at = SPACE.match(body, SPACE.match(body, name[1]).end() + 1).end()
        end = value_end(body, at)
        yield name, (at, end)
        at = SPACE.match(body, end).end()
        if body[at] == 0x2c:
            at = SPACE.match(body, at + 1).end()


def members_of(body, at):
    """Returns the places of an object's values by name. If a name is repeated, the last value counts."""
    return {unescape(body[name[0] + 1:name[1] - 1]): value for name, value in items(body, at)}


def strings_of(body, value):
    """Returns the places of the strings that a value is or lists."""
    if body[value[0]] == 0x22:
        return [value]
    if body[value[0]] != 0x5b:
        return []
    return [element for _, element in items(body, value[0]) if body[element[0]] == 0x22]


def errors_of_object(body, at, but=None):
    """Returns the errors in an object of fields, each as the places of field and message. but names a member that is no
    field."""
    return [(name, string) for name, value in items(body, at) if unescape(body[name[0] + 1:name[1] - 1]) != but
            for string in strings_of(body, value)]


def errors_in_data(wire, members, body):
    if wire.data not in members or body[members[wire.data][0]] != 0x7b:
        return []
    places = members_of(body, members[wire.data][0])
    for place in (places[name] for name in ("errors", "error") if name in places):
        is_object = body[place[0]] == 0x7b
        found = errors_of_object(body, place[0]) if is_object else [(None, string) for string in strings_of(body, place)]
        if found:
            return found
    return []


def errors_in_list(wire, members, body):
    start = SPACE.match(body).end()
    if body[start] != 0x5b:
        return []
    found = []
    for record in (members_of(body, value[0]) for _, value in items(body, start) if body[value[0]] == 0x7b):
        field, message = record.get("field"), record.get("message")
        if message and body[message[0]] == 0x22:
            found.append((field if field and body[field[0]] == 0x22 else None, message))
    return found


def errors_in_object(wire, members, body):
    start = SPACE.match(body).end()
    if body[start] != 0x7b:
        return []
    if "errors" in members:
        place = members["errors"][0]
        return errors_of_object(body, place) if body[place] == 0x7b else []
    for _, value in items(body, start):
        if body[value[0]] != 0x5b or any(body[element[0]] != 0x22 for _, element in items(body, value[0])):
            return []
    return errors_of_object(body, start, wire.messages[0])


def field_errors(wire, outcome, read, members, body):
    """Returns what sc_next_field_error must find: the errors in the first of the API's places that has one."""
    if outcome == "SUCCESS" or read in ("EMPTY", "NOT_JSON", "TOO_DEEP"):
        return []
    where = {"data": errors_in_data, "list": errors_in_list, "object": errors_in_object}
    return next(filter(None, (where[place](wire, members, body) for place in wire.errors)), [])


def format_text(place, mark, body):
    """Returns a string as oracle.c prints it."""
    text = body[place[0] + 1:place[1] - 1]
    return f"{place[0] + 1 + mark}:{len(text)}:{unescape_any(text).hex()}"


def format_error(error, mark, body):
    field, message = error
    has_field = field and field[1] - field[0] > 2
    return f"{format_text(field, mark, body) if has_field else '-'} {format_text(message, mark, body)}"


# ---- The answer --------------------------------------------------------------------------------------------


def format_answer(read, outcome, action, fault, code, registry, entry, message, data, error, seconds, mark, whole, body,
                  errors):
    """Returns an answer as oracle.c prints it."""
    return " ".join((
        read, outcome, action, fault, "-" if code is None else str(code),
        f"{registry.name}:{entry.code}:{entry.number}" if entry else "-",
        f"{message[0] + 1 + mark}:{message[1] - message[0] - 2}:{unescape(body[message[0] + 1:message[1] - 1]).encode().hex()}"
        if message else "-",
        f"{data[0] + mark}:{data[1] - data[0]}" if data else "-", str(error), str(seconds),
        "x" + unescape_any(whole).hex(), *(format_error(error, mark, body) for error in errors)))


def text_of(body, place, limit=None):
    """Returns the text of a member if it is a string without a NUL and within the limit in bytes, else ""."""
    text = unescape(body[place[0] + 1:place[1] - 1]) if place and body[place[0]] == 0x22 else ""
    return "" if "\0" in text or limit and len(text.encode()) > limit else text


def same_word(a, b):
    return a.isascii() and a.lower() == b.lower()


def rows_of(registry, code):
    return [row for kind in ("code", "http", "later") for row in registry.rows.get((kind, code), [])]


def entry_of_problem(registries, members, body):
    """Returns the registry and the row that a problem names by its members or its type."""
    none = None, None
    if members.keys() & {"registry", "code", "name"}:
        name, has_name = text_of(body, members.get("name"), 255), "name" in members and body[members["name"][0]] == 0x22
        found = [r for r in registries.values() if same_word(text_of(body, members.get("registry"), 255), r.name)]
        if not found:
            return none
        if "code" in members:
            code = integer_of_number(body[slice(*members["code"])].decode()) if is_number(body, members["code"]) else None
            rows = rows_of(found[0], code)
            return found[0], next((row for row in rows if not has_name or same_word(name, row.symbol)), None)
        rows = [row for rows in found[0].rows.values() for row in rows]
        full = f"SC_{found[0].name}_"
        return found[0], next((row for row in rows if same_word(name, row.symbol) or same_word(name, full + row.symbol)), None)
    type_ = text_of(body, members.get("type"), 511)
    for registry in registries.values():
        end = re.search(rf"(?<![A-Za-z0-9_]){registry.name}-(-?[0-9]+)(?:-([0-9]+))?$", type_, re.ASCII | re.I)
        if end and all(INTEGER.fullmatch(part) and abs(int(part)) < 2**31 for part in end.groups("1")):
            rows = rows_of(registry, int(end[1]))
            number = int(end[2] or 1)
            return (registry, rows[number - 1]) if 0 < number <= len(rows) else none
    return none


def is_number(body, place):
    return body[place[0]:place[0] + 1] in b"-0123456789"


def answer_problem(registries, status, body):
    """Returns the answer that sc_read_problem must give."""
    read, offset, members, code = "OK", 0, {}, None
    try:
        members = {name: (start, end) for name, start, end in read_json(body)}
    except Bad as bad:
        read, offset = bad.args
    if read == "OK":
        place = members.get("code")
        code = integer_of_number(body[slice(*place)].decode()) if place and is_number(body, place) else None
        read = "NO_CODE" if not place else "BAD_CODE" if code is None else "OK"
    message = next((members[name] for name in ("detail", "title") if name in members and body[members[name][0]] == 0x22), None)
    registry, entry = entry_of_problem(registries, members, body)
    if status <= 0 and "status" in members and is_number(body, members["status"]):
        value = integer_of_number(body[slice(*members["status"])].decode())
        status = status if value is None else value
    outcome = by_http(status)
    if outcome == "UNDECIDED" and entry:
        outcome = entry.outcome()
    action = "NONE" if outcome == "SUCCESS" else entry.action if entry else action_by_http(status, False)
    fault = "NONE" if outcome == "SUCCESS" else entry.fault if entry else fault_by_http(status)
    return format_answer(read, outcome, action, fault, code, registry, entry, message, None, offset, -1, 0, body, body, [])


def answer(registries, number, status, body):
    """Returns the answer that the library must give, as oracle.c prints it."""
    if number == "problem":
        return answer_problem(registries, status, body)
    registry = registries.get(number)
    wire = registry.wire if registry else Wire()
    read, error, members, places, code = "OK", 0, {}, [], None
    mark = 3 if body[:3] == b"\xef\xbb\xbf" else 0
    whole, body = body, body[mark:]
    try:
        places = read_json(body)
    except Bad as bad:
        read, error = bad.args
        error += mark if read != "EMPTY" else 0
    members = {name: (start, end) for name, start, end in places}  # if a name is repeated, the last member counts
    codes = [(start, end) for name, start, end in places if name == wire.code]
    if read == "OK":
        code = integer_of(body[slice(*codes[0])]) if len(codes) == 1 else None
        read = ["NO_CODE", "OK" if code is not None else "BAD_CODE", "DUPLICATE_CODE"][min(len(codes), 2)]
    place = message_of(wire, members, body)
    message = unescape(body[place[0] + 1:place[1] - 1]) if place else None
    symbol = message if place and place == members.get(wire.messages[0]) else None
    outcome, entry, deciding = decide(registry, status, read, code, message, symbol, members, body)
    data = members.get(wire.data)
    is_own = registry is not None and read not in ("NOT_JSON", "TOO_DEEP", "DUPLICATE_CODE") and (
        code is not None or decided(wire.decides, members, body) or decided(wire.spare_decides, members, body))
    action = "NONE" if outcome == "SUCCESS" else entry.action if entry else action_by_http(deciding, is_own)
    seconds = integer_of(body[slice(*data)]) if entry and entry.waits and data else None
    seconds = -1 if seconds is None or seconds < 0 else seconds
    fault = "NONE" if outcome == "SUCCESS" else entry.fault if entry else fault_by_http(deciding)
    errors = field_errors(wire, outcome, read, members, body)
    return format_answer(read, outcome, action, fault, code, registry, entry, place, data, error, seconds, mark, whole, body,
                         errors)


# ---- Main --------------------------------------------------------------------------------------------------


def line_of(case):
    number, status, body = case
    return f"{number} {status} {'-' if body is None else 'x' + body.hex()}"


def compare(options, registries, cases):
    """Compares all answers. Prints the first one that differs, and exits."""
    lines = "".join(line_of(case) + "\n" for case in cases)
    run = subprocess.run([options.program], input=lines, check=True, capture_output=True, text=True)
    answers = run.stdout.splitlines()
    same("number of answers", len(answers), len(cases))
    for case, answered in zip(cases, answers):
        expected = answer(registries, case[0], case[1], case[2] or b"")
        if answered != expected:
            command = shlex.join(["python3", sys.argv[0], options.program, options.source, *options.tables])
            print(f"FAIL: {case}\n  the library  {answered}\n  the header   {expected}\n"
                  f"  repeat with: {command} --reply {line_of(case)}")
            sys.exit(1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("source", help="the project")
    parser.add_argument("tables", nargs="*", help="the tables of registries of your own")
    parser.add_argument("--count", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--reply", nargs=3, metavar=("REGISTRY", "STATUS", "BODY"), help="one reply, as oracle.c reads it")
    options = parser.parse_args()
    registries = read_registries(options)
    if options.reply:
        number, status, body = options.reply
        number = number if number == "problem" else int(number)
        compare(options, registries, [(number, int(status), None if body == "-" else bytes.fromhex(body[1:]))])
        print("PASS: both answers are the same")
        return
    print(f"seed {options.seed}", flush=True)
    cases = oracle_cases.make(registries, Wire(), random.Random(options.seed))
    for done in range(0, options.count, 10000):
        compare(options, registries, list(itertools.islice(cases, min(10000, options.count - done))))
    print(f"PASS: {options.count} problems and replies of {len(registries)} registries and some that do not exist")


if __name__ == "__main__":
    main()
