#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs in the JavaScript module's README.md do what it says. The results in the first one are those in its
# comments. The clients for fetch and axios log in or refresh the token once, repeat the request once, and never repeat
# what may have taken effect. They talk to examples/server.c (SERVER).
#   clients.sh MODULE SERVER EXAMPLES      skipped without node, lighttpd or curl, in part without axios
. "$(dirname "$0")/../../lib.sh"
. "$here/../server/start.sh"
need node nodejs
need curl
need_server lighttpd
module=$(cd "${1:?the folder}" && pwd) || exit 1
start lighttpd "${2:?the program server}" "${3:?the folder of its configuration}"

mkdir -p "$scratch/app/node_modules" && cp -R "$module" "$scratch/app/node_modules/statuscode" || exit 1
node "$here/blocks.mjs" "$module/README.md" "$scratch/app" || fail "the programs in README.md cannot be extracted"
quietly "the first program of README.md" node "$scratch/app/first.mjs"

libraries=fetch
if NODE_PATH=${NODE_PATH-}:/usr/share/nodejs node -e 'require("axios")' 2>/dev/null; then
    libraries='fetch axios'
else
    missing axios node-axios
fi
for library in $libraries; do
    NODE_PATH=${NODE_PATH-}:/usr/share/nodejs timeout 120 node "$here/clients.mjs" "$library" "$scratch/app" "$base" || fail "$library"
done
finish "the programs in README.md: $libraries"
