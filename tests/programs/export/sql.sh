#!/bin/sh
# SPDX-License-Identifier: MIT
# SQLite and PostgreSQL load the exported SQL, hold the same values as the exported CSV, and count a log by class.
# The join of a log in examples/logs/README.md prints what it shows there.
#   sql.sh SOURCE TOOL      skipped without sqlite3, in part without PostgreSQL
. "$(dirname "$0")/../../lib.sh"
. "$here/../postgresql.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
need sqlite3
clean_up() {
    stop_postgresql
}
cd "$scratch" && mkdir bin && ln -s "$tool" bin/statuscode || exit 1
PATH=$scratch/bin:$PATH

statuscode export sql >codes.sql || fail "statuscode export sql fails"
statuscode export csv >codes.csv || fail "statuscode export csv fails"
count=$(statuscode export ndjson | wc -l)

# ---- SQLite ----

sqlite3 -bail codes.db <codes.sql || fail "sqlite3 does not load it"
statuscode export sql plus | sqlite3 -bail codes.db || fail "sqlite3 does not load another export over it"
[ "$(sqlite3 codes.db 'SELECT count(DISTINCT registry) FROM status_code')" -eq 1 ] || fail "SQLite keeps rows of the first export"
sqlite3 -bail codes.db <codes.sql || fail "sqlite3 does not load it again"
sqlite3 -bail codes.db '.import --csv codes.csv csv' || fail "sqlite3 does not load the CSV"
columns=$(head -1 codes.csv | tr -d '\r' | sed 's/,classes,counterparts$//')
as_text=$(echo "$columns" | sed "s/[a-z_]*/coalesce(& || '', '')/g")
for pair in "$columns FROM csv EXCEPT SELECT $as_text FROM status_code" "$as_text FROM status_code EXCEPT SELECT $columns FROM csv"; do
    differing=$(sqlite3 -bail codes.db "SELECT $pair") || fail "sqlite3 cannot compare"
    [ -z "$differing" ] || fail "CSV and SQL differ: $differing"
done
[ "$(sqlite3 codes.db 'SELECT count(*) FROM status_code')" -eq "$count" ] || fail "there are not $count rows in SQLite"

# The last two columns of the CSV, such as "EXACT unauthenticated/not_logged_in; ..." and "EXACT jiemi 1011
# TOKEN_INVALID; ...", are tables in SQL. Here each item becomes a line.
awk -F, 'NR > 1 { n = split($(NF - 1), classes, "; "); for (i = 1; i <= n; i++) { sub(/ .*\//, " ", classes[i]); print $1, $2, $5, classes[i] } }' \
    codes.csv | sort >members
members="SELECT s.registry || ' ' || s.code || ' ' || s.name || ' ' || m.match || ' ' || m.class
    FROM status_member AS m JOIN status_code AS s ON s.registry = m.registry AND s.code = m.code AND s.meaning = m.meaning"
sqlite3 -bail codes.db "$members" | sort | diff members - >differing || fail "the classes in SQLite (>) and CSV (<) differ: $(head -4 differing)"
awk -F, 'NR > 1 && $NF != "\r" { sub(/\r$/, "", $NF); n = split($NF, others, "; "); for (i = 1; i <= n; i++) print $1, $2, $5, others[i] }' \
    codes.csv | sort >counterparts
counterparts="SELECT s.registry || ' ' || s.code || ' ' || s.name || ' ' || c.match || ' ' || t.registry || ' ' || t.code || ' ' || t.name
    FROM status_counterpart AS c
    JOIN status_code AS s ON s.registry = c.registry AND s.code = c.code AND s.meaning = c.meaning
    JOIN status_code AS t ON t.registry = c.to_registry AND t.code = c.to_code AND t.meaning = c.to_meaning"
sqlite3 -bail codes.db "$counterparts" | sort | diff counterparts - >differing || fail "the counterparts in SQLite (>) and CSV (<) differ: $(head -4 differing)"
[ -s counterparts ] || fail "no counterparts"
[ "$(sqlite3 codes.db 'SELECT count(*) FROM status_counterpart')" -eq "$(wc -l <counterparts)" ] || fail "a counterpart does not exist"
found="$count codes, $(wc -l <members) class memberships and $(wc -l <counterparts) counterparts"

# ---- Counting a log by class, at every level of the tree. A reply counts once per class ----

# The log has every code once, those of plus twice, and one that is not listed.
log="CREATE TABLE log AS SELECT registry, code FROM status_code WHERE meaning = 1
    UNION ALL SELECT registry, code FROM status_code WHERE meaning = 1 AND registry = 'plus' UNION ALL SELECT 'plus', 4999"
by_class="
    WITH RECURSIVE is_in (registry, code, class) AS (
        SELECT registry, code, m.class FROM status_member AS m JOIN status_code USING (registry, code, meaning)
        WHERE meaning = 1 AND kind <> 'HTTP'
        UNION
        SELECT registry, code, parent FROM is_in JOIN status_class ON name = class WHERE parent IS NOT NULL
    )
    SELECT class, count(*) AS times FROM log JOIN is_in USING (registry, code) GROUP BY class ORDER BY times DESC, class"
awk -F, 'NR > 1 && $3 == 1 && $4 != "HTTP" {
    gsub(/EXACT |BROADER /, "", $(NF - 1)); n = split($(NF - 1), names, /; |\//); split("", seen)
    for (i = 1; i <= n; i++) if (!seen[names[i]]++) times[names[i]] += $1 == "plus" ? 2 : 1
} END { for (name in times) print name "|" times[name] }' codes.csv | sort >times
grep -q '^not_logged_in|' times || fail "the CSV has no entry in the class not_logged_in"
{ sqlite3 -bail codes.db "$log" && sqlite3 -bail codes.db "$by_class"; } >counted || fail "sqlite3 cannot count a log by class"
sort counted | diff times - >differing || fail "SQLite's counts by class (>) differ from those from CSV (<): $(head -4 differing)"

# ---- The join in examples/logs/README.md. The block with its output follows the block with the commands ----

awk '/^```/ { if (inside) { inside = 0; next } inside = ++n; next } inside { print >("block" n) }' "$source/examples/logs/README.md"
block=$(grep -l 'export sql | sqlite3 day' block*)
[ -n "$block" ] || fail "examples/logs/README.md has no join of a log"
sh -e "$block" >joined || fail "the README's join does not run"
diff "block$((${block#block} + 1))" joined || fail "the README's join prints something else (>) than the README shows (<)"

# ---- PostgreSQL ----

if [ -z "$postgresql" ]; then
    missing PostgreSQL postgresql
    finish "$found in SQLite, as in CSV, and the README's join"
fi
start_postgresql

ask() {
    "$postgresql/psql" -X -q -v ON_ERROR_STOP=1 "$@"
}
ask -f codes.sql 2>log || fail "psql does not load it"
ask -f codes.sql || fail "psql does not load it again"
ask -A -t -c "$counterparts" | sort | diff counterparts - >differing || fail "the counterparts in PostgreSQL (>) and CSV (<) differ: $(head -4 differing)"
ask -A -t -c "$members" | sort | diff members - >differing || fail "the classes in PostgreSQL (>) and CSV (<) differ: $(head -4 differing)"
ask -A -t -c "$log" -c "$by_class" | sort | diff times - >differing || fail "PostgreSQL's counts by class (>) differ from those from CSV (<): $(head -4 differing)"
ask -c "\\copy (SELECT $columns FROM status_code) TO STDOUT (FORMAT csv, HEADER)" >unsorted.csv || fail "psql cannot copy status_code"
sort unsorted.csv >back.csv
tr -d '\r' <codes.csv | sed 's/,[^,]*,[^,]*$//' | sort | diff - back.csv >differing || fail "PostgreSQL's rows (>) and CSV (<) differ: $(head -4 differing)"
finish "$found in SQLite and PostgreSQL, as in CSV, and the README's join"
