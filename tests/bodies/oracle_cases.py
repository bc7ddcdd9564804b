# SPDX-License-Identifier: MIT
"""Generates replies for oracle.py: bodies that exercise the rules, and damaged ones."""
STATUSES = [0, -1, 100, 199, 200, 201, 202, 204, 299, 300, 301, 304, 399, 400, 401, 403, 404, 408, 413, 422, 429, 500, 502,
            503, 504, 599, 600, 999, -2**31, 2**31 - 1]
NO_REGISTRIES = [0, 6, 63, 126, 127, 128, -1]
CODES = [b"0", b"-0", b"1", b"-1", b"200", b"1000", b"1008", b"4012", b"99999", b"2147483647", b"2147483648", b"-2147483648",
         b"-2147483649", b"99999999999", b"1.0", b"1e3", b"0.0", b"0e0", b"1E+3", b"1012.0", b"1012.50", b"101200e-2",
         b"-0.0e-7", b"10.08E2", b"2147483647.000", b"2147483648e0", b"-214748364.8e1", b"0.0000001e7", b"1e-1",
         b"1e99999999999999999999", b"0e99999999999999999999", b"1e-99999999999999999999", b"1" + b"0" * 40 + b"e-37",
         b"0." + b"0" * 40 + b"1012e44", b"12345678901e-1", b"null", b"true", b"false", b"[1000]", b'{"code":1000}', b'""',
         b'"0"', b'"-0"', b'"1000"', b'"01000"', b'" 1000"', b'"1000 "', b'"+1"', b'"1e3"', b'"1000.0"', b'"-2147483648"',
         b'"2147483648"', b'"\\u0031000"', b'"100\\u0030"', b'"\\u002d1"', b'"\xef\xbc\x91000"', b'"1000\\u0000"', b'"abc"',
         b'"00000000001000"']
DECIDING = [b"true", b"false", b"true", b"false", b"null", b"0", b"1", b'"true"', b'"false"', b'"success"', b'"SUCCESS"',
            b'"fail"', b'"succes\\u0073"', b'"success "', b'""', b"[true]", b"{}"]
BODY_STATUSES = [str(status).encode() for status in STATUSES] + [b'"401"', b'"\\u0034\\u0030\\u0034"', b"503.0", b"1e3",
                 b"null", b"true", b"[401]"]
DATA = [b"null", b"[]", b"{}", b'""', b"0", b"true", b"-1.5e-3", b'"a\\"b"', b'{"code":1000}', b"[ 1 , 2 ]",
        b'[{"code":5,"status":true}]', b'{"a":{"b":[]},"message":"x"}', b'"\xe4\xb8\xad\xe6\x96\x87"', b"[[[[]]]]",
        b'"\\ud83d\\ude00"', b"1E5"]
MESSAGES = [b'["a","b"]', b'[null,5,"\\u8fc7"]', b'{"phone":["x"],"y":"z"}', b'{"a":{"b":{"c":"deep"}},"d":["e"]}', b'[[["deep"]]]',
            b'[["two"]]', b'[[],{},"z"]', b'{"a":""}', b'{"a":[{"b":"c"}]}', b'["success"]', b'[ [ ] , { "k" : [ ] , "l" : "m" } ]',
            b'""', b'"ok"', b"null", b"5", b"[]", b'["x"]', b"{}", b"true", b'"\\u0000"', b'"success\\u0000"', b'"\\ud800"',
            b'"\\udc00\\udc00\\udbff"', b'"\\ud800\\ud83d\\ude00\\udc00"', b'"\\/\\b\\f\\n\\r\\t\\\\\\""',
            b'"\xf0\x9f\x98\x80"', b'"..."', b'" "', b'"\xe3\x80\x82"', b'"SC_RAYVISION_SUCCESS"', b'"\\u3002 \\t."',
            b'"\x7f"', b'"\xc5\xbfuccess"', b'"account_loc\xe2\x84\xaaed"']
OTHERS = [b"id", b"Code", b"code ", b"co", b"codecode", b"", b"status", b"name", b"version", b"\\u0063ODE", b"m\\u0073g",
          b"\xe7\xa0\x81", b"cod\\u0065\\u0000"]
SPACES = [b"", b"", b"", b"", b" ", b"\n", b"\t", b"\r\n", b"    ", b"\n        "]
FIELDS = ["phone", "name", "", "message", "field", "errors", "error", "code", "status", "data", "a\"b\\", "\u7535\u8bdd",
          "\U0001f600", "\0"]
NOT_STRINGS = [b"null", b"5", b"-1.5e3", b"true", b"[]", b"{}", b'["no"]', b'[["no"],{"a":"no"}]', b'{"a":"no"}', b'{"a":["no"]}',
            b'[{"field":"no","message":"no"}]']
SCRAPS = [b"\\", b"\\", b"\\u", b"u", b"\\ud83d", b"\\ude00", b"\\uD83D", b"\\uDE00", b"\\ucs00", b"\\u4e2d", b"\\u0000",
          b"\\u004", b"\\n", b"\\\"", b"\\/", b"\\x", b"\\U0041", b"\\ug041", b"0", b"d", b"F", b"n", b"\0", b'"', b"\xff",
          b"\xc0\x80", b"\xe4\xb8\xad", b"\xe4\xb8", b"\xf0\x9f\x98\x80", b"\x80"]
ROOTS = [b"[]", b"{}", b"[{%s}]", b'"code"', b"1000", b"0", b"-1.5", b"true", b"null", b"[1,2]", b'{"data":{%s}}',
         b'{"":{%s}}', b"[[%s]]"]
EMPTY = [b"", b" ", b"\n", b"\t\r\n ", b"    \n", None]
FORBIDDEN = [b"\xef\xbb\xbf", b"\xfe\xff", b"\0", b"\x01", b"\x1f", b"\x0b", b"\x0c", b"\xc2\xa0", b"\xe2\x80\xa8", b"\x80",
             b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc3", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe3\x81", b"\xed\xa0\x80",
             b"\xed\xbf\xbf", b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf", b"\xf0\x9f\x98", b"\xf4\x90\x80\x80",
             b"\xf5\x80\x80\x80", b"\xff", b"\\", b"\\x", b"\\u12", b"\\u12g4", b"\\U0041", b"\\'", b'"', b"'", b"NaN",
             b"Infinity", b"-", b"+1", b".5", b"1.", b"1e", b"01", b"0x1", b"tru", b"nulll", b"True", b",", b",,", b":", b"{",
             b"}", b"[", b"]", b"//", b"/**/"]


def escaped(text, random, share):
    """Returns a JSON string in which share percent of the characters are escaped."""
    if share == 0 and text.isprintable() and not ('"' in text or "\\" in text):
        return b'"' + text.encode() + b'"'
    out = []
    for character in text:
        if random.random() * 100 >= share and character not in '"\\' and character >= " ":
            out.append(character)
            continue
        units = character.encode("utf-16-be").hex()
        if random.random() < 0.5:
            units = units.upper()
        out += ["\\u" + units[at:at + 4] for at in range(0, len(units), 4)]
    return ('"' + "".join(out) + '"').encode()


class Maker:
    """Generates bodies of a registry, or of one that does not exist if registry is None."""
    def __init__(self, registry, wire, random):
        self.wire, self.random = wire, random
        rows = [row for meanings in registry.rows.values() for row in meanings] if registry else []
        self.codes = sorted({row.code for row in rows})
        self.names = [row.name for row in rows if row.name] or ["SUCCESS"]
        self.several = [meanings for meanings in (registry.rows.values() if registry else []) if meanings[1:]]
        self.texts = [text for row in rows for text in row.texts] or ["text"]

    def one_of(self, things):
        return things[int(self.random.random() * len(things))]

    def pick(self, *lists):
        return self.one_of(self.one_of(lists))

    def chance(self, one_of):
        return self.random.random() * one_of < 1

    def space(self):
        return self.one_of(SPACES) if self.spacious else b""

    def code(self):
        if self.several and self.chance(4):
            return str(self.one_of(self.several)[0].code).encode()
        if self.wire.zero_is_http and self.chance(4):
            return b"0"
        if not self.codes or self.chance(3):
            return self.one_of(CODES)
        code = self.one_of(self.codes) + self.one_of([0, 0, 0, 0, 1, -1, 256, 65536])
        quoted = self.one_of([0, 0, 1])
        return escaped(str(code), self.random, 20) if quoted else str(code).encode()

    def in_any_case(self, name):
        return self.one_of([name, name.lower(), name.upper(), "".join(self.one_of([c.lower(), c.upper()]) for c in name)])

    def message(self):
        if self.chance(4):
            return self.one_of(MESSAGES)
        share = self.one_of([0, 0, 10, 100])
        if self.several and self.chance(2):
            text = self.one_of(self.one_of(self.one_of(self.several)).texts)
            trimmed = lambda: "".join(self.random.choices(" \t\r\n.\u3002", k=self.random.randrange(4)))
            text = self.one_of([trimmed(), "", "x"]) + text.rstrip(self.one_of(["", ".\u3002"])) + trimmed()
            text = text[:-1] if self.chance(8) else text + "x" if self.chance(8) else text
        elif self.chance(2):
            text = self.in_any_case(self.one_of(self.names)) + self.one_of(["", "", "", " ", ".", "x", "\0"])
        else:
            text = self.one_of(self.texts)
        return escaped(text, self.random, share)

    def name(self, name):
        return escaped(name, self.random, self.one_of([0, 0, 0, 0, 30]))

    def text(self):
        """Returns a string in most cases, else another value."""
        if self.chance(6):
            return self.one_of(NOT_STRINGS)
        return self.message() if self.chance(4) else self.field()

    def field(self):
        return escaped(self.one_of(FIELDS), self.random, self.one_of([0, 0, 0, 30, 100]))

    def joined(self, brackets, make, limit=4):
        items = [self.space() + make() + self.space() for _ in range(int(self.random.random() * limit))]
        return brackets[:1] + (b",".join(items) or self.space()) + brackets[1:]

    def member(self, name, value):
        return name + self.space() + b":" + self.space() + value

    def strings(self):
        return self.joined(b"[]", self.text)

    def fields(self):
        """Returns an object of fields, or something close to one."""
        return self.joined(b"{}", lambda: self.member(self.field(), self.text() if self.chance(4) else self.strings()))

    def record(self):
        names = ["field", "message", "field", "message", "x", "Message"]
        return self.joined(b"{}", lambda: self.member(self.name(self.one_of(names)), self.text()), 5)

    def errors(self):
        """Returns a value for a member with errors."""
        return self.one_of([self.fields, self.fields, self.strings, self.text])()

    def errors_in_data(self):
        names = ["errors", "error", "errors", "error", "Errors", "x"]
        return self.joined(b"{}", lambda: self.member(self.name(self.one_of(names)), self.errors()))

    def body_of_errors(self):
        """Returns a body that is no envelope: a list of records, or an object of lists, which mostly hold strings."""
        if "object" not in self.wire.errors or self.chance(4):
            return self.joined(b"[]", lambda: self.text() if self.chance(8) else self.record())
        strings = lambda: self.joined(b"[]", self.text if self.chance(12) else self.field)
        names = lambda: self.name(self.one_of(self.wire.messages)) if self.chance(8) else self.field()
        return self.joined(b"{}", lambda: self.member(names(), self.text() if self.chance(16) else strings()))

    def scraps(self):
        return b"".join(self.one_of(SCRAPS) for _ in range(int(self.random.random() * 12)))

    def members(self):
        """Returns none, one or two of each member of the API, and some that the API does not have."""
        wire = self.wire
        roles = [(wire.code, self.code), (wire.data, lambda: self.errors_in_data() if self.chance(3) else self.pick(DATA))]
        roles += [("errors" if self.chance(4) else None, self.errors)]
        roles += [(name, self.message) for name in wire.messages]
        roles += [(wire.status, lambda: self.one_of(BODY_STATUSES))]
        roles += [(decides and decides[0], lambda: self.pick(DECIDING, DECIDING, CODES)) for decides in (wire.decides, wire.spare_decides)]
        members = [(self.name(name), value()) for name, value in roles if name
                   for _ in range(self.one_of([0, 1, 1, 1, 1, 1, 1, 2 if self.chance(3) else 1]))]
        for _ in range(self.one_of([0, 0, 1, 2])):
            members.append((b'"' + self.one_of(OTHERS) + b'"', self.pick(DATA, CODES, MESSAGES, DECIDING)))
        self.random.shuffle(members)
        return members

    def inside(self, members):
        space = self.space
        return b",".join(space() + name + space() + b":" + space() + value + space() for name, value in members) or space()

    def body(self):
        self.spacious = self.chance(3)
        if self.chance(25):
            return self.scraps()
        if self.chance(25):
            return self.one_of(EMPTY)
        if self.chance(8):
            return self.space() + self.body_of_errors() + self.space()
        inside = self.inside(self.members())
        root = self.one_of(ROOTS) if self.chance(25) else b"{%s}"
        mark = b"\xef\xbb\xbf" if self.chance(25) else b""
        return mark + self.space() + root.replace(b"%s", inside) + self.space()

    def damaged(self, body):
        """Returns a body with one change, which mostly makes it invalid."""
        at = self.random.randrange(len(body) + 1)
        change = self.random.randrange(8)
        if change == 0:
            return body[:at]
        if change == 1:
            return body[:at] + self.one_of(FORBIDDEN) + body[at:]
        if change == 2:
            return body[:at] + self.one_of(FORBIDDEN) + body[at + 1:]
        if change == 3:
            return body[:at] + bytes([self.random.randrange(256)]) + body[at + 1:]
        if change == 4:
            return body + self.one_of([b",", b"}", b"{}", b"\0", b"x", b" 1", b"\xef\xbb\xbf", b"//"])
        if change == 5:
            return self.one_of(FORBIDDEN) + body
        if change == 6:
            return body.replace(b"}", b",}", 1)
        return body[:at] + body[at + 1:]

    def deep(self):
        """Returns a body nested as deep as is allowed, one level less, or one more."""
        depth = self.one_of([1023, 1024, 1025]) - 1
        opens = b"".join(self.random.choices([b"[", b'{"code":'], k=depth))
        closes = bytes({0x5b: 0x5d, 0x7b: 0x7d}[byte] for byte in reversed(opens) if byte in b"[{")
        return b'{"code":1000,"x":' + opens + b"1" + closes + self.one_of([b"}", b"}", b"]", b"", b',"message":"x"}'])


class ProblemMaker(Maker):
    """Generates problems: the library's, foreign ones, and bodies that are close to one."""
    def __init__(self, registries, wire, random):
        super().__init__(None, wire, random)
        self.registries = [*registries.values()]

    def members(self):
        registry = self.one_of(self.registries)
        row = self.one_of(self.one_of([*registry.rows.values()]))
        code = str(row.code)
        end = f"{self.in_any_case(registry.name)}-{code}"
        end += self.one_of(["", "", f"-{row.number}", "-0", "-9", "-", "--1", "-01", "x", "\0", "-99999999999"])
        base = self.one_of(["", "about:blank#", "https://example.com/problems/", "urn:x:", "sur", "_", "plus-1012-", "9",
                            "\u7801", "x" * 600])
        share = self.one_of([0, 0, 10, 100])
        text = lambda *texts: escaped(self.one_of(texts), self.random, share)
        numbers = lambda *texts: self.pick([text.encode() for text in texts] * 20, CODES, BODY_STATUSES)
        roles = [("type", lambda: text(base + end, base + end, self.in_any_case(registry.name) + code, "x" * 250)),
                 ("registry", lambda: text(registry.name, self.in_any_case(registry.name), "nosuch", "", registry.name + "\0", "x" * 300)),
                 ("code", lambda: numbers(code, code, f"{code}.0", f'"{code}"')),
                 ("name", lambda: text(row.symbol, self.in_any_case(row.symbol), f"SC_{registry.name}_{row.symbol}", "", "X",
                                       row.symbol + "\0", "x" * 300)),
                 ("status", lambda: numbers(str(row.http), "200", "401")), ("title", self.message), ("detail", self.message),
                 ("instance", self.message), ("errors", self.errors), ("data", self.errors_in_data)]
        rarely = {"registry", "code", "name"} if self.chance(3) else set()
        members = [(self.name(name), value() if not self.chance(12) else self.pick(NOT_STRINGS, DATA)) for name, value in roles
                   for _ in range(self.one_of([0] if name in rarely else [0, 1, 1, 1, 1, 2 if self.chance(3) else 1]))]
        self.random.shuffle(members)
        return members


def every_status_and_code(numbers, makers):
    """Yields each status with each listed code and each unusual one, in the shortest body."""
    for number, maker in zip(numbers, makers):
        code = maker.name(maker.wire.code)
        for status in STATUSES:
            for text in [str(code).encode() for code in maker.codes] + CODES:
                yield number, status, b"{" + code + b":" + text + b"}"


def every_truncation(numbers, makers):
    """Yields a body with all kinds of values, truncated to each length."""
    for number, maker in zip(numbers, makers):
        maker.spacious = True
        members = [*maker.members(),
                   (b'"\\u00e9\\n"', b'[{"a":[]},-1.25e-3,"\xe4\xb8\xad\xf0\x9f\x98\x80\\ud83d\\ude00",true,false,null]')]
        body = b" {" + maker.inside(members) + b"} "
        for length in range(len(body) + 1):
            yield number, 404, body[:length]


def make(registries, wire_of_none, random):
    """Yields cases without end, each with a registry's number or "problem", a status, and a body."""
    numbers = [*registries, 0]
    makers = [*(Maker(registry, registry.wire, random) for registry in registries.values()), Maker(None, wire_of_none, random)]
    yield from every_status_and_code(numbers, makers)
    yield from every_truncation(numbers, makers)
    statuses = {number: STATUSES + [row.http for meanings in registry.rows.values() for row in meanings]
                for number, registry in registries.items()}
    numbers.append("problem")
    makers.append(ProblemMaker(registries, wire_of_none, random))
    while True:
        number, maker = random.choice(list(zip(numbers, makers)))
        number = number or random.choice(NO_REGISTRIES)
        status = random.choice(statuses.get(number, STATUSES))
        body = maker.deep() if random.randrange(500) == 0 else maker.body()
        if body and random.randrange(4) == 0:
            body = maker.damaged(body)
        yield number, status, body
