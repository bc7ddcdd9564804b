#!/bin/sh
# SPDX-License-Identifier: MIT
# The commands in examples/logs/README.md run as printed, with a shorter log. Two ClickHouse servers count it, both take
# part, and SQLite and PostgreSQL give the same answers.
#   check.sh SOURCE TOOL      skipped without ClickHouse, SQLite or PostgreSQL
. "$(dirname "$0")/../../lib.sh"
. "$here/../postgresql.sh"
source=$(cd "${1:?the project}" && pwd) && tool=$(realpath "${2:?the tool}") || exit 1
rows=1000000
need clickhouse-server
need clickhouse-client
need sqlite3
[ -n "$postgresql" ] || skip "no PostgreSQL (Debian: postgresql)"
logs=$source/examples/logs
clean_up() {
    cd /
    for folder in "$scratch"/tmp/*/; do
        sh "$logs/servers.sh" stop "$folder"
    done
    stop_postgresql
}

# The README's commands run in a folder where PostgreSQL's server, which runs as another user, can start the tool.
cp -R "$logs" "$scratch/logs" && cd "$scratch/logs" && mkdir ../bin ../tmp && cp "$tool" ../bin/statuscode || exit 1
chmod 755 ../bin ../bin/statuscode ../tmp || exit 1
PATH=$scratch/bin:$postgresql:$PATH TMPDIR=$scratch/tmp HOME=$scratch
export PATH TMPDIR HOME
sed -i "s/10000000/$rows/g" fill.sql || exit 1
awk '/^```/ { inside = !inside; is_command = /^```sh$/; next } inside && is_command' README.md >../commands
[ "$(grep -c 'servers.sh st' ../commands)" -eq 2 ] || fail "README.md does not start and stop the servers"
start_postgresql
sh -e ../commands >../printed 2>../log || fail "README's commands do not run, or databases differ: $(tail -n 1 ../printed)"
! grep -v '^NOTICE: ' ../log || fail "README's commands print warnings or errors"
awk '/^```/ { inside = !inside; is_shown = /^```$/; next } inside && is_shown' README.md >../shown
while IFS= read -r line; do
    grep -qxF -- "$line" ../printed || wrong "README.md shows what its commands do not print:" "$line"
done <../shown
[ -s ../shown ] || fail "README.md shows no output"

cd ../tmp/*/ || exit 1
for query in count count_each; do
    counted=$(awk -F '\t' '{ n += $4 } END { print n + 0 }' $query.tsv)
    [ "$counted" -eq $rows ] || wrong "$query.sql counts $counted responses of $rows"
done
cmp count.tsv count_each.tsv || wrong "count.sql and count_each.sql differ"
[ "$(awk -F '\t' '$1 == "" { print $4 }' count.tsv)" = $((rows / 1000)) ] ||
    wrong "the unlisted codes are not one in a thousand: $(head count.tsv)"
grep -q '^not_logged_in' classes.tsv || wrong "the class not_logged_in is missing: $(head classes.tsv)"
[ -s count_join.postgresql ] && [ -s classes_recursive.postgresql ] || wrong "PostgreSQL prints nothing"
# The second server reads about half of the log for each query. The halves are random.
awk -v rows=$rows '$2 > rows * 0.4 && $2 < rows * 0.6' asked.tsv | cut -f 1 | sort | tr '\n' ' ' >asked
[ "$(cat asked)" = "classes count count_each " ] || wrong "the second server got other queries:" "$(cat asked.tsv)"
for port in 29000 29100; do
    ! clickhouse-client --host 127.0.0.1 --port $port --query 'SELECT 1' >/dev/null 2>&1 || wrong "a server still answers on port $port"
done
finish "$rows responses on two ClickHouse servers, a tenth of them in PostgreSQL, as SQLite counts them"
