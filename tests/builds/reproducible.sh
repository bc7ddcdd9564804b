#!/bin/sh
# SPDX-License-Identifier: MIT
# Two builds of the same sources with the same compiler yield the same libraries, tool, archives and Debian packages,
# byte by byte, whatever the folder, umask, locale, time zone and number of jobs. The archive of the sources has no
# build folders.
#   reproducible.sh SOURCE      takes CC and CMAKE from the environment; skipped without dpkg
. "$(dirname "$0")/../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
need dpkg-shlibdeps dpkg-dev
cpack=$(dirname "$(command -v "$cmake")")/cpack
unset SOURCE_DATE_EPOCH LC_ALL

# -g is there because debugging information is what names folders.
build() { # FOLDER JOBS
    mkdir -p "$1" && cd "$source" && cp -R CMakeLists.txt LICENSE README.md src include tables examples "$1" && cd "$1" &&
        "$cmake" -S . -B out -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS=-g -DCMAKE_INSTALL_PREFIX=/usr \
            -DSTATUSCODE_BUILD_TESTS=OFF && "$cmake" --build out -j "$2" && cd out &&
        "$cpack" -G "DEB;TGZ" && mkdir ../build-other && "$cpack" --config CPackSourceConfig.cmake
}
one() { umask 022 && LANG=C TZ=UTC build "$scratch/one" 1; }
other() { umask 077 && LANG=${foreign:-C} TZ=XYZ-13:30 build "$scratch/the other/somewhat longer/path" 2; }
quietly "building" one
foreign=$(locale -a 2>/dev/null | grep -vxE 'C|POSIX' | tail -1)
quietly "building a second time" other

cd "$scratch/one/out" || exit 1
count=0
for file in libstatuscode.so.* libstatuscode.a statuscode *.deb *.tar.gz; do
    [ -f "$file" ] || fail "no $file"
    [ -L "$file" ] && continue
    cmp "$file" "$scratch/the other/somewhat longer/path/out/$file" || wrong "$file differs"
    count=$((count + 1))
done
! grep -F -l -e "$scratch" libstatuscode.so libstatuscode.a statuscode || wrong "these name their folder, $scratch"
[ "$count" -eq 8 ] || wrong "$count files instead of 8"
! tar -tf statuscode-?.?.?.tar.gz | grep -E '^[^/]*/(out|build)' || wrong "the archive of the sources has build folders"
finish "two builds yield the same $count files (second locale: ${foreign:-C})"
