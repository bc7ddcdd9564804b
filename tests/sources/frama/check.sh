#!/bin/sh
# SPDX-License-Identifier: MIT
# Frama-C proves that the library reads and writes only the memory it is given, that no signed number overflows, and
# that no shift count or index is out of bounds.
#
# Its plugin EVA analyzes whole programs on three machines, one of them big-endian:
#   lookup   all of lookup.c, names.c, classes.c, translate.c and tables.c, for any registry, code, position, language,
#            other number and name (up to 1 MiB). An entry that is found in a registry by code, position, name or
#            translation is one of its rows, and each row can be asked and translated. The program goes row by row,
#            because EVA would add the offset of one row to the address of another. The place of each thing that an API
#            holds is within its members. The test every_code shows that an entry has the code that was looked up.
#   blocks   what WP assumes about json_text.h (the place of the stops in a block of eight bytes) and json_write.c (the
#            text written for a byte is not too long).
# Its plugin WP proves one function at a time on two machines, for texts of any length (up to SIZE_MAX / 2 each for the
# writers), from the notes (*.acsl) on each function and loop:
#   writer   json_write.h, json_write.c, and what they use of json_text.h and utf8.h: they write nothing beyond the
#            room. sc_json_escape is left out, because WP does not know that its copy is apart from the text.
#   reader   json_read.c: it reads nothing beyond the length, and sc_unescape writes nothing beyond the room. Six
#            functions are left out: two that combine the others (read_members, sc_json_read), and four that walk
#            through a valid text and rely on that instead of the length (skip_string, skip_token, skip_value,
#            sc_json_next_item). The sanitizers, the fuzzer and the oracle cover these six. The notes of a function
#            stand together, so an edit of the function touches only these.
#   reply    the functions of reply.c that walk through text.
#   language all of language.c.
#   names    ascii_same_word, whose contract lookup assumes.
# A loop with a variant in its notes terminates. The loops of read_rest, read_value and ascii_same_word have none.
#
# It does not cover body.c, problem.c, fields.c and the rest of reply.c, which only combine these, nor blocks of sixteen
# bytes (SSE2). It does not prove that memory is written before it is read, nor anything about pointers that are never
# dereferenced. It assumes that
#   - an escaped string does not end inside an escape (sc_json_next_char requires a string that the reader has
#     accepted), and the offsets and lengths from the reader lie within the text;
#   - a number, and a text in which a name is looked for, has at most SIZE_MAX / 8 bytes;
#   - texts, buffers and results do not overlap, as the header requires. WP also assumes that char and unsigned char do
#     not alias.
# WP does not model byte order. None matters, because texts are read and written byte by byte, or copied.
#   check.sh SOURCE [MACHINE...]      only for these machines; exits with 77 (skipped) if Frama-C or a prover is missing
. "$(dirname "$0")/../../lib.sh"
cd "${1:?the project}" || exit 1
shift
need frama-c frama-c-base
need why3
need cvc4
need z3
work=$scratch
export WHY3CONFIG="$work/why3.conf"
why3 config detect >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
status=0

mkdir "$work/src"
cp src/*.c src/*.h "$work/src"
for notes in tests/sources/frama/*.acsl; do
    source=$(basename "$notes" .acsl)
    awk -f tests/sources/frama/annotate.awk "$notes" "src/$source" >"$work/src/$source" || status=1
done

# frama MACHINE ARGUMENT...: runs Frama-C without SSE2, so that text is read in blocks of eight bytes.
frama() {
    machine=$1
    shift
    frama-c -machdep "$machine" -cpp-extra-args="-std=c99 -U__SSE2__ -Iinclude -Itables -I$work/src \
        -I$(frama-c -print-share-path)/libc -include tests/sources/frama/prove.h" "$@" >"$work/log" 2>&1
}

# look MACHINE PART PROPERTIES ARGUMENT...: runs EVA, which must find this number of properties, and all of them valid.
look() {
    part=$2
    properties=$3
    machine=$1
    shift 3
    frama "$machine" -eva "$@"
    proved=$(awk '/Assertions/ { print $2, $4, $6 }' "$work/log")
    if grep -q ' 0 alarms generated' "$work/log" && grep -q 'No errors or warnings' "$work/log" &&
        [ "$proved" = "$properties 0 0" ]; then
        echo "PASS: $machine, $part: 0 alarms, $properties of $properties properties in $(
            awk '/functions analyzed/ { print $1 }' "$work/log") functions"
    else
        grep -A3 -E 'eva:alarm|User Error|Warning|check got|alarms generated|Assertions' "$work/log" | head -60
        echo "FAIL: $machine, $part"
        status=1
    fi
}

# prove MACHINE PART SOURCE ARGUMENT...: runs WP. A prover takes at most some seconds for a goal, but the timeout is in
# wall-clock time, and a busy machine needs more of it.
prove() {
    machine=$1
    part=$2
    source=$3
    shift 3
    frama "$machine" -wp -wp-rte -wp-model Typed+Cast -wp-literals -wp-prover cvc4,z3 -wp-timeout 300 -wp-par 3 \
        -wp-cache none "$@" "$work/src/$source"
    goals=$(awk '/Proved goals/ { print $4, $6 }' "$work/log")
    if [ -n "$goals" ] && [ "${goals% *}" = "${goals#* }" ] && [ "$goals" != "0 0" ]; then
        echo "PASS: $machine, $part: ${goals% *} of ${goals#* } goals"
    else
        grep -E 'Error|no such line|Goal' "$work/log" | grep -v ': Valid' | head -60
        echo "FAIL: $machine, $part: ${goals:-no goals}"
        status=1
    fi
}

for machine in ${*:-x86_32 x86_64 ppc_32}; do # ppc_32 is big-endian, and its char is unsigned
    look $machine lookup 9 -eva-ilevel 256 -eva-precision 2 -eva-slevel 300 -eva-split-return full \
        -eva-min-loop-unroll 128 -eva-use-spec ascii_same_word tests/sources/frama/lookup.c "$work"/src/lookup.c "$work"/src/names.c \
        "$work"/src/classes.c "$work"/src/translate.c "$work"/src/tables.c
    look $machine blocks 4 -eva-precision 2 -eva-slevel 3000 tests/sources/frama/blocks.c
done

# WP uses only the width of a machine's types and the sign of its char, so x86_32 would add nothing new.
blocks=block_at,stops_of,stops_in,stops_in_last,bytes_before
for machine in ${*:-x86_64 ppc_32}; do
    prove $machine writer json_write.c -wp-no-init-const -wp-skip-fct sc_json_escape
    prove $machine reader json_read.c -simplify-cfg \
        -wp-skip-fct $blocks,skip_plain,is_plain,is_short_as_is,skip_beyond_ascii,is_three_bytes,are_five_of_three_bytes,utf8_sequence,copy_short,read_members,sc_json_read,skip_string,skip_token,skip_value,sc_json_next_item
    prove $machine reply reply.c -wp-fct find_member,is_number,integer_of_string,integer_of,is_padding,skip_padding,says
    prove $machine language language.c
    prove $machine names lookup.c -wp-fct ascii_lower,ascii_same_word
done
exit $status
