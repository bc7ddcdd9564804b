#!/bin/sh
# SPDX-License-Identifier: MIT
# clients.sh lighttpd|nginx SERVER EXAMPLES EXPECT: has client libraries ask examples/server.c (SERVER) for every code of
# every registry, with GET and with POST, behind a web server with its configuration in EXAMPLES. Each library keeps
# its connections and asks four at a time, and has to decode what EXPECT prints. 77 where one of them is missing. curl
# asks for more, in servers.sh.
. "$(dirname "$0")/../../lib.sh"
set -eu
. "$here/start.sh"
kind=$1
need curl
need_server "$kind"
start "$kind" "$2" "$3"

# Of the entries the envelopes, in English to GET and in Chinese to POST; of all else everything.
"$4" "" | awk -F'\t' '$1 == "POST" || !($4 == "zh" || ($4 == "en" && $3 == "application/problem+json"))' \
    >"$scratch/expected"

ask() { # CLIENT COMMAND...
    name=$1
    shift
    began=$(date +%s)
    timeout 60 "$@" "$base" <"$scratch/expected" || fail "$name behind $kind"
    echo "PASS: $name behind $kind: $(wc -l <"$scratch/expected" | tr -d ' ') requests in $(($(date +%s) - began)) s"
}

if python3 -c 'import requests' 2>/dev/null; then
    ask requests python3 "$here/clients.py"
else
    missing "requests for Python" python3-requests
fi
if ! has node; then
    missing node nodejs
else
    ask fetch node "$here/clients.js" fetch
    if NODE_PATH=${NODE_PATH-}:/usr/share/nodejs node -e 'require("axios")' 2>/dev/null; then
        ask axios env "NODE_PATH=${NODE_PATH-}:/usr/share/nodejs" node "$here/clients.js" axios
    else
        missing axios node-axios
    fi
fi
finish "the client libraries read what the server sends"
