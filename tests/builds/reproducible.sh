#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds and packs twice, as two people would who have agreed on nothing but the sources and the compiler, and
# compares the bytes: both libraries, the tool and the Debian packages.
#   check.sh SOURCE      CC and CMAKE from the environment; 77 (skipped) where there is no dpkg
source=$(cd "${1:?the project}" && pwd) || exit 1
cc=${CC:-cc} cmake=${CMAKE:-cmake}
command -v dpkg-shlibdeps >/dev/null || { echo "SKIP: no dpkg-shlibdeps"; exit 77; }
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
unset DESTDIR SOURCE_DATE_EPOCH CFLAGS LC_ALL

# With -g, for debugging information is where folders show.
build() { # FOLDER JOBS
    mkdir -p "$1" && cp -R "$source/CMakeLists.txt" "$source/LICENSE" "$source/src" "$source/include" \
        "$source/tables" "$source/examples" "$1" && cd "$1" &&
        "$cmake" -S . -B out -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS=-g -DCMAKE_INSTALL_PREFIX=/usr \
            -DSTATUSCODE_BUILD_TESTS=OFF && "$cmake" --build out -j "$2" && cd out &&
        "$(dirname "$(command -v "$cmake")")/cpack" -G DEB
}
(umask 022 && LANG=C TZ=UTC build "$scratch/one" 1) >"$scratch/log" 2>&1 || { tail "$scratch/log"; exit 1; }
foreign=$(locale -a 2>/dev/null | grep -vxE 'C|POSIX' | tail -1)
(umask 077 && LANG=${foreign:-C} TZ=XYZ-13:30 build "$scratch/the other/somewhat longer/path" 2) \
    >"$scratch/log" 2>&1 || { tail "$scratch/log"; exit 1; }

cd "$scratch/one/out" || exit 1
count=0 status=0
for file in libstatuscode.so.* libstatuscode.a statuscode *.deb; do
    [ -f "$file" ] || { echo "no $file"; exit 1; }
    [ -L "$file" ] && continue
    cmp "$file" "$scratch/the other/somewhat longer/path/out/$file" || status=1
    count=$((count + 1))
done
for text in "$scratch" "$source"; do
    ! grep -F -l -e "$text" libstatuscode.so libstatuscode.a statuscode || { echo "names its folder, $text"; status=1; }
done
[ "$count" -eq 6 ] || { echo "$count files instead of 6"; status=1; }
[ "$status" -eq 0 ] && echo "$count files, twice the same bytes (second locale: ${foreign:-C})"
exit "$status"
