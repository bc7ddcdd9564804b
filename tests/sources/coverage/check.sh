#!/bin/sh
# SPDX-License-Identifier: MIT
# The unit tests reach every line and branch of src/ (gcov), and show that every condition independently affects its
# decision (MC/DC, clang 18 or later). This holds for the code with SSE2 and for the code without it. Two things are not
# counted: a branch for texts that no 64-bit memory can hold (see count.py), and the functions review_* in tables.c,
# which are never called because only the compiler reads them. The library includes the two registries of tests/extra/,
# because no other registry has negative codes.
#   check.sh SOURCE      takes GCC and CMOCKA_FLAGS from the environment; skipped in part without gcc or such a clang
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
gcc=${GCC:-gcc}
own=\"$source/tests/extra/both.def\"
need python3

# Compiles src/ with the coverage flags and runs the unit test of each source file: run FOLDER COMPILER FLAG...
run() {
    mkdir "$scratch/$1" && cd "$scratch/$1" || exit 1
    compiler=$2
    shift 2
    for file in "$source"/src/*.c; do
        compile "$compiler" -g -O0 -Werror "$@" "-DSC_TABLES=$own" -c "$file" || return 1
    done
    for file in "$source"/src/*.c extra; do
        name=$(basename "$file" .c)
        # shellcheck disable=SC2086 # a list of flags
        compile "$compiler" "-DSC_TABLES=$own" -DSOURCE_DIR="\"$source\"" -c "$source/tests/${name}_test.c" \
            -o "$name.test" && "$compiler" "$@" "$name.test" ./*.o ${CMOCKA_FLAGS:--lcmocka} -o "${name}_test" || return 1
        LLVM_PROFILE_FILE=$name.profraw "./${name}_test" >log 2>&1 || { cat log; return 1; }
    done
}

gcov=$(command -v "$(echo "$gcc" | sed 's/gcc/gcov/')")
if "$gcc" --version 2>/dev/null | grep -q 'Free Software' && [ -n "$gcov" ]; then
    for flag in '' -U__SSE2__; do
        { run "gcov$flag" "$gcc" --coverage $flag &&
            "$gcov" --json-format --branch-probabilities --stdout ./*.gcda >gcov.json &&
            python3 "$here/count.py" gcov "$source/src" $flag <gcov.json; } || wrong "gcov $flag"
    done
else
    missing "gcc with gcov" gcc
fi

clang=
for suffix in -19 -20 -21 -18 ''; do
    has "llvm-cov$suffix" && has "llvm-profdata$suffix" &&
        can "clang$suffix" -fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc && clang=clang$suffix && break
done
if [ -n "$clang" ]; then
    for flag in '' -U__SSE2__; do
        { run "llvm$flag" "$clang" -fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc $flag &&
            "llvm-profdata$suffix" merge ./*.profraw -o all.profdata &&
            "llvm-cov$suffix" export -instr-profile all.profdata $(printf ' -object %s' ./*.o) >llvm.json &&
            python3 "$here/count.py" llvm "$source/src" $flag <llvm.json; } || wrong "llvm-cov $flag"
    done
else
    missing "clang with MC/DC coverage" "clang-19 llvm-19 libclang-rt-19-dev"
fi

finish "full coverage"
