# SPDX-License-Identifier: MIT
"""Makes mutants, which are files with one small change."""
import re

TOKEN = re.compile(r"""
    (?P<space>\s+ | /\*.*?\*/ | //[^\n]*)
  | (?P<directive>^\#[ ]*(?:include|if|ifdef|ifndef|else|elif|endif|undef|pragma|error)\b(?:[^\n]*\\\n)*[^\n]*)
  | (?P<string>"(?:\\.|[^"\\\n])*" | `(?:\\.|[^`\\])*`)
  | (?P<char>'(?:\\.|[^'\\\n])*')
  | (?P<number>(?:0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<operator>===|!==|=>|\?\?|\?\.|<<=|>>=|\#\#|->|\+\+|--|<<|>>|[<>=!+*/%&|^-]=|&&|\|\||.)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)

INSTEAD = {
    "==": ["!="], "!=": ["=="], "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"],
    "^": ["&"], "<<": [">>"], ">>": ["<<"], "+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="], "|=": ["&="],
    "&=": ["|="], "++": ["--"], "--": ["++"], "!": [""], "~": [""],
    "===": ["!=="], "!==": ["==="], "??": ["&&"],
}
TYPES = {"char", "int", "unsigned", "void", "const", "size_t", "struct", "uint8_t", "uint16_t", "uint32_t",
         "uint64_t", "int32_t", "int64_t", "static", "sc_lang", "sc_registry", "sc_read"}
WORDS = {"NULL", "SC_ZH", "SC_EN"}


class Mutant:
    """A file in which new replaces text[start:end]."""

    def __init__(self, path, text, start, end, new):
        self.path, self.text, self.start, self.end, self.new = path, text, start, end, new

    def mutated(self):
        return self.text[:self.start] + self.new + self.text[self.end:]

    def name(self):
        """Returns "file:line: before => after"."""
        first = self.text.rfind("\n", 0, self.start) + 1
        last = (self.text + "\n").find("\n", self.end)
        before = self.text[first:last]
        after = self.text[first:self.start] + self.new + self.text[self.end:last]
        line = self.text.count("\n", 0, self.start) + 1
        return f"{self.path}:{line}: {' '.join(before.split())} => {' '.join(after.split())}"


def of_file(path, text, chance):
    """Returns all mutants of a file. Each cell of a table has one, chosen at random."""
    if path.endswith(".def"):
        return of_table(path, text, chance)
    return [Mutant(path, text, start, end, new) for start, end, new in of_source(text)]


def tokens(text):
    return [(m.lastgroup, m.group(), m.start(), m.end()) for m in TOKEN.finditer(text) if m.lastgroup != "space"]


def closing(found, at):
    """Returns the index of the parenthesis that closes the one at the index at."""
    depth = 0
    for i in range(at, len(found)):
        depth += {"(": 1, ")": -1}.get(found[i][1], 0)
        if depth == 0:
            return i
    return at


def other_number(number):
    digits = number.rstrip("uUlL")
    value = int(digits, 0 if digits[:2].lower() == "0x" else 10)
    form = hex if digits[:2].lower() == "0x" else str
    return [form(other) + number[len(digits):] for other in (value + 1, value - 1) if other >= 0]


def other_text(text):
    """Returns a literal with its first unescaped character changed."""
    i = 1
    while text[i] == "\\" and i + 2 < len(text):
        i += 2
    if text[i] == "\\" or i == len(text) - 1:
        return []
    return [text[:i] + ("x" if text[i] != "x" else "y") + text[i + 1:]]


def of_source(text):
    """Returns the changes to a C or JavaScript source: to operators, constants, conditions and statements."""
    found = tokens(text)
    changes = []
    for i, (kind, value, start, end) in enumerate(found):
        before = found[i - 1] if i > 0 else ("operator", ";", 0, 0)
        after = found[i + 1] if i + 1 < len(found) else ("operator", ";", 0, 0)
        new = []
        if kind == "number":
            new = other_number(value)
        elif kind in ("char", "string"):
            new = other_text(value) if before[1] != "sizeof" else []
        elif kind == "operator" and value in INSTEAD:
            unary = before[0] == "operator" and before[1] not in (")", "]") or before[1] in ("return", "case")
            if value in "*&" and (unary or before[1] in TYPES):
                new = []
            elif value == "-" and unary:
                new = [""]
            else:
                new = INSTEAD[value]
        elif kind == "word" and value in ("if", "while") and after[1] == "(":
            close = closing(found, i + 1)
            inside = (found[i + 1][3], found[close][2])
            for constant in ("0",) if value == "while" else ("0", "1"):
                changes.append((inside[0], inside[1], constant))
        elif kind == "word" and value in WORDS:
            new = {"SC_ZH": ["SC_EN"], "SC_EN": ["SC_ZH"]}.get(value, [])
        changes += [(start, end, n) for n in new]
    return changes + list(statements(found))


def statements(found):
    """Yields the removal of each statement that follows ; { } : else do or a condition and is not a declaration."""
    depth = 0
    opens = set()
    for i, (kind, value, start, _) in enumerate(found):
        if value == "{" and kind == "operator":
            depth += 1
        elif value == "}" and kind == "operator":
            depth -= 1
        if value in ("if", "while", "for") and i + 1 < len(found) and found[i + 1][1] == "(":
            opens.add(closing(found, i + 1))
        before = found[i - 1][1] if i > 0 else ""
        begins = before in (";", "{", "}", ":", "else", "do") or i - 1 in opens
        if depth == 0 or not begins or kind == "directive" or value in TYPES or value in ("{", "}", "if", "while", "for",
                                                                              "switch", "case", "default", "do", "else", ";"):
            continue
        level = 0
        for j in range(i, len(found)):
            level += {"(": 1, ")": -1, "{": 1, "}": -1}.get(found[j][1], 0)
            if level < 0 or found[j][1] == ":" and level == 0 and "?" not in [f[1] for f in found[i:j]]:
                break
            if found[j][1] == ";" and level == 0:
                # Removing the last break of a switch changes nothing.
                if value != "break" or found[j + 1][1] != "}":
                    yield (start, found[j][3], ";")
                break


def of_table(path, text, chance):
    """Yields a change to each cell of a table and the removal of each row. Multipliers are left out, because another
    one works as well or is rejected. So is our own prose: no other file has it, so no test can check it."""
    canonicals = "OK UNKNOWN INVALID_ARGUMENT NOT_FOUND ABORTED INTERNAL UNAVAILABLE UNAUTHENTICATED".split()
    actions = "NONE FIX_REQUEST LOGIN REFRESH_TOKEN RETRY POLL PAY CHECK_HTTP VERIFY".split()
    rows = re.compile(r"^(SC_(?:BEGIN|MEMBER|RULE|ROW|HTTP|ALSO|NOTE|LATER|TWIN|SAME|CASE|WAIT|GROUP|STATUS))\s*\(", re.MULTILINE)
    found = tokens(text)
    starts = {token[2]: i for i, token in enumerate(found)}
    for row in rows.finditer(text):
        first = starts[row.start()] + 1
        last = closing(found, first)
        yield Mutant(path, text, row.start(), found[last][3], "")
        for kind, value, start, end in found[first:last]:
            if kind == "number" and row.group(1) != "SC_BEGIN":
                yield Mutant(path, text, start, end, other_digit(chance, value))
            elif kind == "string" and re.sub(r"\\.", "", value) != '""' and not is_prose(row.group(1), value):
                yield Mutant(path, text, start, end, other_letter(chance, value))
            elif value in canonicals or value in actions:
                others = [word for word in (canonicals if value in canonicals else actions) if word != value]
                yield Mutant(path, text, start, end, chance.choice(others))


def is_prose(row, literal):
    """Whether a text is our own prose: titles, notes, rules and English texts."""
    is_english = not re.search("[\u3400-\u9fff]", literal)
    return row in ("SC_BEGIN", "SC_RULE", "SC_NOTE") or is_english and row in ("SC_ROW", "SC_HTTP", "SC_ALSO", "SC_LATER", "SC_GROUP")


def other_digit(chance, number):
    at = chance.randrange(2 if number[:2] == "0x" else 0, len(number))
    return number[:at] + chance.choice([d for d in "123456789" if d != number[at]]) + number[at + 1:]


def other_letter(chance, literal):
    at = chance.choice([i for i in range(1, len(literal) - 1) if literal[i] != "\\" and literal[i - 1] != "\\"])
    letters = "abcdefghijklmnopqrstuvwxyz" if ord(literal[at]) < 128 else "的一是在不了有和人这"
    return literal[:at] + chance.choice([c for c in letters if c != literal[at]]) + literal[at + 1:]
