#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the archives and the Debian packages, checks the packages with lintian, installs, uses and removes them.
#   package.sh SOURCE              installs into a scratch folder that has a copy of the system's list of packages;
#                                  takes CC and CMAKE from the environment; skipped if this is not Debian
#   package.sh SOURCE --system     installs on the system itself; for root on a disposable machine
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
need dpkg-shlibdeps dpkg-dev
need readelf binutils
need file
need pkg-config
as_root=
if [ "$(id -u)" != 0 ]; then
    need fakeroot
    as_root=fakeroot
fi

quietly "configuring" "$cmake" -S "$source" -B "$scratch/build" -DCMAKE_C_COMPILER="$cc" -DCMAKE_INSTALL_PREFIX=/usr \
    -DSTATUSCODE_BUILD_TESTS=OFF
quietly "building" "$cmake" --build "$scratch/build"
cd "$scratch/build" || exit 1
cpack=$(dirname "$(command -v "$cmake")")/cpack
quietly "packing" "$cpack"
quietly "packing the sources" "$cpack" --config CPackSourceConfig.cmake
version=$(sed -n 's/^#define SC_VERSION *"\(.*\)"$/\1/p' "$source/include/statuscode.h")
archive=statuscode-$version-$(uname -s).tar.gz sources=statuscode-$version.tar.gz
packed=$(find . -maxdepth 1 -name '*statuscode*[_-]*.*' -type f ! -name '*.cmake' | sort)
[ "$packed" = "./$archive
./$sources" ] || fail "expected one archive and one of the sources:
$packed"
quietly "packing for Debian" "$cpack" -G DEB
mode=${2-}
set -- libstatuscode0_"$version"_*.deb libstatuscode-dev_"$version"_*.deb statuscode_"$version"_*.deb
[ $# -eq 3 ] && [ -f "$1" ] && [ -f "$2" ] && [ -f "$3" ] || fail "expected three packages of version $version: $*"

if has lintian; then
    # lintian warns when it runs as root, and takes machine code and the documents' names for misspelled English.
    quietly "lintian" lintian --allow-root --show-overrides --display-info --suppress-tags spelling-error-in-binary \
        --fail-on error,warning,info,override "$1" "$2" "$3"
    echo "lintian: no errors, warnings, notices or overrides"
else
    missing lintian
fi
[ "$(dpkg-deb -f "$1" Multi-Arch)" = same ] || fail "$1 lacks Multi-Arch: same"
dpkg-deb -f "$2" Depends | grep -q '^libstatuscode0 (= [0-9.]*)$' || fail "$2 does not require its own version"

# The symbols file lists what the library exports.
mkdir -p debian && dpkg-deb -x "$1" library && dpkg-deb -e "$1" control || fail "$1 cannot be unpacked"
printf 'Source: statuscode\n\nPackage: libstatuscode0\nArchitecture: any\n' >debian/control
quietly "the symbols file" dpkg-gensymbols -plibstatuscode0 -v"$version" -Plibrary -Icontrol/symbols -Osymbols -c4

# Everything in the archives and the last entry of the changelog have the date of the release.
released=$(sed -n 's/^#define SC_RELEASE_DATE "\(.*\)"$/\1/p' "$source/include/statuscode.h")
for file in "$archive" "$sources"; do
    ! TZ=UTC tar --full-time -tvzf "$file" | grep -qv " $released 00:00:00 " || fail "$file is not dated $released"
done
zcat library/usr/share/doc/libstatuscode0/changelog.gz >changelog
[ "$(dpkg-parsechangelog -l changelog -S Version)" = "$version" ] || fail "the changelog has another version"
[ "$(date -u -d "$(dpkg-parsechangelog -l changelog -S Date)" +%F)" = "$released" ] ||
    fail "the changelog is not dated $released"

# The archive of the sources holds only what git lists, even if builds are among the sources.
if has git && [ -e "$source/.git" ]; then
    (cd "$source" && git ls-files -co --exclude-standard | grep -v __pycache__) | sort >expected
    tar -tzf "$sources" | sed -n 's,^[^/]*/\(.*[^/]\)$,\1,p' | sort | diff expected - || fail "$sources has other files (>)"
fi

tar -xzf "$archive" -C "$scratch" && "$scratch/${archive%.tar.gz}/bin/statuscode" plus 1012 >/dev/null ||
    fail "the tool in $archive does not run"

root=$scratch/root
if [ "$mode" = --system ]; then
    root=
    manage() { dpkg "$@"; }
else
    list=$root/var/lib/dpkg
    mkdir -p "$root/usr" "$root/etc" "$list/info" "$list/updates" "$list/triggers"
    cp /var/lib/dpkg/status "$list" || fail "the list of packages cannot be copied"
    [ ! -f /var/lib/dpkg/arch ] || cp /var/lib/dpkg/arch "$list"
    manage() { $as_root dpkg --root="$root" --force-not-root "$@"; }
fi
find "$root/usr" "$root/etc" -name '*statuscode*' 2>/dev/null | sort >"$scratch/before"
quietly "installing $1 $2 $3" manage --install "$1" "$2" "$3"

PKG_CONFIG_PATH=$(dirname "$(find "$root/usr/lib" -name statuscode.pc)")
export PKG_CONFIG_PATH
# In the system's folders the compiler looks by itself.
[ "$(pkg-config --cflags --libs statuscode | sed 's/ *$//')" = -lstatuscode ] || fail "pkg-config prints more than -lstatuscode"
if [ -n "$root" ]; then
    folders="-I$root/usr/include -L${PKG_CONFIG_PATH%/pkgconfig}"
    export LD_LIBRARY_PATH="${PKG_CONFIG_PATH%/pkgconfig}"
fi
for program in "$source/tests/builds/consumer/walk.c" "$root/usr/share/doc/libstatuscode-dev/examples"/*.c; do
    # shellcheck disable=SC2046,SC2086 # the flags are words
    quietly "compiling $program against libstatuscode-dev" "$cc" -std=c99 ${folders-} "$program" \
        -o "$scratch/$(basename "$program" .c)" $(pkg-config --cflags --libs statuscode)
done
[ -x "$scratch/client" ] && [ -x "$scratch/server" ] || fail "the package lacks the examples"
entries=$("$scratch/walk" | grep -c '^[a-z]*	[0-9]') || fail "walk.c does not run"
expected=$(sh "$source/tests/golden/count.sh") || fail "no golden files"
[ "$entries" -eq "$expected" ] || fail "$entries entries instead of $expected"
"$root/usr/bin/statuscode" plus 1012 | grep -q SC_PLUS_TOKEN_EXPIRED || fail "the tool does not run"

quietly "removing the packages" manage --purge statuscode libstatuscode-dev libstatuscode0
find "$root/usr" "$root/etc" -name '*statuscode*' 2>/dev/null | sort | diff "$scratch/before" - ||
    fail "removing the packages leaves files (>) or removes others (<)"
finish "three packages installed${mode:+ on the system}, used ($entries entries) and removed; both archives checked"
