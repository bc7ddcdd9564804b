#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs the library, moves what was installed, and uses it from there: by CMake, by pkg-config, by a bare compiler,
# from C++, Python and Lua, by the tool; one kind of library alone; and as a part of another project and as sources. Each way
# has to show the same entries, as many as the golden files list, and the same four replies. In the end it uninstalls.
#   install.sh SOURCE      CC and CMAKE from the environment; 77 (skipped) where a way cannot be gone here
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
consumer=$source/tests/builds/consumer
entries=$(sh "$source/tests/golden/count.sh") || exit 1
# Where a distribution would have the libraries put.
architecture=$("$cc" -print-multiarch 2>/dev/null)
libdir=lib${architecture:+/$architecture}

walk() { # WAY COMMAND...: the command prints all entries and four replies
    way=$1
    shift
    "$@" >"$scratch/$way" || fail "$way: the program failed"
    lines=$(wc -l <"$scratch/$way")
    [ "$lines" -eq $((entries + 4)) ] || fail "$way: $lines lines instead of $entries and 4"
    cmp "$scratch/sources" "$scratch/$way" || fail "$way: other lines than from the sources"
    echo "$way: $entries entries, 4 replies"
}

files() { # FOLDER...: what is in there, but for folders
    find "$@" ! -type d 2>/dev/null
}

quietly "compiling the sources" compile "$cc" "$consumer/walk.c" "$source"/src/*.c -o "$scratch/from-sources"
walk sources "$scratch/from-sources"

# ---- Install, and move --------------------------------------------------------------------------------

quietly "configuring" "$cmake" -S "$source" -B "$scratch/build" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_BUILD_TYPE=Release -DSTATUSCODE_BUILD_TESTS=OFF -DCMAKE_INSTALL_LIBDIR="$libdir" \
    -DCMAKE_INSTALL_PREFIX="$scratch/installed"
quietly "building" "$cmake" --build "$scratch/build"
quietly "installing" "$cmake" --install "$scratch/build"
DESTDIR=$scratch/stage quietly "installing with DESTDIR" "$cmake" --install "$scratch/build" --prefix /opt/statuscode
[ -f "$scratch/stage/opt/statuscode/include/statuscode.h" ] || fail "DESTDIR is not heeded"
[ -z "$(files /opt/statuscode)" ] || fail "installed beside DESTDIR"

# The last installation is the one that is taken back, with other people's files left in their place.
: >"$scratch/stage/opt/statuscode/include/other.h"
DESTDIR=$scratch/stage quietly "uninstalling" "$cmake" --build "$scratch/build" --target uninstall
left=$(files "$scratch/stage"; find "$scratch/stage" -mindepth 3 -type d -name statuscode)
[ "$left" = "$scratch/stage/opt/statuscode/include/other.h" ] || fail "uninstalling leaves $left"

prefix=$scratch/moved
mv "$scratch/installed" "$prefix"
rm -rf "$scratch/build"
lib=$prefix/$libdir
[ -f "$lib/libstatuscode.a" ] || fail "the libraries are not where they were wanted"
! grep -rlF -e "$scratch" -e "$source/" "$prefix" >"$scratch/log" || fail "installed files name folders of the build"

# ---- Use what is installed -------------------------------------------------------------------------------

package() { # FOLDER ARGUMENT...
    folder=$1
    shift
    "$cmake" -S "$consumer" -B "$scratch/$folder" -DCMAKE_C_COMPILER="$cc" -DCMAKE_PREFIX_PATH="$prefix" "$@"
}
quietly "configuring the consumer" package consumer
quietly "building the consumer" "$cmake" --build "$scratch/consumer"
walk cmake-shared "$scratch/consumer/walk"
walk cmake-static "$scratch/consumer/walk_static"
for version in 0.2 1.0; do
    ! package "not-$version" -DWANTED=$version >"$scratch/log" 2>&1 || fail "the package serves as version $version"
    grep -q "compatible with requested version \"$version\"" "$scratch/log" || fail "version $version fails otherwise"
done

php=$prefix/share/statuscode/php/statuscode.php
[ -f "$php" ] && [ -f "$prefix/share/statuscode/php/README.md" ] || fail "the PHP class is not installed"
if [ ! -f "$lib/libstatuscode.so.0" ]; then
    missing libstatuscode.so.0
elif has php; then
    found=$(LD_LIBRARY_PATH=$lib php -r 'require $argv[1];
        echo array_sum(array_map(fn ($registry) => count($registry->entries), (new StatusCode\Library())->registries()));' "$php")
    [ "$found" = "$entries" ] || fail "the installed PHP class has $found entries instead of $entries"
else
    missing php php-cli
fi

"$prefix/bin/statuscode" plus 1012 | grep -q SC_PLUS_TOKEN_EXPIRED || fail "the installed tool failed"

# A function's page has it under NAME, or is a link to the one that does.
for function in $(declared); do
    page=man3/$function.3
    link=$(sed -n 's/^\.so //p' "$prefix/share/man/$page")
    grep -qx "\.Nm $function\( ,\)*" "$prefix/share/man/${link:-$page}" || fail "man $function does not open its page"
done
[ -f "$prefix/share/man/man5/statuscode_table.5" ] || fail "statuscode_table(5) is not installed"

javascript=$prefix/share/statuscode/javascript
if [ ! -d "$javascript" ]; then
    missing "the JavaScript module" "clang lld"
elif has node; then
    [ -z "$(find "$javascript" -type f -perm /111)" ] || fail "a file of the JavaScript module can be executed"
    found=$(node -e 'require(process.argv[1]).load().then(sc => console.log(sc.registries.flatMap(({ entries }) => entries).length))' \
        "$javascript") || fail "the installed JavaScript module cannot be loaded"
    [ "$found" = "$entries" ] || fail "the installed JavaScript module has $found entries instead of $entries"
else
    missing node nodejs
fi

quietly "compiling by hand" "$cc" -std=c99 -I"$prefix/include" "$consumer/walk.c" -L"$lib" -lstatuscode -o "$scratch/by-hand"
walk cc env LD_LIBRARY_PATH="$lib" "$scratch/by-hand"
if has c++; then
    quietly "compiling C++" c++ -std=c++98 -pedantic-errors -I"$prefix/include" -x c++ "$consumer/walk.c" -x none \
        "$lib/libstatuscode.a" -o "$scratch/as-c++"
    walk c++ "$scratch/as-c++"
else
    missing c++ g++
fi

if has pkg-config; then
    PKG_CONFIG_PATH=$lib/pkgconfig
    export PKG_CONFIG_PATH
    # shellcheck disable=SC2046 # the flags are words
    quietly "compiling by pkg-config" "$cc" -std=c99 "$consumer/walk.c" -o "$scratch/by-pkg-config" \
        $(pkg-config --cflags --libs statuscode)
    walk pkg-config env LD_LIBRARY_PATH="$lib" "$scratch/by-pkg-config"
    # shellcheck disable=SC2046
    quietly "compiling by pkg-config --static" "$cc" -std=c99 -static "$consumer/walk.c" -o "$scratch/by-static" \
        $(pkg-config --static --cflags --libs statuscode)
    walk pkg-config-static "$scratch/by-static"
else
    missing pkg-config
fi

library=$lib/libstatuscode.so
if [ ! -f "$library" ]; then
    missing libstatuscode.so
else
    if has python3; then
        walk python python3 "$consumer/walk.py" "$library"
    else
        missing python3
    fi
    if has luajit; then
        walk luajit luajit "$consumer/walk.lua" "$library" "$prefix/include/statuscode.h"
    else
        missing luajit
    fi
fi

# ---- One kind alone, packed away and moved, as vcpkg and Conan do it --------------------------------------

for kind in static shared; do
    is_shared=OFF wanted=a
    [ $kind = static ] || is_shared=ON wanted=so
    quietly "configuring $kind alone" "$cmake" -S "$source" -B "$scratch/build-$kind" -DCMAKE_C_COMPILER="$cc" \
        -DBUILD_SHARED_LIBS=$is_shared -DCMAKE_INSTALL_PREFIX="$scratch/packed-$kind" -DCMAKE_INSTALL_LIBDIR=lib \
        -DSTATUSCODE_BUILD_TESTS=OFF -DSTATUSCODE_BUILD_EXAMPLES=OFF
    quietly "building $kind alone" "$cmake" --build "$scratch/build-$kind"
    quietly "installing $kind alone" "$cmake" --install "$scratch/build-$kind"
    mv "$scratch/packed-$kind" "$scratch/moved-$kind" && rm -r "$scratch/build-$kind"
    files "$scratch/moved-$kind/lib" | grep '/libstatuscode[^/]*$' | grep -v "/libstatuscode\.$wanted" >"$scratch/log" &&
        fail "$kind alone: there is another kind"
    prefix=$scratch/moved-$kind
    quietly "configuring the consumer of $kind alone" package "consumer-$kind"
    quietly "building the consumer of $kind alone" "$cmake" --build "$scratch/consumer-$kind"
    walk "$kind-alone" "$scratch/consumer-$kind/walk"
done

# ---- Use it as a part of another project -----------------------------------------------------------------

# Installs what the project around it installs, which has to start without the folder that it was built in.
part() { # WAY ARGUMENT...
    part=$1
    shift
    quietly "configuring by $part" "$cmake" -S "$consumer" -B "$scratch/$part-build" -DCMAKE_C_COMPILER="$cc" \
        -DSTATUSCODE_SOURCE="$source" "$@"
    quietly "building by $part" "$cmake" --build "$scratch/$part-build"
    [ -z "$(find "$scratch/$part-build" -name 'statuscode_tool*' -o -name '*_test*')" ] || fail "$part: builds more"
    quietly "installing by $part" "$cmake" --install "$scratch/$part-build" --prefix "$scratch/$part-installed"
    rm -r "$scratch/$part-build"
    walk "$part" "$scratch/$part-installed/bin/walk"
}

part subdirectory -DWAY=subdirectory -DCMAKE_UNITY_BUILD=ON
[ "$(files "$scratch/subdirectory-installed")" = "$scratch/subdirectory-installed/bin/walk" ] ||
    fail "by subdirectory: installs $(files "$scratch/subdirectory-installed")"

# shellcheck disable=SC2016 # $ORIGIN is for the loader
part fetch -DWAY=fetch -DBUILD_SHARED_LIBS=ON '-DCMAKE_INSTALL_RPATH=$ORIGIN/../lib' -DCMAKE_INSTALL_LIBDIR=lib
[ ! -f "$library" ] || [ -f "$scratch/fetch-installed/lib/libstatuscode.so" ] || fail "by fetch: not the shared library, as asked"

# A static library of theirs is exported, with ours in it.
part exported -DWAY=subdirectory -DSTATUSCODE_INSTALL=ON
prefix=$scratch/exported-installed
quietly "configuring through theirs" package through -DTHEIRS="$prefix/lib/theirs/theirs.cmake"
quietly "building through theirs" "$cmake" --build "$scratch/through"
[ "$("$scratch/through/through_theirs")" = SC_PLUS_TOKEN_EXPIRED ] || fail "the program that links theirs failed"

finish "the same entries and replies each way"
