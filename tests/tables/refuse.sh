#!/bin/sh
# SPDX-License-Identifier: MIT
# The compiler is the first reviewer of the tables: it has to refuse each of these breaks, made in a copy, with a
# message that names the row, the constant or the limit. It needs no warning flags for that.
#   refuse.sh SOURCE      CC from the environment; 77 (skipped) where there is no such compiler
. "$(dirname "$0")/../lib.sh"
source=${1:?the project}
need "$cc"
mkdir "$scratch/good" && cp -R "$source/include" "$source/tables" "$source/src" "$scratch/good" || exit 1
cp -R "$scratch/good" "$scratch/bad" && cd "$scratch/bad" || exit 1
status=0 refused=0

compile() {
    "$cc" -std=c99 -Iinclude -Itables -c src/tables.c -o ../tables.o >../messages 2>&1
}

change() { # FILE FILTER...: the filter makes the break
    file=$1
    shift
    "$@" <"../good/$file" >"$file"
    if cmp -s "../good/$file" "$file"; then
        echo "$*: changes nothing in $file"
        status=1
    fi
}

refuse() { # BREAK EXPECTED FILE FILTER...: as changed so far and by the filter; the message has what is expected
    break=$1 expected=$2
    shift 2
    change "$@"
    if compile; then
        echo "$break: is not refused"
        status=1
    elif ! grep -q -e "$expected" ../messages; then
        echo "$break: is refused, but not by \"$expected\":"
        grep -E 'error|warning' ../messages | head -5
        status=1
    else
        refused=$((refused + 1))
    fi
    cp -R ../good/. .
}

take() { # WHAT: as changed so far, it is just within the limit
    compile || { echo "$1 refused:"; grep error ../messages | head -5; status=1; }
    cp -R ../good/. .
}

compile || { cat ../messages; echo "the untouched copy is refused"; exit 1; }

plus=tables/plus.def header=include/statuscode/plus.h
expired=SC_PLUS_TOKEN_EXPIRED # row 1012: 401, 401, UNAUTHENTICATED, REFRESH_TOKEN
row="SC_ROW(1012, $expired"
long=$(printf '%0256d' 0)

refuse "number changed in the row" $expired $plus sed "s/$row/SC_ROW(1098, $expired/"
refuse "number changed in the header" $expired $header sed "s/$expired = 1012/$expired = 1098/"
change $header sed "s/$expired = 1012/$expired = -12/"
refuse "negative number" $expired $plus sed "s/$row/SC_ROW(-12, $expired/"
refuse "constant without row" SC_PLUS_LOST $header sed "s/\( *\)$expired = 1012,/SC_PLUS_LOST = 1098, &/"
refuse "row taken away" $expired $plus sed "/^$row/,/\")\$/d"
refuse "row without constant" $expired $header sed "/$expired = /d"
refuse "row twice" $expired $plus sed "/^$row/,/\")\$/{H;}; /^SC_ROW(1013/{x;p;x;}"
change $header sed "s/\( *\)$expired = 1012,/& SC_PLUS_TWIN = 1012,/"
refuse "code twice under two constants" SC_PLUS_TWIN $plus sed \
    "s/^$row/SC_ROW(1012, SC_PLUS_TWIN, 401, 401, UNAUTHENTICATED, NONE, \"甲\", \"A.\") &/"
refuse "all codes in one slot" SC_PLUS_ tables/all.def sed '/SC_BEGIN(PLUS/s/0x[0-9a-fA-F]*/1/'
refuse "400 and 912 in one slot" 'SC_RAYVISION_\(APIError\|SUBUSER_EXISTS_TASKS\)' tables/all.def \
    sed '/SC_BEGIN(RAYVISION/s/0x[0-9a-fA-F]*/0x01000000/'
refuse "first meaning written as a further one" SC_JIEMI_AUTHENTICATION_FAILED tables/jiemi.def \
    sed 's/SC_ROW(1009/SC_ALSO(1009/'
refuse "further meaning away from its row" SC_JIEMI_REQUEST_REFUSED tables/jiemi.def \
    sed '/^SC_ALSO(1008/,/")$/{H;d;}; /^SC_ROW(1023/{x;p;x;}'
refuse "further meaning written as a row" SC_JIEMI_REQUEST_REFUSED tables/jiemi.def sed 's/SC_ALSO(1008/SC_ROW(1008/'
refuse "unknown http" $expired $plus sed "s/$row, 401, 401/$row, 499, 401/"
refuse "unknown wire" $expired $plus sed "s/$row, 401, 401/$row, 401, 499/"
refuse "unknown canonical code" $expired $plus sed "/^$row/s/UNAUTHENTICATED/UNAUTHENTIC/"
refuse "unknown action" $expired $plus sed "/^$row/s/REFRESH_TOKEN/REFRESH/"
refuse "empty Chinese" $expired $plus sed "/^$row/{n;s/\".*\"/\"\"/;}"
refuse "empty English" $expired $plus sed "/^$row/{n;n;s/\".*\"/\"\"/;}"
change $plus sed "/^$row/{n;s/\".*\"/\"${long#0}\"/;n;s/\".*\"/\"${long#0}\"/;}"
take "texts of 255 bytes are"
constant() { # LENGTH: renames the constant everywhere, to one so long
    sed "s/$expired\>/SC_PLUS_$(printf "%0$(($1 - 8))d" 0)/"
}
change $header constant 255
change tables/same.def constant 255
change $plus constant 255
take "constants of 255 bytes are"
change $header constant 256
change tables/same.def constant 256
refuse "constant of 256 bytes" 255_bytes $plus constant 256
refuse "Chinese of 256 bytes" $expired $plus sed "/^$row/{n;s/\".*\"/\"$long\"/;}"
refuse "English of 256 bytes" $expired $plus sed "/^$row/{n;n;s/\".*\"/\"$long\"/;}"
refuse "note without row" SC_PLUS_LOST $plus sed "\$a SC_NOTE(SC_PLUS_LOST, \"甲。\", \"A.\")"
refuse "note without Chinese" $expired $plus sed "\$a SC_NOTE($expired, \"\", \"A.\")"
refuse "note without English" $expired $plus sed "\$a SC_NOTE($expired, \"甲。\", \"\")"
refuse "two notes to a row" $expired $plus sed "\$a SC_NOTE($expired, \"甲。\", \"A.\") SC_NOTE($expired, \"乙。\", \"B.\")"
refuse "group upside down" '4999.*4000' $plus sed 's/SC_GROUP(4000, 4999/SC_GROUP(4999, 4000/'
refuse "group without Chinese" 4000 $plus sed '/SC_GROUP(4000, 4999/s/"[^"]*"/""/'
refuse "group without English" 4000 $plus sed '/SC_GROUP(4000, 4999/s/, "[^"]*")/, "")/'
refuse "two groups from one code" 4000 $plus sed '/SC_GROUP(4000, 4999/{h;G;}'
refuse "another registry's constant" SC_HERO_TOKEN_EXPIRED tables/plus.def sed \
    's/SC_ROW(1003, SC_PLUS_[A-Z_]*/SC_ROW(1003, SC_HERO_TOKEN_EXPIRED/'
refuse "HTTP row with another mapping" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HERO_HTTP_NOT_FOUND, 410, 404/'
refuse "HTTP row with another wire status" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HERO_HTTP_NOT_FOUND, 404, 410/'
refuse "HTTP row of an unregistered status" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HTTP(404, SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HTTP(499, SC_HERO_HTTP_NOT_FOUND, 499, 499/'
refuse "status twice" HTTP_404 tables/http.def sed '/SC_STATUS(404/{h;G;}'
refuse "table left out" SC_HERO_ tables/all.def sed '/include "hero.def"/d'

same=tables/same.def
hero="SC_SAME(token_expired, SC_HERO_TOKEN_EXPIRED)"
refuse "counterpart that does not exist" SC_HERO_LOST $same sed "s/^$hero/SC_SAME(token_expired, SC_HERO_LOST)/"
refuse "counterpart of no meaning" token_lost $same sed "s/^$hero/SC_SAME(token_lost, SC_HERO_TOKEN_EXPIRED)/"
refuse "constant in two classes" SC_HERO_TOKEN_EXPIRED $same sed "s/^$hero/SC_SAME(token_invalid, SC_HERO_TOKEN_EXPIRED) &/"
refuse "constant twice in a class" SC_HERO_TOKEN_EXPIRED $same sed "s/^$hero/& &/"
refuse "meaning twice" token_expired $same sed "s/^$hero/& SC_MEANING(token_expired, \"甲。\", \"A.\")/"
refuse "meaning without Chinese" token_expired $same sed '/^SC_MEANING(token_expired/s/"[^"]*"/""/'
refuse "meaning without English" token_expired $same sed '/^SC_MEANING(token_expired/s/, "[^"]*")/, "")/'
refuse "general entry of another canonical code" SC_HERO_INTERNAL_ERROR $same \
    sed 's/^SC_GENERAL(INTERNAL, SC_HERO_/SC_GENERAL(UNAVAILABLE, SC_HERO_/'
refuse "two general entries for one canonical code" SC_HERO_UPLOAD_FAILED $same \
    sed 's/^SC_GENERAL(INTERNAL, SC_HERO_/SC_GENERAL(INTERNAL, SC_HERO_UPLOAD_FAILED) &/'
refuse "general entry that does not exist" SC_HERO_LOST $same \
    sed 's/^SC_GENERAL(INTERNAL, SC_HERO_/SC_GENERAL(INTERNAL, SC_HERO_LOST) &/'
refuse "exception to an entry that is not general" SC_HERO_UPLOAD_FAILED $same \
    sed "s/^$hero/& SC_EXCEPT(SC_HERO_UPLOAD_FAILED, SC_PLUS_UPLOAD_FAILED)/"
refuse "exception of another canonical code" SC_PLUS_TASK_NOT_FOUND $same \
    sed "s/^$hero/& SC_EXCEPT(SC_HERO_INTERNAL_ERROR, SC_PLUS_TASK_NOT_FOUND)/"
refuse "exception within a registry" SC_HERO_UPLOAD_FAILED $same \
    sed "s/^$hero/& SC_EXCEPT(SC_HERO_INTERNAL_ERROR, SC_HERO_UPLOAD_FAILED)/"

# The limits: what is just within is taken.
insert() { # COUNT LINE PATTERN: so many lines, with their number for %d, before the first that is like the pattern
    awk -v count="$1" -v line="$2\n" -v pattern="$3" '
        $0 ~ pattern && !done++ { for (i = 1; i <= count; i++) printf line, i } { print }'
}
header() { change include/statuscode/hero.h insert "$1" '    SC_HERO_MORE_%d = 4002,' 'SC_HERO_FILE_TOO_LARGE'; }
rows() { insert "$1" 'SC_ALSO(4002, SC_HERO_MORE_%d, 500, 500, INTERNAL, NONE, \"A\", \"A\")' '^SC_ROW.4003'; }
notes() { insert "$1" 'SC_NOTE(SC_HERO_MORE_%d, \"A\", \"A\")' '^SC_ROW'; }
classes() { insert "$1" 'SC_MEANING(more_%d, \"A\", \"A\")' '^SC_SAME'; }
group() { sed "\$a SC_GROUP(30000, 30000, \"$(printf "%0$1d" 0)\", \"A\")"; }
left() { echo $((255 - $(cat $2 | grep -c "^SC_$1("))); } # MACRO FILE...

entries=$(left '\(ROW\|HTTP\|ALSO\)' tables/hero.def)
header $entries
change tables/hero.def rows $entries
take "255 entries of a registry are"
header $((entries + 1))
refuse "256 entries of a registry" 'HERO.*255' tables/hero.def rows $((entries + 1))
notes=$(left NOTE 'tables/*.def')
header $entries
change tables/hero.def rows $entries
change $plus notes $notes
take "255 notes are"
header $entries
change tables/hero.def rows $entries
refuse "256 notes" '255_notes' $plus notes $((notes + 1))
change $same classes "$(left MEANING $same)"
take "255 classes are"
refuse "256 classes" '255_classes' $same classes $(($(left MEANING $same) + 1))
compile # for the size of the pool; a group adds its Chinese and three bytes
size=$(nm -S ../tables.o | awk '$4 == "sc_pool" { print $2 }')
change tables/hero.def group $((65536 - 0x$size - 3))
take "a pool of 64 KiB is"
refuse "pool of over 64 KiB" '[Pp]ool' tables/hero.def group $((65536 - 0x$size - 1))
refuse "entry of over 24 bytes" 24 src/table.h sed 's/^    uint8_t en_length;/& uint8_t more;/'

[ "$status" -eq 0 ] && echo "$cc refuses $refused breaks by name"
exit "$status"
