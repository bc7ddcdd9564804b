#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs two ClickHouse servers on this machine, to try a table that is spread over servers.
#     servers.sh start FOLDER     starts them; all their files are in FOLDER
#     servers.sh stop FOLDER      stops them
# They listen only on 127.0.0.1, on the ports 29000 to 29002 and 29100 to 29102.
set -eu
usage="usage: $0 start|stop FOLDER"
command=${1:?"$usage"} folder=${2:?"$usage"}

configure() { # FOLDER PORT
    mkdir -p "$1/data" "$1/tmp" "$1/schemas"
    cat >"$1/config.xml" <<XML
<yandex>
    <logger><level>warning</level><log>$1/log</log><errorlog>$1/errors</errorlog></logger>
    <listen_host>127.0.0.1</listen_host>
    <tcp_port>$2</tcp_port>
    <http_port>$(($2 + 1))</http_port>
    <interserver_http_port>$(($2 + 2))</interserver_http_port>
    <interserver_http_host>127.0.0.1</interserver_http_host>
    <path>$1/data/</path>
    <tmp_path>$1/tmp/</tmp_path>
    <format_schema_path>$1/schemas/</format_schema_path>
    <users_config>$1/users.xml</users_config>
    <default_profile>default</default_profile>
    <default_database>default</default_database>
    <mark_cache_size>268435456</mark_cache_size>
    <dictionaries_config>$1/dictionary.xml</dictionaries_config>
    <query_log><database>system</database><table>query_log</table></query_log>
    <remote_servers>
        <both>
            <shard><replica><host>127.0.0.1</host><port>29000</port></replica></shard>
            <shard><replica><host>127.0.0.1</host><port>29100</port></replica></shard>
        </both>
    </remote_servers>
</yandex>
XML
    cat >"$1/users.xml" <<XML
<yandex>
    <profiles><default><log_queries>1</log_queries></default></profiles>
    <quotas><default></default></quotas>
    <users>
        <default>
            <password></password>
            <networks><ip>127.0.0.1</ip></networks>
            <profile>default</profile>
            <quota>default</quota>
        </default>
    </users>
</yandex>
XML
    sed "s/29000/$2/" "$here/dictionary.xml" >"$1/dictionary.xml"
}

answers() { # PORT
    clickhouse-client --host 127.0.0.1 --port "$1" --query "SELECT 1" >/dev/null 2>&1
}

# A server that has exited, but whose parent has not waited for it, is a zombie.
is_running() { # PID
    case $(ps -o stat= -p "$1") in '' | Z*) return 1 ;; esac
}

start() { # FOLDER PORT
    ! answers "$2" || { echo "$0: a server is already running on port $2" >&2; exit 1; }
    configure "$1" "$2"
    clickhouse-server --config-file="$1/config.xml" </dev/null >"$1/output" 2>&1 &
    echo $! >"$1/pid"
    for _ in $(seq 60); do
        ! answers "$2" || return 0
        is_running "$(cat "$1/pid")" || break
        sleep 0.5
    done
    echo "$0: the server on port $2 did not start: $(tail -n 3 "$1/errors" "$1/output" 2>&1)" >&2
    exit 1
}

stop() { # FOLDER
    [ -f "$1/pid" ] || return 0
    pid=$(cat "$1/pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 40); do
        is_running "$pid" || break
        sleep 0.25
    done
    ! is_running "$pid" || kill -9 "$pid" 2>/dev/null || true
    rm "$1/pid"
}

here=$(cd "$(dirname "$0")" && pwd)
case $command in
start)
    mkdir -p "$folder" && folder=$(cd "$folder" && pwd)
    start "$folder/first" 29000
    start "$folder/second" 29100
    ;;
stop)
    stop "$folder/first"
    stop "$folder/second"
    ;;
*)
    echo "$usage" >&2
    exit 2
    ;;
esac
