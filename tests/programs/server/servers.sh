#!/bin/sh
# SPDX-License-Identifier: MIT
# servers.sh lighttpd|busybox|nginx SERVER EXPECT [CLIENT]: runs examples/server.c (SERVER) behind a web server on a
# free port of the loopback interface, makes every request that EXPECT prints with curl, and compares what comes back;
# then has examples/client.c (CLIENT) read the envelopes. 77 where the web server, curl or a JSON parser is missing.
#     REQUESTS=10000      in the environment: that many requests, 64 of them at a time
. "$(dirname "$0")/../../lib.sh"
set -eu
kind=$1
server=$2
expect=$3
client=${4-}
tab=$(printf '\t')

PATH=$PATH:/usr/sbin:/sbin
need curl
case $kind in
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
if has python3; then
    parser=python3 judge=$here/judge.py
elif has node; then
    parser=node judge=$here/judge.js
else
    skip "no JSON parser (Debian: python3 or nodejs)"
fi

pids=
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

# ---- The web servers, in the foreground of a process of ours ------------------------------------------------

prefix=
mkdir -p "$scratch/www/cgi-bin"
cp "$server" "$scratch/www/cgi-bin/server"

start_lighttpd() {
    cat >"$scratch/lighttpd.conf" << END
server.modules = ("mod_alias", "mod_cgi")
server.document-root = "$scratch/www"
server.bind = "127.0.0.1"
server.port = $1
server.errorlog = "$scratch/error.log"
# So that the program meets what lighttpd would refuse.
server.http-parseopts = ("url-ctrls-reject" => "disable", "url-invalid-utf8-reject" => "disable")
alias.url = ("" => "$scratch/www/cgi-bin/server")
cgi.assign = ("server" => "")
END
    lighttpd -D -f "$scratch/lighttpd.conf" >"$scratch/log" 2>&1 &
    pids=$!
}

start_busybox() {
    prefix=/cgi-bin/server
    busybox httpd -f -p "127.0.0.1:$1" -h "$scratch/www" >"$scratch/log" 2>&1 &
    pids=$!
}

start_nginx() {
    cat >"$scratch/nginx.conf" << END
$([ "$(id -u)" -ne 0 ] || echo 'user root;')
daemon off;
master_process off;
pid $scratch/nginx.pid;
error_log $scratch/error.log;
events {
}
http {
    access_log off;
    client_body_temp_path $scratch/body;
    fastcgi_temp_path $scratch/fastcgi;
    proxy_temp_path $scratch/proxy;
    scgi_temp_path $scratch/scgi;
    uwsgi_temp_path $scratch/uwsgi;
    server {
        listen 127.0.0.1:$1;
        location / {
            fastcgi_pass unix:$scratch/fcgi.sock;
            fastcgi_param SCRIPT_FILENAME $scratch/www/cgi-bin/server;
            fastcgi_param PATH_INFO \$uri;
            fastcgi_param QUERY_STRING \$query_string;
            fastcgi_param REQUEST_METHOD \$request_method;
            fastcgi_param SERVER_PROTOCOL \$server_protocol;
        }
    }
}
END
    rm -f "$scratch/fcgi.sock"
    fcgiwrap -s "unix:$scratch/fcgi.sock" >"$scratch/log" 2>&1 &
    pids=$!
    nginx -c "$scratch/nginx.conf" -e "$scratch/error.log" >>"$scratch/log" 2>&1 &
    pids="$pids $!"
}

# Whether all processes run and the web server answers. It may be another's server that answers while ours finds the
# port taken, so ours must have outlived the answer.
answers() {
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        sleep 0.1
        for pid in $pids; do
            kill -0 "$pid" 2>/dev/null || return 1
        done
        if [ "$try" -gt 1 ] && curl -s -o /dev/null --max-time 5 "http://127.0.0.1:$1$prefix/plus/1012"; then
            return 0
        fi
    done
    return 1
}

port=$((20000 + $$ % 20000))
end=$((port + 10 * 1009))
while [ "$port" -lt "$end" ]; do
    "start_$kind" "$port"
    if answers "$port"; then
        break
    fi
    stop
    port=$((port + 1009))
done
if [ -z "$pids" ]; then
    echo "$kind does not start:"
    cat "$scratch/log" "$scratch/error.log" 2>/dev/null || true
    exit 1
fi

# ---- The requests -------------------------------------------------------------------------------------------

# One curl for all, which keeps its connections; a file for each response.
"$expect" "$prefix" >"$scratch/once"
at_a_time=
if [ -n "${REQUESTS-}" ]; then
    at_a_time="--parallel --parallel-max 64 --no-progress-meter"
    while cat "$scratch/once"; do :; done | head -n "$REQUESTS" >"$scratch/expected"
else
    cp "$scratch/once" "$scratch/expected"
fi
awk -F"$tab" -v base="http://127.0.0.1:$port" -v work="$scratch" '
    function quoted(text) {
        gsub(/[\\"]/, "\\\\&", text)
        return "\"" text "\""
    }
    NR > 1 { print "next" }
    {
        print "url = " quoted(base $2)
        print "header = " quoted("Accept: " $3)
        print "header = " quoted("Accept-Language: " $4)
        print $1 == "HEAD" ? "head" : "include"
        if ($1 == "POST") print "data = \"\""
        print "path-as-is\nsilent\nshow-error\nmax-time = 20"
        printf "output = %s/response.%05d\n", work, NR
    }' "$scratch/expected" >"$scratch/requests"
began=$(date +%s)
# shellcheck disable=SC2086 # a list
timeout 120 curl --disable $at_a_time --config "$scratch/requests"
took=$(($(date +%s) - began))

# Each response as a line like that of its request; what all have in common is checked on the way.
awk -v expected="$scratch/expected" '
    function wrong(what) {
        print what " is wrong: " request >"/dev/stderr"
        failed = 1
    }
    function field(name) {
        return name in header ? header[name] : "-"
    }
    function begin() {
        getline request < expected
        split(request, asked, "\t")
        request = asked[1] "\t" asked[2] "\t" asked[3] "\t" asked[4]
        split("", header)
        in_body = 0
        body = status = ""
    }
    function end() {
        if (field("vary") != "Accept, Accept-Language") wrong("Vary")
        if (field("cache-control") != "no-store") wrong("Cache-Control")
        if ((status == 401) != ("www-authenticate" in header)) wrong("WWW-Authenticate")
        if (body != "" && "content-length" in header && header["content-length"] != length(body))
            wrong("Content-Length")
        print request "\t" status "\t" field("content-type") "\t" field("content-language") "\t" field("allow") "\t" \
            (body == "" ? "-" : body)
    }
    FNR == 1 {
        if (NR > 1) end()
        begin()
    }
    in_body { body = body $0; next }
    { sub(/\r$/, "") }
    FNR == 1 && /^HTTP\/1\.[01] [0-9][0-9][0-9]/ { status = $2; next }
    $0 == "" { in_body = 1; next }
    {
        colon = index($0, ":")
        name = tolower(substr($0, 1, colon - 1))
        if (name in header) wrong(name ", which stands there twice,")
        header[name] = substr($0, colon + 2)
    }
    END {
        end()
        exit failed
    }' "$scratch"/response.* >"$scratch/lines"

$parser "$judge" <"$scratch/lines" >"$scratch/found"
cut -f 1-9 "$scratch/expected" >"$scratch/wanted"
if ! diff "$scratch/wanted" "$scratch/found" >"$scratch/differences"; then
    head -40 "$scratch/differences"
    exit 1
fi
echo "PASS: $kind: $(wc -l <"$scratch/found" | tr -d ' ') responses in $took s${at_a_time:+, 64 at a time}, read by $parser"

# ---- The client ---------------------------------------------------------------------------------------------

[ -n "$client" ] || exit 0
read=0
awk -F"$tab" -v OFS="$tab" '$10 != "-" { printf "response.%05d\t", NR; print $4, $10, $11, $12 }' \
    "$scratch/expected" >"$scratch/envelopes"
while IFS=$tab read -r response language registry outcome name; do
    "$client" "$registry" "$language" <"$scratch/$response" >"$scratch/reading" || true
    if ! grep -qx "outcome: $outcome" "$scratch/reading" || ! grep -qx "name:    $name" "$scratch/reading"; then
        echo "the client does not read this as $outcome $name:"
        cat "$scratch/$response" "$scratch/reading"
        exit 1
    fi
    read=$((read + 1))
done <"$scratch/envelopes"
echo "PASS: $kind: $read envelopes read by the client"
