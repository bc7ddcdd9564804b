#!/bin/sh
# SPDX-License-Identifier: MIT
# CMake builds the library for macOS with clang and ld64.lld. The library exports the functions of the header and
# nothing else, and is found by @rpath. Instead of an SDK there are a header and a libSystem stub with the symbols that
# the library may use. Nothing is run.
#   macos.sh SOURCE      takes CMAKE from the environment; skipped if a tool is missing
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
target=arm64-apple-macos11
need clang
[ -x "$(clang -print-prog-name=ld64.lld)" ] || skip "no ld64.lld (Debian: lld)"
need llvm-nm-19 llvm-19

cat >"$scratch/libSystem.tbd" <<'END'
--- !tapi-tbd
tbd-version: 4
targets: [ arm64-macos ]
install-name: /usr/lib/libSystem.B.dylib
exports:
  - targets: [ arm64-macos ]
    symbols: [ _memchr, _memcmp, _memcpy, _memset, _bzero, _strchr, _strcmp, _strlen, _strspn, _strstr,
               ___stack_chk_fail, ___stack_chk_guard, dyld_stub_binder ]
...
END
# CMake runs sw_vers to ask for the version of macOS.
mkdir "$scratch/bin"
printf '#!/bin/sh\necho 11.0\n' >"$scratch/bin/sw_vers" && chmod +x "$scratch/bin/sw_vers"
PATH=$scratch/bin:$PATH
quietly "configuring" "$cmake" -S "$source" -B "$scratch/build" -DCMAKE_SYSTEM_NAME=Darwin \
    -DCMAKE_C_COMPILER=clang -DCMAKE_C_COMPILER_TARGET=$target -DCMAKE_INSTALL_NAME_TOOL="$(command -v llvm-install-name-tool-19)" \
    -DCMAKE_C_FLAGS="-Werror -isystem $source/examples/javascript/wasm" -DCMAKE_INSTALL_PREFIX=/usr/local \
    -DCMAKE_EXE_LINKER_FLAGS="-fuse-ld=lld -L$scratch" -DCMAKE_SHARED_LINKER_FLAGS="-fuse-ld=lld -L$scratch" \
    -DSTATUSCODE_BUILD_EXAMPLES=OFF -DSTATUSCODE_BUILD_TESTS=OFF
quietly "building" "$cmake" --build "$scratch/build"
DESTDIR=$scratch/stage quietly "installing" "$cmake" --install "$scratch/build"

library=$scratch/stage/usr/local/lib/libstatuscode.0.dylib
llvm-nm-19 --extern-only --defined-only --just-symbol-name "$library" | sed 's/^_//' | sort >"$scratch/exported"
declared | diff - "$scratch/exported" || fail "declared (<) and exported (>) differ"
id=$(llvm-objdump-19 --macho --dylib-id "$library" | tail -1)
[ "$id" = @rpath/libstatuscode.0.dylib ] || fail "the library's name is $id"
finish "a library for $target with $(wc -l <"$scratch/exported") functions, found by $id"
