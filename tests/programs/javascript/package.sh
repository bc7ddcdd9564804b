#!/bin/sh
# SPDX-License-Identifier: MIT
# The package that npm pack makes of the JavaScript module's folder works from node_modules, with import, with require,
# with TypeScript, which rejects wrong uses, and with a bundler.
#   package.sh SOURCE MODULE      MODULE is the module's folder; skipped without node, in part without other tools
. "$(dirname "$0")/../../lib.sh"
need node nodejs
source=$(cd "${1:?the project}" && pwd) module=$(cd "${2:?the folder}" && pwd) || exit 1
version=$(sed -n 's/^#define SC_VERSION *"\(.*\)"$/\1/p' "$source/include/statuscode.h")
cd "$scratch" || exit 1
mkdir -p app/node_modules home && export HOME="$scratch/home"

if has npm; then
    (cd "$module" && quietly "npm pack" npm pack --offline --pack-destination "$scratch") || exit 1
    [ -f "statuscode-$version.tgz" ] || fail "npm pack makes no statuscode-$version.tgz"
    tar -xzf "statuscode-$version.tgz" && mv package app/node_modules/statuscode || fail "the package cannot be unpacked"
    (cd "$module" && find . -type f | sort) >expected
    (cd app/node_modules/statuscode && find . -type f | sort) | diff expected - || fail "the package (>) lacks files of the folder (<)"
else
    missing npm
    cp -R "$module" app/node_modules/statuscode
fi
cd app || exit 1

says() { # WHAT COMMAND...: the command has to print the name of plus 1012
    what=$1
    shift
    [ "$("$@" 2>"$scratch/log")" = TOKEN_EXPIRED ] || fail "$what does not print TOKEN_EXPIRED"
}

use='load().then(sc => console.log(sc.lookup("plus", 1012).name));'
echo "import { load } from \"statuscode\"; $use" >app.mjs
echo "import { load } from \"statuscode/inline\"; $use" >inline.mjs
echo "const { load } = require(\"statuscode\"); $use" >app.cjs
for file in app.mjs inline.mjs app.cjs; do
    says $file node $file
done

if has tsc; then
    cp "$here/types.ts" types.mts
    printf 'import { load } from "statuscode";\nload().then(sc => sc.decode("plus", 401, ""));\n' >required.cts
    options='"strict": true, "noEmit": true, "target": "es2022", "lib": ["es2022", "dom"], "module": "nodenext", "types": []'
    echo "{ \"compilerOptions\": { $options }, \"files\": [\"types.mts\", \"required.cts\"] }" >tsconfig.json
    quietly "tsc" tsc
    echo "TypeScript $(tsc --version)"
else
    missing tsc node-typescript
fi

# The module loads statuscode.wasm from beside the bundle. The inline variant needs no file and can be compiled to older
# JavaScript.
if has esbuild; then
    mkdir bundle
    quietly "esbuild" esbuild app.mjs --bundle --format=esm --platform=browser --log-limit=0 --outfile=bundle/app.mjs
    ! grep -qi warning "$scratch/log" || fail "esbuild warns"
    cp node_modules/statuscode/statuscode.wasm bundle
    says "the bundle" node bundle/app.mjs
    for target in es2022 es2015; do
        quietly "esbuild $target" esbuild inline.mjs --bundle --platform=browser --target=$target --outfile=bundle/$target.cjs
        ! grep -qi warning "$scratch/log" || fail "esbuild warns for $target"
        says "the bundle for $target" node bundle/$target.cjs
    done
    echo "esbuild $(esbuild --version)"
else
    missing esbuild
fi
finish "the package works with import, require, TypeScript and a bundler"
