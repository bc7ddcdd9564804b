# SPDX-License-Identifier: MIT
# Runs a PostgreSQL server for a test. To be sourced after lib.sh.
#     $postgresql          the folder of its programs, or empty if it is not installed
#     start_postgresql     starts the server in $scratch, and sets the environment so that libpq finds it
#     stop_postgresql      ends it; to be called by clean_up
postgresql=$(for folder in /usr/lib/postgresql/*/bin /usr/local/pgsql/bin; do [ ! -x "$folder/initdb" ] || echo "$folder"; done | tail -1)
has_started=

as_nobody() { # COMMAND...: the server refuses to run as root, so root runs it as nobody
    if [ "$(id -u)" -eq 0 ]; then (cd "$scratch" && setpriv --reuid=65534 --regid=65534 --clear-groups "$@"); else "$@"; fi
}

start_postgresql() {
    base=$scratch/base
    chmod 755 "$scratch" && mkdir "$base" && chmod 777 "$base" || exit 1
    [ "$(id -u)" -ne 0 ] || chown 65534 "$base"
    as_nobody "$postgresql/initdb" -D "$base" -U tester -E UTF8 --locale=C.UTF-8 --no-sync >"$scratch/log" 2>&1 || fail "initdb fails"
    has_started=1
    as_nobody "$postgresql/pg_ctl" -D "$base" -w -o "-c listen_addresses= -c unix_socket_directories=$base -c fsync=off" \
        -l "$base/log" start >"$scratch/log" 2>&1 || fail "pg_ctl fails"
    export PGHOST="$base" PGUSER=tester PGDATABASE=postgres
}

stop_postgresql() {
    [ -z "$has_started" ] || as_nobody "$postgresql/pg_ctl" -D "$scratch/base" -m immediate stop >/dev/null 2>&1
}
