#!/bin/sh
# SPDX-License-Identifier: MIT
# Frama-C proves that nothing outside of what was given is read or written, that no signed number overflows, and that no
# shift and no index is out of bounds.
#
# Its EVA looks at whole programs on three machines, one of them big-endian:
#   lookup   all of lookup.c, names.c, classes.c, translate.c and tables.c, whatever registry, code, position, language, other number
#            and name (up to 1 MiB). What is found in a registry, by code, position, name or translation, is one of its rows,
#            and each row can be asked and translated. That is done row by row: among several at once, EVA would add the
#            distances of one to the address of another. What an API holds has
#            a place among its members. That the code of what is found is the one asked for, every_code proves by asking for
#            all of them.
#   blocks   what WP takes for granted of json_text.h: where the stops of a block of eight are; and of json_write.c: what is
#            written for a byte is not too long.
# Its WP proves function by function, on two machines, for texts of any length (the writers': up to SIZE_MAX / 2 each), by
# what the notes (*.acsl) say of each function and loop:
#   writer   json_write.h, json_write.c and what they use of json_text.h and utf8.h: nothing is written beyond the room.
#   reader   json_read.c: nothing is read beyond the length, nor written beyond the room (sc_unescape). Left out are the four functions that put the others together
#            (read_member, end_values, read_text, sc_json_read), and the four that walk through a text that is valid
#            (skip_string, skip_word, skip_value, sc_json_next_item), which go by that and not by the length: the
#            sanitizers, the fuzzer and the oracle watch those. The notes of a function stand together, so an edit touches
#            only those of the edited function.
#   reply    those functions of reply.c that walk through text.
#   language all of language.c: negotiation.
#   names    ascii_same_word, which lookup takes for granted.
# Every loop that is noted with a variant ends; those of read_rest and ascii_same_word are not.
#
# It proves nothing of body.c, problem.c, fields.c and the rest of reply.c, which only put these together, nor of blocks of
# sixteen bytes (SSE2), nor that memory was written before it is read, nor of pointers that are never followed. It takes for granted that
#   - a raw string that is decoded has no half of an escape at its end (sc_json_next_char asks for what the reader found
#     good), and the offsets and lengths that the reader gives lie in the text;
#   - a number has no more than an eighth of SIZE_MAX bytes;
#   - texts, buffers and results do not overlap, as the header asks: WP also thinks char and unsigned char apart.
# WP sees no byte order. There is nothing to see: texts are read and written byte by byte, or copied.
#   check.sh SOURCE [MACHINE...]      for these machines only; 77 (skipped) where Frama-C or a prover is missing
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

# frama MACHINE ARGUMENT...: text is read by blocks of eight bytes.
frama() {
    machine=$1
    shift
    frama-c -machdep "$machine" -cpp-extra-args="-std=c99 -U__SSE2__ -Iinclude -Itables -I$work/src \
        -I$(frama-c -print-share-path)/libc -include tests/sources/frama/prove.h" "$@" >"$work/log" 2>&1
}

# look MACHINE PART PROPERTIES ARGUMENT...: EVA, which has to find all of so many properties valid.
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

# prove MACHINE PART SOURCE ARGUMENT...: WP. No goal takes a prover longer than some seconds, but the timeout counts the time
# of the clock, and a busy machine stretches that.
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

for machine in ${*:-x86_32 x86_64 ppc_32}; do # ppc_32 is big-endian, and its char unsigned
    look $machine lookup 9 -eva-ilevel 256 -eva-precision 2 -eva-slevel 300 -eva-split-return full \
        -eva-min-loop-unroll 128 -eva-use-spec ascii_same_word tests/sources/frama/lookup.c "$work"/src/lookup.c "$work"/src/names.c \
        "$work"/src/classes.c "$work"/src/translate.c "$work"/src/tables.c
    look $machine blocks 4 -eva-precision 2 -eva-slevel 3000 tests/sources/frama/blocks.c
done

# What WP sees of a machine is how wide its types are and whether its char has a sign; x86_32 would only add half of each.
blocks=block_at,stops_of,stops_in,stops_in_last,bytes_before
for machine in ${*:-x86_64 ppc_32}; do
    prove $machine writer json_write.c -wp-no-init-const
    prove $machine reader json_read.c -simplify-cfg \
        -wp-skip-fct $blocks,skip_plain,is_plain,skip_beyond_ascii,is_three_bytes,are_five_of_three_bytes,utf8_sequence,sc_json_blocks,sc_json_copy,sc_json_put,read_member,end_values,read_text,sc_json_read,skip_string,skip_word,skip_value,sc_json_next_item
    prove $machine reply reply.c -wp-fct find_member,is_number,plain_integer,integer_of_string,integer_of,is_padding,skip_padding,says
    prove $machine language language.c
    prove $machine names lookup.c -wp-fct ascii_lower,ascii_same_word
done
exit $status
