#!/bin/sh
# SPDX-License-Identifier: MIT
# curl makes every request that EXPECT prints to examples/server.c, and the responses have to be as expected. Then
# examples/client.c reads the envelopes.
#   servers.sh lighttpd|busybox|nginx SERVER EXAMPLES EXPECT [CLIENT]
#       runs SERVER behind a web server as configured in EXAMPLES; skipped without it, curl or a JSON parser. Every
#       request is made once, four at a time. If REQUESTS is set in the environment, that many are made, 64 at a time.
. "$(dirname "$0")/../../lib.sh"
set -eu
. "$here/start.sh"
kind=$1
server=$2
examples=$3
expect=$4
client=${5-}
tab=$(printf '\t')

need curl
need_server "$kind"
if has python3; then
    parser=python3 program=$here/parse.py
elif has node; then
    parser=node program=$here/parse.js
else
    skip "no JSON parser (Debian: python3 or nodejs)"
fi

start "$kind" "$server" "$examples"

# ---- The requests -------------------------------------------------------------------------------------------

# One curl process makes all requests, so that it keeps its connections. Each response goes into a file of its own.
"$expect" "$prefix" >"$scratch/once"
if [ "$kind" = busybox ]; then # it supports no other methods, and may hang up before it has read a long body
    awk -F"$tab" '$1 ~ /^(GET|HEAD|POST)$/ && length($6) < 65536' "$scratch/once" >"$scratch/known"
    mv "$scratch/known" "$scratch/once"
fi
at_a_time=4
if [ -n "${REQUESTS-}" ]; then
    at_a_time=64
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
        if ($5 != "-") print "header = " quoted("Prefer: " $5)
        if ($6 != "-") { # in a file, because a line of the configuration cannot exceed 100 KB
            sent = sprintf("%s/sent.%05d", work, NR)
            printf "%s", $6 >sent
            close(sent)
            print "header = \"Content-Type: application/json\"\ndata-binary = " quoted("@" sent)
        }
        print $1 == "HEAD" ? "head" : "include\nrequest = " $1
        print "globoff\npath-as-is\nsilent\nshow-error\nmax-time = 20"
        printf "output = %s/response.%05d\n", work, NR
    }' "$scratch/expected" >"$scratch/requests"
began=$(date +%s)
timeout 120 curl --disable --parallel --parallel-max $at_a_time --no-progress-meter --config "$scratch/requests"
took=$(($(date +%s) - began))

# Prints each response as a line like that of EXPECT, and checks the header fields that all responses share.
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
        request = asked[1]
        for (i = 2; i <= 6; i++) request = request "\t" asked[i]
        split("", header)
        in_body = 0
        body = status = ""
    }
    function end() {
        if (field("vary") != "Accept, Accept-Language, Prefer") wrong("Vary")
        if (field("access-control-allow-origin") != "*") wrong("Access-Control-Allow-Origin")
        if (field("x-content-type-options") != "nosniff") wrong("X-Content-Type-Options")
        if (field("cache-control") != "no-store") wrong("Cache-Control")
        if ((status == 401) != ("www-authenticate" in header)) wrong("WWW-Authenticate")
        if (body != "" && "content-length" in header && header["content-length"] != length(body))
            wrong("Content-Length")
        print request "\t" status "\t" field("content-type") "\t" field("content-language") "\t" \
            ("allow" in header ? header["allow"] : field("retry-after")) "\t" (body == "" ? "-" : body)
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
        if (name in header) wrong(name ", which occurs twice,")
        header[name] = substr($0, colon + 2)
    }
    END {
        end()
        exit failed
    }' "$scratch"/response.* >"$scratch/lines"

$parser "$program" <"$scratch/lines" >"$scratch/found"
cut -f 1-11 "$scratch/expected" >"$scratch/wanted"
if ! diff "$scratch/wanted" "$scratch/found" >"$scratch/differences"; then
    head -40 "$scratch/differences"
    exit 1
fi
echo "PASS: $kind: $(wc -l <"$scratch/found" | tr -d ' ') responses in $took s, $at_a_time at a time, read by $parser"

# ---- The client ---------------------------------------------------------------------------------------------

[ -n "$client" ] || exit 0
read=0
awk -F"$tab" -v OFS="$tab" '$12 != "-" { printf "response.%05d\t", NR; print $4, $12, $13, $14 }' \
    "$scratch/expected" >"$scratch/envelopes"
while IFS=$tab read -r response language registry outcome name; do
    "$client" "$registry" "$language" <"$scratch/$response" >"$scratch/reading" || true
    if ! grep -qx "outcome: $outcome" "$scratch/reading" || ! grep -qx "name:    $name" "$scratch/reading"; then
        echo "FAIL: the client does not read this as $outcome $name:"
        cat "$scratch/$response" "$scratch/reading"
        exit 1
    fi
    read=$((read + 1))
done <"$scratch/envelopes"
echo "PASS: $kind: $read envelopes read by the client"
