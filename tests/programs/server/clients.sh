#!/bin/sh
# SPDX-License-Identifier: MIT
# Client libraries request every code of every registry from examples/server.c, with GET and with POST, and have to
# decode the responses that EXPECT prints. Each keeps its connections and makes four requests at a time.
#   clients.sh lighttpd|nginx SERVER EXAMPLES EXPECT      runs SERVER behind a web server as configured in EXAMPLES;
#                                                         skipped without the web server, in part without a library
. "$(dirname "$0")/../../lib.sh"
set -eu
. "$here/start.sh"
kind=$1
need curl
need_server "$kind"
start "$kind" "$2" "$3"

# Leaves out the GET requests for Chinese, and those of entries for problems. curl makes them all in servers.sh.
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
