#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs that stand in the README.md of the JavaScript module, as they stand there: the first has to say what its comments
# say, and those for fetch and axios have to log in once, to refresh and repeat once, and not to repeat what may have taken effect,
# in front of examples/server.c (SERVER).
#   clients.sh MODULE SERVER EXAMPLES      77 (skipped) without node, lighttpd or curl, or in part without axios
. "$(dirname "$0")/../../lib.sh"
. "$here/../server/start.sh"
need node nodejs
need curl
need_server lighttpd
module=$(cd "${1:?the folder}" && pwd) || exit 1
start lighttpd "${2:?the program server}" "${3:?the folder of its configuration}"

mkdir -p "$scratch/app/node_modules" && cp -R "$module" "$scratch/app/node_modules/statuscode" || exit 1
node "$here/blocks.mjs" "$module/README.md" "$scratch/app" || fail "the blocks of README.md"
quietly "the first program of README.md" node "$scratch/app/first.mjs"

libraries=fetch
if NODE_PATH=${NODE_PATH-}:/usr/share/nodejs node -e 'require("axios")' 2>/dev/null; then
    libraries='fetch axios'
else
    missing axios node-axios
fi
for library in $libraries; do
    NODE_PATH=${NODE_PATH-}:/usr/share/nodejs node "$here/clients.mjs" "$library" "$scratch/app" "$base" || fail "$library"
done
finish "the programs of README.md: $libraries"
