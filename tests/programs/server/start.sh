# SPDX-License-Identifier: MIT
# Starts examples/server.c behind a web server on a free port of the loopback interface, as configured in examples/, and
# stops it when the script ends. To be sourced after lib.sh.
#     need_server lighttpd|busybox|nginx                skips the test if the web server is missing
#     start lighttpd|busybox|nginx SERVER EXAMPLES      sets $base, the program's address, and $prefix, its path
pids=
prefix=
PATH=$PATH:/usr/sbin:/sbin

stop() {
    for pid in $pids; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    pids=
}
clean_up() {
    stop
}

need_server() { # KIND
    case $1 in
    lighttpd) need lighttpd ;;
    nginx)
        need nginx nginx-light
        need fcgiwrap
        ;;
    busybox)
        need busybox
        busybox --list | grep -qx httpd || skip "no httpd in busybox (Debian: busybox)"
        ;;
    esac
}

# ---- The web servers. Each runs as a child process in the folder www; the argument is its port ----

start_lighttpd() {
    lighttpd -D -f lighttpd.conf >"$scratch/log" 2>&1 &
    pids=$!
}

start_nginx() {
    rm -f server.sock
    fcgiwrap -c 2 -s "unix:$scratch/www/server.sock" >"$scratch/log" 2>&1 &
    pids=$!
    nginx -p "$scratch/www" -c "$scratch/www/nginx.conf" >>"$scratch/log" 2>&1 &
    pids="$pids $!"
}

start_busybox() {
    prefix=/cgi-bin/server
    mkdir -p cgi-bin
    cp server cgi-bin
    busybox httpd -f -p "127.0.0.1:$1" -h "$scratch/www" >"$scratch/log" 2>&1 &
    pids=$!
}

# Succeeds if the web server answers and all processes run. It does not ask at once, because another server on the same
# port could answer before ours has failed.
answers() {
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        sleep 0.1
        for pid in $pids; do
            kill -0 "$pid" 2>/dev/null || return 1
        done
        if [ "$try" -gt 1 ] && curl -s -o /dev/null --max-time 5 "$base/plus/1012"; then
            return 0
        fi
    done
    return 1
}

start() { # KIND SERVER EXAMPLES
    mkdir "$scratch/www"
    cp "$2" "$scratch/www/server"
    port=$((20000 + $$ % 20000))
    end=$((port + 10 * 1009))
    while [ "$port" -lt "$end" ]; do
        for conf in lighttpd nginx; do
            sed "s/8080/$port/" "$3/$conf.conf" >"$scratch/www/$conf.conf"
        done
        cd "$scratch/www"
        "start_$1" "$port"
        cd "$OLDPWD"
        base=http://127.0.0.1:$port$prefix
        if answers; then
            return
        fi
        stop
        port=$((port + 1009))
    done
    echo "$1 does not start:"
    cat "$scratch/log"
    exit 1
}
