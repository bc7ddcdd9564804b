#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the Debian packages, has lintian look at them, installs them, uses what is there, and removes them. dpkg works
# on a folder of its own that knows what is installed on the system, so nothing but that folder is touched:
#   package.sh SOURCE              CC and CMAKE from the environment; 77 (skipped) where this is no Debian
# or on the system itself, as root on a machine that is thrown away:
#   package.sh SOURCE --system
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
quietly "packing" "$(dirname "$(command -v "$cmake")")/cpack" -G "DEB;TGZ"
set -- "${2-}" libstatuscode0_*.deb libstatuscode-dev_*.deb statuscode_*.deb statuscode-*.tar.gz
mode=$1
shift
[ $# -eq 4 ] && [ -f "$1" ] && [ -f "$2" ] && [ -f "$3" ] && [ -f "$4" ] || fail "not three packages and an archive: $*"

if has lintian; then
    # As root, it would warn that it is.
    quietly "lintian" lintian --allow-root --show-overrides --fail-on error,warning,override "$1" "$2" "$3"
    echo "lintian: no error, no warning, nothing overridden"
else
    missing lintian
fi
[ "$(dpkg-deb -f "$1" Multi-Arch)" = same ] || fail "$1 does not say Multi-Arch: same"
dpkg-deb -f "$2" Depends | grep -q '^libstatuscode0 (= [0-9.]*)$' || fail "$2 does not want the library of its version"

# Everything in the archive has the time of the release.
released=$(sed -n 's/^#define SC_RELEASE_DATE "\(.*\)"$/\1/p' "$source/include/statuscode.h")
! TZ=UTC tar --full-time -tvzf "$4" | grep -qv " $released 00:00:00 " || fail "$4 is not of $released"

tar -xzf "$4" -C "$scratch" && "$scratch/${4%.tar.gz}/bin/statuscode" plus 1012 >/dev/null || fail "$4 is of no use"

root=$scratch/root
if [ "$mode" = --system ]; then
    root=
    manage() { dpkg "$@"; }
else
    list=$root/var/lib/dpkg
    mkdir -p "$root/usr" "$root/etc" "$list/info" "$list/updates" "$list/triggers"
    cp /var/lib/dpkg/status "$list" || fail "no copy of the list of packages"
    [ ! -f /var/lib/dpkg/arch ] || cp /var/lib/dpkg/arch "$list"
    manage() { $as_root dpkg --root="$root" --force-not-root "$@"; }
fi
find "$root/usr" "$root/etc" -name '*statuscode*' 2>/dev/null | sort >"$scratch/before"
quietly "installing $1 $2 $3" manage --install "$1" "$2" "$3"

PKG_CONFIG_PATH=$(dirname "$(find "$root/usr/lib" -name statuscode.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046 # the flags are words
quietly "compiling against libstatuscode-dev" "$cc" -std=c99 "$source/tests/builds/consumer/walk.c" -o "$scratch/walk" \
    $(pkg-config --cflags --libs statuscode)
[ -n "$root" ] && export LD_LIBRARY_PATH="${PKG_CONFIG_PATH%/pkgconfig}"
entries=$("$scratch/walk" | grep -c '^[a-z]*	[0-9]') || fail "the program does not run"
expected=$(sh "$source/tests/golden/count.sh") || fail "no golden files"
[ "$entries" -eq "$expected" ] || fail "$entries entries instead of $expected"
"$root/usr/bin/statuscode" plus 1012 | grep -q SC_PLUS_TOKEN_EXPIRED || fail "the tool does not run"

quietly "removing them" manage --purge statuscode libstatuscode-dev libstatuscode0
find "$root/usr" "$root/etc" -name '*statuscode*' 2>/dev/null | sort | diff "$scratch/before" - ||
    fail "removing leaves these, or takes more"
finish "three packages: installed${mode:+ on the system}, used ($entries entries), removed; an archive: used"
