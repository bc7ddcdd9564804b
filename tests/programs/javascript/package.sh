#!/bin/sh
# SPDX-License-Identifier: MIT
# What npm pack makes of the JavaScript module's folder is used from node_modules: by import, by require, by TypeScript, which
# has to refuse wrong uses, and by a bundler.
#   package.sh SOURCE MODULE      the project, the module's folder; 77 (skipped) without node, or in part
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

says() { # WHAT COMMAND...: a program that prints the name of plus 1012
    what=$1
    shift
    [ "$("$@" 2>"$scratch/log")" = TOKEN_EXPIRED ] || fail "$what"
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
    # Without one of the marks that say that a line is wrong, it has to complain.
    sed -i '0,/@ts-expect-error/s///' types.mts
    ! tsc >"$scratch/log" || fail "tsc does not see what is wrong"
    grep -q "types.mts.*RELOGIN" "$scratch/log" || fail "tsc complains of something else"
    echo "TypeScript $(tsc --version)"
else
    missing tsc node-typescript
fi

# The module finds statuscode.wasm beside the bundle; the variant needs nothing, and can be written in older JavaScript.
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
finish "the package: npm pack, import, require, TypeScript, a bundler"
