# SPDX-License-Identifier: MIT
"""formats.py TOOL [SOURCE [TABLE...]]: independent parsers read the exports. Each has to hold the entries of `list
--json`, the counterparts of `translate --json` in the exported registries, and the tree of classes of `class --json`.
With SOURCE, all of this also has to match the golden files. The golden file of a custom TABLE is beside it."""
import csv
import html
import html.parser
import io
import json
import os
import re
import sqlite3
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
from lib import expect, same  # noqa: E402

tool, *paths = sys.argv[1:]
source, tables = paths[:1], paths[1:]
built_in = os.path.join(*source, "tests", "golden")
columns = ["registry", "code", "meaning", "kind", "name", "constant", "zh", "en", "http", "wire", "canonical", "outcome",
           "action", "fault", "group_zh", "group_en", "note_zh", "note_en", "class"]

headings = {"HTTP": {"zh": "HTTP 状态", "en": "HTTP statuses"}, "LATER": {"zh": "文档未收录", "en": "later than the document"}}


def ask(*arguments):
    return subprocess.run([tool, *arguments], check=True, capture_output=True).stdout.decode("utf-8", "strict")


def translate(entry, to):
    """Returns an entry's counterpart in another registry, or None. Passes its name, because a code may be ambiguous."""
    ran = subprocess.run([tool, "translate", "--json", entry["registry"], entry["name"], to], capture_output=True)
    said = json.loads(ran.stdout)
    same("members of a translation", list(said), ["from", "match", "to", "class"])
    same("what is translated", said["from"], entry)
    same(f"exit status with {said}", ran.returncode, int(said["to"] is None))
    same(f"match NONE with {said}", said["match"] == "NONE", said["to"] is None)
    if said["to"]:
        same("a counterpart", (to, said["to"]), (said["to"]["registry"], listed[said["to"]["constant"]]))
        same("stderr of a translation", ran.stderr, b"")
    check_class_between(entry, said)
    return said["to"] and {**{member: said["to"][member] for member in ("registry", "code", "name")}, "match": said["match"]}


def check_class_between(entry, said):
    """The class that a translation goes by is an exact class of the counterpart, and the entry is in it. It is an exact
    class of the entry if and only if the match is exact."""
    own = said["to"] is None or said["to"]["registry"] == entry["registry"]
    expect((said["class"] is None) == own, "class of a translation", said)
    if not own:
        expect(said["class"] in exact_classes(said["to"]), "the class is not an exact class of the counterpart", said)
        expect(any(said["class"] in part["path"] for part in entry["classes"]), "the entry is not in the class", said)
        same(f"match, by the classes of {said}", said["match"] == "EXACT", said["class"] in exact_classes(entry))


def exact_classes(entry):
    return [part["path"][-1] for part in entry["classes"] if part["match"] == "EXACT"]


def with_counterparts(entries):
    """Returns the entries with their counterparts, as in `export json`."""
    full = []
    for entry in entries:
        same("an entry is its own counterpart", translate(entry, entry["registry"])["name"], entry["name"])
        others = [translate(entry, to) for to in registries if to != entry["registry"]]
        full.append({**entry, "counterparts": [other for other in others if other]})
    return full


def check_tree(tree):
    """The classes form a tree, parents first. Every class of an entry is in it, with its path."""
    paths = {}
    for item in tree:
        same("class: members", list(item), ["class", "path", "zh", "en"])
        expect(item["class"] not in paths and item["zh"] and item["en"], "a class occurs twice or has no text", item)
        same("class: path", item["path"], [*paths.get(item["path"][-2] if item["path"][1:] else None, []), item["class"]])
        paths[item["class"]] = item["path"]
    for entry in listed.values():
        names = [part["path"][-1] for part in entry["classes"]]
        same(f"classes of {entry['constant']}", [part["path"] for part in entry["classes"]], [paths.get(name) for name in names])
        same(f"classes of {entry['constant']} without repetition", len(set(names)), len(names))
    return tree


def in_use(entries):
    """Returns the classes that hold one of the entries."""
    used = {name for entry in entries for part in entry["classes"] for name in part["path"]}
    return [item for item in tree if item["class"] in used]


def parent_of(item):
    return item["path"][-2] if item["path"][1:] else None


def golden_path(registry):
    own = [table for table in tables if re.search(rf"^SC_BEGIN\(\w+, {registry},", open(table, encoding="utf-8").read(), re.M)]
    return os.path.join(os.path.dirname(own[0]) if own else built_in, registry + ".tsv")


def golden_entry(row):
    """Returns the values in a line of a golden file, named like the members of `export json`."""
    entry = {"code": int(row["code"]), "kind": row["kind"].upper(), "zh": row["zh"]}
    if row["name"]:
        word = row["name"].upper().replace(" ", "_")
        entry["name"] = "HTTP_" + word if row["kind"] == "http" else row["name"]
    entry.update({column: int(row[column]) for column in ("http", "wire") if column in row})
    entry.update({column: row[column] for column in ("canonical", "action", "fault", "classes", "counterparts") if column in row})
    return entry


def golden_entries(registry):
    """Returns the entries of a golden file in its order. A row that the document repeats word for word counts once."""
    entries = []
    with open(golden_path(registry), encoding="utf-8", newline="\n") as golden:
        columns = golden.readline().rstrip("\n").split("\t")
        for line in golden:
            entry = golden_entry(dict(zip(columns, line.rstrip("\n").split("\t"))))
            if entry not in entries:
                entries.append(entry)
    return entries


def check_golden(full):
    """Each entry matches its golden file. Golden files list no counterparts in custom registries."""
    golden = [entry for registry in registries for entry in golden_entries(registry)]
    same("count of the entries, with the golden files", len(full), len(golden))
    differences = []
    for expected, entry in zip(golden, full):
        others = [other for other in entry["counterparts"] if golden_path(other["registry"]).startswith(built_in)]
        said = {**entry, "counterparts": in_words({"counterparts": others}, ""), "classes": in_lines(entry)}
        differences += [f"{entry['registry']} {entry['code']}: {member} is {said[member]}, in the golden file {value}"
                        for member, value in expected.items() if said[member] != value]
    expect(not differences, "\n".join(["entries differ from the golden files", *differences]))


def select(full, names):
    """Returns the entries of these registries, with only the counterparts in these registries."""
    return [{**entry, "counterparts": [other for other in entry["counterparts"] if other["registry"] in names or not names]}
            for entry in full if entry["registry"] in names or not names]


def in_words(entry, quote):
    return "; ".join(f"{other['match']} {other['registry']} {other['code']} {quote}{other['name']}{quote}"
                     for other in entry["counterparts"])


def in_lines(entry):
    """Returns the counterparts as golden files write them."""
    lines = {"EXACT": "SAME", "BROADER": "CASE"}
    return "; ".join(f"{lines[part['match']]} {part['path'][-1]}" for part in entry["classes"])


def in_paths(entry, quote):
    return "; ".join(f"{part['match']} {quote}{'/'.join(part['path'])}{quote}" for part in entry["classes"])


def meanings(entries):
    """Returns for each entry its position among the meanings of its code, from 1."""
    seen, numbers = {}, {}
    for entry in entries:
        key = entry["registry"], entry["code"]
        numbers[entry["registry"], entry["name"]] = seen[key] = seen.get(key, 0) + 1
    return numbers


def flat(entries):
    """Returns entries as rows of csv and sql."""
    numbers, rows = meanings(entries), []
    for entry in entries:
        row = {**entry, "meaning": numbers[entry["registry"], entry["name"]]}
        for name in ("group", "note"):
            for lang in ("zh", "en"):
                row[f"{name}_{lang}"] = entry[name][lang] if entry[name] else None
        row["class"] = entry["classes"][0]["path"][-1] if entry["classes"] else None
        rows.append([row[column] for column in columns])
    return rows


def check_rules(document, names):
    """Every format has the same sentence, in Chinese and in English, that says how to recognize a success."""
    rules = [registry["success"] for registry in document["registries"]]
    for rule in rules:
        expect(re.search("[\u4e00-\u9fff]", rule["zh"]) and not re.search("[\u4e00-\u9fff]", rule["en"]), "a rule's language", rule)
    lines = re.findall(r"^Success: (.*)$", ask("export", "markdown", *names), re.M)
    same("markdown: rules", [unescape(line) for line in lines], [f"{rule['en']} {rule['zh']}" for rule in rules])
    shown = re.findall(r'<p class="rule"><span lang="zh"><b>成功：</b>(.*?)</span> <span lang="en"><b>Success:</b> (.*?)</span></p>',
                       ask("export", "html", *names))
    same("html: rules", [tuple(map(html.unescape, pair)) for pair in shown], [(rule["zh"], rule["en"]) for rule in rules])


def check_json(wanted, names):
    document = json.loads(ask("export", "json", *names))
    same("json: members", list(document), ["version", "classes", "registries"])
    same("json: classes", document["classes"], [
        {"name": item["class"], "parent": parent_of(item), "zh": item["zh"], "en": item["en"]} for item in tree])
    same("json: version", "statuscode " + document["version"], ask("--version").strip())
    same("json: registries", [r["name"] for r in document["registries"]], [r for r in registries if r in names or not names])
    same("json: entries", [e for r in document["registries"] for e in r["entries"]], wanted)
    for registry in document["registries"]:
        same("json: members of a registry", list(registry), ["name", "title", "success", "groups", "entries"])
        expect(all(registry["title"].values()) and registry["success"]["zh"] and registry["success"]["en"],
               "json: a title or rule is empty", registry["name"])
        listed = [e["code"] for e in registry["entries"] if e["kind"] == "CODE" and e["outcome"] == "SUCCESS"]
        same("json: code of success", [registry["success"]["code"]], listed or [None])
        for entry in registry["entries"]:
            around = [{"zh": g["zh"], "en": g["en"]} for g in registry["groups"] if g["first"] <= entry["code"] <= g["last"]]
            same(f"json: group of {entry['constant']}", around, [entry["group"]] if entry["group"] else [])
        check_groups(registry)
    check_rules(document, names)
    return document


def check_groups(registry):
    """The tool prints the group of an unlisted code. Tests both ends of each group, and the codes just beyond them."""
    listed = {entry["code"] for entry in registry["entries"]}
    of = {code: g["en"] for g in registry["groups"] for code in (g["first"], g["last"])}
    for group in registry["groups"]:
        for code in (group["first"] - 1, group["first"], group["last"], group["last"] + 1):
            if code not in listed and -2**31 <= code < 2**31:
                said = subprocess.run([tool, registry["name"], str(code)], capture_output=True).stderr.decode()
                known = re.search(r": not listed(?:; in the range of '(.*)'|; near \d+ \w+)?\n$", said)
                expect(known and known.group(1) == of.get(code), "group of a code", said)


def check_csv(wanted, names):
    text = ask("export", "csv", *names)
    expect(text.endswith("\r\n") and re.search(r"[^\r]\n|\r[^\n]", text) is None, "csv: line ends")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    same("csv: columns", rows[0], [*columns, "classes", "counterparts"])
    same("csv: rows", rows[1:], [["" if value is None else str(value) for value in row] + [in_paths(entry, ""), in_words(entry, "")]
                                 for row, entry in zip(flat(wanted), wanted)])
    same("csv: values that a spreadsheet would compute",
         [value for row in rows for value in row if re.match(r"[=+@\t]|-(?!\d+$)", value)], [])


def unescape(text):
    return re.sub(r"\\([\\`*_\[\]<>|&~#])", r"\1", text)


def escape(text):
    """Escapes every character that has a meaning in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|&~#])", r"\\\1", text)


def check_markdown(wanted, names):
    """Every table has its rows, every cell its value, every note its line."""
    text = ask("export", "markdown", *names)
    rows = [re.split(r" ?(?<!\\)\| ?", line)[1:-1] for line in text.split("\n") if re.match(r"\| -?\d", line)]
    same("markdown: count of rows", len(rows), len(wanted))
    for row, entry, (_, code, meaning, *_) in zip(rows, wanted, flat(wanted)):
        shown = str(code) + (f" ({meaning})" if meaning > 1 else "")
        same("markdown: row", [unescape(cell) for cell in row], [
            shown, f"`{entry['name']}`", *(str(entry[m]) for m in columns[6:14]),
            in_paths(entry, "`"), in_words(entry, "`")])
        same("markdown: texts as they are escaped", row[2:4], [escape(entry["zh"]), escape(entry["en"])])
    notes = [line for line in text.split("\n") if line.startswith("- ")]
    same("markdown: notes", [unescape(note) for note in notes], [
        f"- {e['code']} `{e['name']}`: {e['note']['en']} {e['note']['zh']}" for e in wanted if e["note"]])
    same("markdown: notes as they are escaped", [note.split(": ", 1)[1] for note in notes], [
        escape(f"{e['note']['en']} {e['note']['zh']}") for e in wanted if e["note"]])
    check_headings(text, document_of(names))
    same("markdown: registries", re.findall(r"^## (\w+): ", text, re.M), [r for r in registries if r in names or not names])


def document_of(names):
    return json.loads(ask("export", "json", *names))


def check_headings(text, document):
    """Titles and groups are the only headings. Their texts neither begin another heading nor end one."""
    def both(texts, escaped=True):
        write = escape if escaped else str
        return write(texts["en"]) + (f" ({write(texts['zh'])})" if texts["en"] != texts["zh"] else "")
    same("markdown: titles", re.findall(r"^## (.*)$", text, re.M),
         [f"{r['name']}: {both(r['title'])}" for r in document["registries"]])
    shown = []
    for registry in document["registries"]:
        before = None
        for entry in registry["entries"]:
            group = headings.get(entry["kind"], entry["group"])
            if group and group != before:
                shown.append(both(group))
            before = group
    same("markdown: groups", re.findall(r"^### (.*)$", text, re.M), shown)
    same("markdown: other headings", re.findall(r"^#(?!##? )[^#].*$", text, re.M), ["# Status codes"])


def is_refused(base, statement):
    try:
        base.execute("SAVEPOINT before")
        base.execute(statement)
    except sqlite3.IntegrityError:
        return True
    finally:
        base.execute("ROLLBACK TO before")
    return False


def check_constraints(base):
    """The constraints reject changed copies of each table's first row: one with the same key, one without a required
    value, and one that refers to nothing. They accept a copy with a new key."""
    keys = {"status_registry": {"name": "'x'"}, "status_group": {"first_code": "-7"},
            "status_class": {"name": "'x'"}, "status_code": {"code": "-7", "constant": "'X'"}, "status_member": {"class": None},
            "status_counterpart": {"to_registry": None}}
    of_others = {"status_group": ["registry"], "status_class": ["parent"], "status_code": ["registry", "class"],
                 "status_member": ["registry", "code", "meaning", "class"],
                 "status_counterpart": ["registry", "code", "meaning", "to_registry", "to_code", "to_meaning"]}

    def copy(table, values):
        shown = ", ".join(values.get(name, name) for name in columns_of[table])
        return f"INSERT INTO {table} SELECT {shown} FROM {table} ORDER BY rowid LIMIT 1"

    columns_of, required = {}, {}
    for table in keys:
        info = base.execute(f"PRAGMA table_info({table})").fetchall()
        columns_of[table] = [column[1] for column in info]
        required[table] = [column[1] for column in info if column[3]]
    for table, new_key in keys.items():
        if not base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            continue
        expect(is_refused(base, copy(table, {})), "sql: accepts a row twice", table)
        if None in new_key.values():
            new_key = {}
        else:
            expect(not is_refused(base, copy(table, new_key)), "sql: rejects a row with a new key", table)
        for name in required[table]:
            expect(is_refused(base, copy(table, {**new_key, name: "NULL"})), "sql: accepts a row without a required value", (table, name))
        for name in of_others.get(table, []):
            value = "-7654321" if "code" in name or "meaning" in name else "'nosuch'"
            expect(is_refused(base, copy(table, {**new_key, name: value})), "sql: accepts a row that refers to nothing", (table, name))
    expect(is_refused(base, copy("status_code", {"code": "-7"})), "sql: accepts a constant twice")
    optional = {"success_code", "group_zh", "group_en", "note_zh", "note_en", "class", "parent"}
    same("sql: columns that may be NULL",
         {name for table in keys for name in columns_of[table] if name not in required[table]}, optional)


def check_sql_in_sqlite(wanted, names, document):
    """Loads the SQL into Python's SQLite. sql.sh tests the sqlite3 program and PostgreSQL."""
    base = sqlite3.connect(":memory:")
    base.executescript("PRAGMA foreign_keys = ON;" + ask("export", "sql", *names))
    rows = base.execute(f"SELECT {', '.join(columns)} FROM status_code ORDER BY rowid").fetchall()
    same("sql: status_code", [list(row) for row in rows], flat(wanted))
    same("sql: status_group", base.execute("SELECT * FROM status_group ORDER BY rowid").fetchall(), [
        (r["name"], g["first"], g["last"], g["zh"], g["en"]) for r in document["registries"] for g in r["groups"]])
    same("sql: status_registry", base.execute("SELECT * FROM status_registry ORDER BY rowid").fetchall(), [
        (r["name"], r["title"]["zh"], r["title"]["en"], r["success"]["code"], r["success"]["zh"], r["success"]["en"])
        for r in document["registries"]])
    numbers = meanings(wanted)
    same("sql: status_counterpart", base.execute("SELECT * FROM status_counterpart ORDER BY rowid").fetchall(), [
        (e["registry"], e["code"], numbers[e["registry"], e["name"]],
         o["registry"], o["code"], numbers[o["registry"], o["name"]], o["match"]) for e in wanted for o in e["counterparts"]])
    same("sql: status_class", base.execute("SELECT * FROM status_class ORDER BY rowid").fetchall(),
         [(item["class"], parent_of(item), item["zh"], item["en"]) for item in tree])
    same("sql: status_member", base.execute("SELECT * FROM status_member ORDER BY rowid").fetchall(), [
        (e["registry"], e["code"], numbers[e["registry"], e["name"]], part["path"][-1], part["match"])
        for e in wanted for part in e["classes"]])
    same("sql: keys that refer to nothing", base.execute("PRAGMA foreign_key_check").fetchall(), [])
    base.isolation_level = None
    check_constraints(base)


class Tables(html.parser.HTMLParser):
    """Collects the page's rows as a browser without scripts shows them, each with its ID and the texts of its cells by
    language and element, and the data that the page's script reads from them."""
    def __init__(self):
        super().__init__()
        self.rows, self.cell, self.within, self.links, self.data = [], None, [], [], []

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        self.links += [of[name] for name in ("href", "src", "action", "srcset", "data") if name in of]
        if tag == "tr" and "id" in of:
            self.rows.append((of["id"], []))
            self.data.append({name[5:]: value for name, value in attributes if name.startswith("data-")})
        if tag in ("td", "th") and self.rows:
            self.cell = {}
            self.rows[-1][1].append(self.cell)
        self.within.append((tag, (of.get("class") or "") + (of.get("lang") or "")))

    def handle_endtag(self, tag):
        while self.within and self.within.pop()[0] != tag:
            pass
        if tag in ("td", "th", "table"):
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            key = next((kind or "mark" for tag, kind in reversed(self.within) if tag in ("p", "small")), "")
            self.cell[key] = self.cell.get(key, "") + data


def anchor_of(entry):
    problem = ask("body", "--problem", "--type-base", "", entry["registry"], entry["name"])
    return re.match(r'\{"type":"([\w-]+)"', problem).group(1)


def check_choices(text, wanted):
    """The page's filters offer the values that its entries have, and no others."""
    def choices(select):
        return re.findall(r"<option[^>]*>([^<]*)</option>", re.search(rf'<select id="{select}".*?</select>', text, re.S).group())

    for member in ("http", "canonical", "action", "kind"):
        same(f"html: choices of {member}", sorted(choice.partition(" ")[0] for choice in choices(member + "-filter")),
             ["", *sorted({str(entry[member]) for entry in wanted})])
    indented = ["\u2003" * (len(item["path"]) - 1) + item["class"] for item in in_use(wanted)]
    same("html: choices of class", [html.unescape(choice) for choice in choices("class-filter")], ["", *indented])
    same("html: values of these choices", re.findall(r'<option value="(\w+)">(?:&emsp;)*\1</option>', text),
         [item["class"] for item in in_use(wanted)])
    items = re.findall(r'<div data-class="(\w+)" data-parent="(\w*)" data-depth="(\d+)"><dt>(\w+)</dt>'
                       r'<dd lang="zh">([^<]*)</dd> <dd lang="en">([^<]*)</dd></div>', text)
    same("html: tree of the classes", [tuple(map(html.unescape, item)) for item in items], [
        (item["class"], parent_of(item) or "", str(len(item["path"]) - 1), item["class"], item["zh"], item["en"])
        for item in in_use(wanted)])
    own = list(dict.fromkeys(entry["registry"] for entry in wanted))
    same("html: boxes", re.findall(r'<label data-registry="(.*?)" data-hue="\d"><input type="checkbox"', text), own)
    same("html: what the decoder reads", choices("reply-registry"), [*own, "problem (RFC 9457)"])


def check_html(wanted, names):
    text = ask("export", "html", *names)
    page = Tables()
    page.feed(text)
    check_choices(text, wanted)
    same("html: links away", [link for link in page.links if link[0] != "#" and link != "data:,"], [])
    same("html: addresses", re.findall(r"https?://|url\(|@import", re.sub(r"<tbody>.*?</tbody>", "", text, flags=re.S)), [])
    expect(tables or len(text.encode()) <= 470 * 1024, "html: over 470 KiB", len(text.encode()))
    rows = [row for row in page.rows if row[1]]
    same("html: count of rows", len(rows), len(wanted))
    anchors = {(entry["registry"], entry["name"]): anchor_of(entry) for entry in wanted}
    same("html: anchors", [anchor for anchor, _ in rows], list(anchors.values()))
    for data, entry in zip(page.data, wanted):
        others = {match: " ".join(anchors[other["registry"], other["name"]] for other in entry["counterparts"] if other["match"] == match)
                  for match in ("EXACT", "BROADER")}
        shown = {"classes": " ".join(part["path"][-1] for part in entry["classes"]),
                 "kind": "" if entry["kind"] == "CODE" else entry["kind"], "exact": others["EXACT"], "broader": others["BROADER"]}
        same(f"html: data of {entry['constant']}", data, {name: value for name, value in shown.items() if value})
    for (_, cells), entry, (_, code, meaning, *_) in zip(rows, wanted, flat(wanted)):
        notes = entry["note"] or {}
        same("html: code and name", [cell.get("", "").strip() for cell in cells[:2]], [
            str(code) + (str(meaning) if meaning > 1 else ""), entry["name"]])
        same("html: texts", {key: value for key, value in cells[1].items() if key}, {
            "zh": entry["zh"], "en": entry["en"], **{"note" + lang: notes[lang] for lang in notes},
            **({"mark": "LATER"} if entry["kind"] == "LATER" else {})})
        same("html: other cells", [cells[i][""].split()[0] for i in range(2, 7)], [str(entry[m]) for m in columns[8:13]])


listed = {entry["constant"]: entry for entry in json.loads(ask("list", "--json"))}
registries = list(dict.fromkeys(entry["registry"] for entry in listed.values()))
tree = check_tree(json.loads(ask("class", "--json")))
selections = [[], ["plus"], ["rayvision"], ["hero", "jiemi", "HERO"]]
everything = with_counterparts(list(listed.values()))
if source:
    check_golden(everything)
for names in selections:
    lower = [name.lower() for name in names]
    entries = select(everything, lower)
    document = check_json(entries, lower)
    same("ndjson", [json.loads(line) for line in ask("export", "ndjson", *names).split("\n")[:-1]], entries)
    check_csv(entries, lower)
    check_markdown(entries, lower)
    check_html(entries, lower)
    check_sql_in_sqlite(entries, lower, document)

for arguments in (["export"], ["export", "xml"], ["export", "csv", "nosuch"], ["export", "csv", "--lang", "zh"]):
    ran = subprocess.run([tool, *arguments], capture_output=True)
    expect(ran.returncode == 2 and ran.stdout == b"" and ran.stderr, "misuse", ran)
if os.path.exists("/dev/full"):
    for name in ("json", "ndjson", "csv", "markdown", "sql", "html"):
        with open("/dev/full", "wb") as full:
            ran = subprocess.run([tool, "export", name], stdout=full, stderr=subprocess.PIPE)
            same(f"exit status of {name} to a full disk", ran.returncode, 2)
print(f"PASS: {len(selections)} selections in 6 formats, {sum(len(e['counterparts']) for e in everything)} counterparts, {len(tree)} classes, "
      f"both ends of {sum(len(r['groups']) for r in json.loads(ask('export', 'json'))['registries'])} groups")
