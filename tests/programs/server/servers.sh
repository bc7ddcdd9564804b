#!/bin/sh
# SPDX-License-Identifier: MIT
# servers.sh lighttpd|busybox|nginx SERVER EXPECT [CLIENT]: runs examples/server.c (SERVER) behind a web server on a
# free port of the loopback interface, makes every request that EXPECT prints with curl, and compares what comes back;
# then has examples/client.c (CLIENT) read the envelopes. 77 where the web server, curl or a judge is missing.
#     REQUESTS=10000      in the environment: that many requests, 64 of them at a time
set -eu
LC_ALL=C
export LC_ALL

kind=$1
server=$2
expect=$3
client=${4-}
here=$(dirname "$0")
tab=$(printf '\t')

skip() {
    echo "SKIP: $1 is not there"
    exit 77
}

PATH=$PATH:/usr/sbin:/sbin
command -v curl > /dev/null || skip curl
command -v "$kind" > /dev/null || skip "$kind"
if [ "$kind" = nginx ] && ! command -v fcgiwrap > /dev/null; then
    skip fcgiwrap
fi
if [ "$kind" = busybox ] && ! busybox --list | grep -qx httpd; then
    skip "busybox httpd"
fi
if command -v python3 > /dev/null; then
    judge="python3 $here/judge.py"
elif command -v node > /dev/null; then
    judge="node $here/judge.js"
else
    skip "a JSON parser (python3 or node)"
fi

work=$(mktemp -d)
pids=
stop() {
    for pid in $pids; do
        kill "$pid" 2> /dev/null || true
        wait "$pid" 2> /dev/null || true
    done
    pids=
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# ---- The web servers, in the foreground of a process of ours ------------------------------------------------

prefix=
mkdir -p "$work/www/cgi-bin"
cp "$server" "$work/www/cgi-bin/server"

start_lighttpd() {
    cat > "$work/lighttpd.conf" << END
server.modules = ("mod_alias", "mod_cgi")
server.document-root = "$work/www"
server.bind = "127.0.0.1"
server.port = $1
server.errorlog = "$work/error.log"
# So that the program meets what lighttpd would refuse.
server.http-parseopts = ("url-ctrls-reject" => "disable", "url-invalid-utf8-reject" => "disable")
alias.url = ("" => "$work/www/cgi-bin/server")
cgi.assign = ("server" => "")
END
    lighttpd -D -f "$work/lighttpd.conf" > "$work/log" 2>&1 &
    pids=$!
}

start_busybox() {
    prefix=/cgi-bin/server
    busybox httpd -f -p "127.0.0.1:$1" -h "$work/www" > "$work/log" 2>&1 &
    pids=$!
}

start_nginx() {
    cat > "$work/nginx.conf" << END
$([ "$(id -u)" -ne 0 ] || echo 'user root;')
daemon off;
master_process off;
pid $work/nginx.pid;
error_log $work/error.log;
events {
}
http {
    access_log off;
    client_body_temp_path $work/body;
    fastcgi_temp_path $work/fastcgi;
    proxy_temp_path $work/proxy;
    scgi_temp_path $work/scgi;
    uwsgi_temp_path $work/uwsgi;
    server {
        listen 127.0.0.1:$1;
        location / {
            fastcgi_pass unix:$work/fcgi.sock;
            fastcgi_param SCRIPT_FILENAME $work/www/cgi-bin/server;
            fastcgi_param PATH_INFO \$uri;
            fastcgi_param QUERY_STRING \$query_string;
            fastcgi_param REQUEST_METHOD \$request_method;
            fastcgi_param SERVER_PROTOCOL \$server_protocol;
        }
    }
}
END
    rm -f "$work/fcgi.sock"
    fcgiwrap -s "unix:$work/fcgi.sock" > "$work/log" 2>&1 &
    pids=$!
    nginx -c "$work/nginx.conf" -e "$work/error.log" >> "$work/log" 2>&1 &
    pids="$pids $!"
}

# Whether all processes run and the web server answers. It may be another's server that answers while ours finds the
# port taken, so ours must have outlived the answer.
answers() {
    for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        sleep 0.1
        for pid in $pids; do
            kill -0 "$pid" 2> /dev/null || return 1
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
    cat "$work/log" "$work/error.log" 2> /dev/null || true
    exit 1
fi

# ---- The requests -------------------------------------------------------------------------------------------

# One curl for all, which keeps its connections; a file for each response.
"$expect" "$prefix" > "$work/once"
at_a_time=
if [ -n "${REQUESTS-}" ]; then
    at_a_time="--parallel --parallel-max 64 --no-progress-meter"
    while cat "$work/once"; do :; done | head -n "$REQUESTS" > "$work/expected"
else
    cp "$work/once" "$work/expected"
fi
awk -F"$tab" -v base="http://127.0.0.1:$port" -v work="$work" '
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
    }' "$work/expected" > "$work/requests"
began=$(date +%s)
# shellcheck disable=SC2086 # a list
timeout 120 curl --disable $at_a_time --config "$work/requests"
took=$(($(date +%s) - began))

# Each response as a line like that of its request; what all have in common is checked on the way.
awk -v expected="$work/expected" '
    function wrong(what) {
        print what " is wrong: " request > "/dev/stderr"
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
    }' "$work"/response.* > "$work/lines"

$judge < "$work/lines" > "$work/found"
cut -f 1-9 "$work/expected" > "$work/wanted"
if ! diff "$work/wanted" "$work/found" > "$work/differences"; then
    head -40 "$work/differences"
    exit 1
fi
echo "PASS: $kind: $(wc -l < "$work/found" | tr -d ' ') responses in $took s${at_a_time:+, 64 at a time}, read by $judge"

# ---- The client ---------------------------------------------------------------------------------------------

[ -n "$client" ] || exit 0
read=0
awk -F"$tab" -v OFS="$tab" '$10 != "-" { printf "response.%05d\t", NR; print $4, $10, $11, $12 }' \
    "$work/expected" > "$work/envelopes"
while IFS=$tab read -r response language registry outcome name; do
    "$client" "$registry" "$language" < "$work/$response" > "$work/reading" || true
    if ! grep -qx "outcome: $outcome" "$work/reading" || ! grep -qx "name:    $name" "$work/reading"; then
        echo "the client does not read this as $outcome $name:"
        cat "$work/$response" "$work/reading"
        exit 1
    fi
    read=$((read + 1))
done < "$work/envelopes"
echo "PASS: $kind: $read envelopes read by the client"
