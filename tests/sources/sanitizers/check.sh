#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the tests under sanitizers and valgrind. MSan gets only the programs without cmocka, because it would need an
# instrumented cmocka, and TSan gets threads.c. ASan and UBSan of clang have a suite of their own in .ci/run.
#   check.sh SOURCE      takes TABLES, custom tables, from the environment; skipped in part if a tool is missing
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
for table in $TABLES; do
    echo "#include \"$(cd "$(dirname "$table")" && pwd)/$(basename "$table")\""
done >"$scratch/own.def"
cd "$scratch" || exit 1
status=0 ran=0

# Compiles the library with a sanitizer, or fails if one of them is missing. Leaves the compiler and flags in variables.
watch() { # NAME PACKAGE COMPILER FLAG...
    what=$1 package=$2 compiler=$3
    shift 3
    flags="-std=c99 -g -fno-omit-frame-pointer -I$source/include -I$source/tables -DSC_TABLES=\"$scratch/own.def\" $*"
    # shellcheck disable=SC2086 # a list of flags
    can "$compiler" $flags && ./empty >/dev/null || { missing "$what" "$package"; return 1; }
    rm -f ./*.o
    # shellcheck disable=SC2086 # a list of flags
    "$compiler" $flags -c "$source"/src/*.c || { status=1; return 1; }
}

# Builds a test program.
build() { # PROGRAM SOURCE-OR-FLAG...
    program=$1
    shift
    # shellcheck disable=SC2086 # a list of flags
    "$compiler" $flags -DSOURCE_DIR="\"$source\"" "$@" ./*.o -o "$program" || { status=1; return 1; }
}

# Runs a test program, which has to pass without a finding.
run() { # COMMAND...
    if timeout 300 "$@" >output 2>&1; then
        ran=$((ran + 1))
    else
        echo "FAIL: $what: $*" | cut -c 1-120
        grep -a -E '^==|^WARNING|runtime error|  FAILED' output | head -20
        status=1
    fi
}

# The unit tests of the library. The programs' tests start separate processes, which are not instrumented here, and
# extra_test is built with other tables.
unit_tests=$(cd "$source/tests" && ls ./*_test.c | sed -e 's|^\./||' -e 's|\.c$||' | grep -v -x -E '(statuscode|client|server|extra)_test')

run_unit_tests() { # WRAPPER...
    for name in $unit_tests; do
        build "$name" "$source/tests/$name.c" -lcmocka && run "$@" "./$name"
    done
    # shellcheck disable=SC2086 # a list of flags
    "$compiler" $flags -USC_TABLES -DSC_TABLES="\"$source/tests/extra/both.def\"" -DSOURCE_DIR="\"$source\"" \
        "$source/tests/extra_test.c" "$source"/src/*.c -lcmocka -o extra_test && run "$@" ./extra_test || status=1
    echo "done: $what, the unit tests"
}

# The test programs that do not use cmocka.
run_plain() {
    build transcript "$source/tests/sources/everywhere/transcript.c" && run ./transcript
    build every_sequence "$source/tests/bodies/every_sequence.c" && run ./every_sequence f0
    for target in "$source"/tests/fuzz/*_fuzz.c; do
        name=$(basename "$target" _fuzz.c)
        build "$name" "$target" "$source/tests/fuzz/replay.c" && run "./$name" "$source/tests/fuzz/corpus/$name"/*
    done
    echo "done: $what, the programs without cmocka"
}

run_threads() {
    build threads "$here/threads.c" -pthread && run ./threads
    echo "done: $what, two threads"
}

ASAN_OPTIONS=detect_invalid_pointer_pairs=2:detect_stack_use_after_return=1:strict_string_checks=1
UBSAN_OPTIONS=print_stacktrace=1
export ASAN_OPTIONS UBSAN_OPTIONS
fatal=-fno-sanitize-recover=all

watch "gcc, ASan and UBSan" "gcc libcmocka-dev" gcc -O1 -fsanitize=address,pointer-compare,pointer-subtract,undefined $fatal \
    && run_unit_tests && run_plain
watch "clang, unsigned arithmetic and conversions" "clang libcmocka-dev" clang -O1 $fatal \
    -fsanitize=undefined,integer,implicit-conversion,nullability,local-bounds -fsanitize-ignorelist="$here/wrapping.txt" \
    && run_unit_tests && run_plain
watch "clang, MSan" clang clang -O1 -fsanitize=memory -fsanitize-memory-track-origins $fatal && run_plain
watch "gcc, TSan" gcc gcc -O1 -fsanitize=thread && run_threads
watch "clang, TSan" clang clang -O1 -fsanitize=thread && run_threads

if command -v valgrind >/dev/null; then
    watch "valgrind" "gcc libcmocka-dev" gcc -O1 && run_unit_tests valgrind -q --error-exitcode=99 --leak-check=full
else
    missing valgrind
fi

[ "$status" -eq 0 ] || exit 1
finish "$ran runs, nothing found"
