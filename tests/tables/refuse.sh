#!/bin/sh
# SPDX-License-Identifier: MIT
# The compiler is the first reviewer of the tables: it has to refuse each of these breaks, made in a copy, with a
# message that names the row, the constant, the registry or the limit. It needs no warning flags for that.
#   refuse.sh SOURCE      CC from the environment; 77 (skipped) where there is no such compiler
. "$(dirname "$0")/../lib.sh"
source=${1:?the project}
need "$cc"
mkdir "$scratch/good" && cp -R "$source/include" "$source/tables" "$source/src" "$source/tests/extra" "$scratch/good" ||
    exit 1
cp -R "$scratch/good" "$scratch/bad" && cd "$scratch/bad" || exit 1
refused=0 changed=

compile() {
    "$cc" -std=c99 -Iinclude -Itables -I. -DSC_TABLES='"extra/both.def"' -fsyntax-only src/tables.c >../messages 2>&1
}

change() { # FILE FILTER...: the filter makes the break
    file=$1
    shift
    changed="$changed $file"
    "$@" <"../good/$file" >"$file"
    ! cmp -s "../good/$file" "$file" || wrong "$*: changes nothing in $file"
}

restore() {
    for file in $changed; do
        cat "../good/$file" >"$file"
    done
    changed=
}

refuse() { # BREAK EXPECTED FILE FILTER...: as changed so far and by the filter; the message has what is expected
    break=$1 expected=$2
    shift 2
    change "$@"
    if compile; then
        wrong "$break: is not refused"
    elif ! grep -q -e "$expected" ../messages; then
        wrong "$break: is refused, but not by \"$expected\":" "$(grep -E 'error|warning' ../messages | head -5)"
    else
        refused=$((refused + 1))
    fi
    restore
}

take() { # WHAT: as changed so far, it is just within the limit
    compile || wrong "$1 refused:" "$(grep error ../messages | head -5)"
    restore
}

compile || { cat ../messages; fail "the untouched copy is refused"; }

# ---- Rows ------------------------------------------------------------------------------------------------

plus=tables/plus.def header=include/statuscode/plus.h
expired=SC_PLUS_TOKEN_EXPIRED # row 1012: 401, 401, UNAUTHENTICATED, REFRESH_TOKEN
row="SC_ROW(1012, $expired"
text() { printf "%0$1d" 0; } # LENGTH

refuse "number changed in the row" $expired $plus sed "s/$row/SC_ROW(1098, $expired/"
refuse "number changed in the header" $expired $header sed "s/$expired = 1012/$expired = 1098/"
refuse "constant without row" SC_PLUS_LOST $header sed "s/\( *\)$expired = 1012,/SC_PLUS_LOST = 1098, &/"
refuse "row taken away" $expired $plus sed "/^$row/,/\")\$/d"
refuse "row without constant" $expired $header sed "/$expired = /d"
refuse "row twice" $expired $plus sed "/^$row/,/\")\$/{H;}; /^SC_ROW(1013/{x;p;x;}"
change $header sed "s/\( *\)$expired = 1012,/& SC_PLUS_TWIN = 1012,/"
refuse "code twice under two constants" SC_PLUS_TWIN $plus sed \
    "s/^$row/SC_ROW(1012, SC_PLUS_TWIN, 401, 401, UNAUTHENTICATED, NONE, USER, \"甲\", \"A.\") &/"
refuse "first meaning written as a further one" SC_JIEMI_AUTHENTICATION_FAILED tables/jiemi.def \
    sed 's/SC_ROW(1009/SC_ALSO(1009/'
refuse "further meaning away from its row" SC_JIEMI_REQUEST_REFUSED tables/jiemi.def \
    sed '/^SC_ALSO(1008/,/")$/{H;d;}; /^SC_ROW(1023/{x;p;x;}'
refuse "further meaning written as a row" SC_JIEMI_REQUEST_REFUSED tables/jiemi.def sed 's/SC_ALSO(1008/SC_ROW(1008/'
refuse "unknown http" $expired $plus sed "s/$row, 401, 401/$row, 499, 401/"
refuse "unknown wire" $expired $plus sed "s/$row, 401, 401/$row, 401, 499/"
refuse "unknown canonical code" $expired $plus sed "/^$row/s/UNAUTHENTICATED/UNAUTHENTIC/"
refuse "unknown action" $expired $plus sed "/^$row/s/REFRESH_TOKEN/REFRESH/"
refuse "unknown fault" $expired $plus sed "/^$row/s/CALLER/PROGRAM/"
refuse "empty Chinese" ${expired}_has_no_chinese $plus sed "/^$row/{n;s/\".*\"/\"\"/;}"
refuse "empty English" ${expired}_has_no_english $plus sed "/^$row/{n;n;s/\".*\"/\"\"/;}"
change $plus sed "/^$row/{n;s/\".*\"/\"$(text 4095)\"/;n;s/\".*\"/\"$(text 4095)\"/;}"
take "texts of 4,095 bytes are"
refuse "Chinese of 4,096 bytes" ${expired}_has_no_chinese $plus sed "/^$row/{n;s/\".*\"/\"$(text 4096)\"/;}"
refuse "English of 4,096 bytes" ${expired}_has_no_english $plus sed "/^$row/{n;n;s/\".*\"/\"$(text 4096)\"/;}"
constant() { # LENGTH: renames the constant, to one so long
    sed "s/$expired\>/SC_PLUS_$(text $(($1 - 8)))/"
}
change $header constant 255
change $plus constant 255
take "constants of 255 bytes are"
change $header constant 256
refuse "constant of 256 bytes" 255_bytes $plus constant 256
note() { sed "/^SC_END/i SC_NOTE($1)"; } # ARGUMENTS
refuse "note without row" SC_PLUS_LOST $plus note 'SC_PLUS_LOST, "甲。", "A."'
refuse "note without Chinese" $expired $plus note "$expired, \"\", \"A.\""
refuse "note without English" $expired $plus note "$expired, \"甲。\", \"\""
refuse "two notes to a row" $expired $plus note "$expired, \"甲。\", \"A.\") SC_NOTE($expired, \"乙。\", \"B.\""
refuse "another registry's constant" SC_HERO_TOKEN_EXPIRED $plus sed \
    's/SC_ROW(1003, SC_PLUS_[A-Z_]*/SC_ROW(1003, SC_HERO_TOKEN_EXPIRED/'
refuse "HTTP row with another mapping" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HERO_HTTP_NOT_FOUND, 410, 404/'
refuse "HTTP row with another wire status" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HERO_HTTP_NOT_FOUND, 404, 410/'
refuse "HTTP row of an unregistered status" SC_HERO_HTTP_NOT_FOUND tables/hero.def \
    sed 's/SC_HTTP(404, SC_HERO_HTTP_NOT_FOUND, 404, 404/SC_HTTP(499, SC_HERO_HTTP_NOT_FOUND, 499, 499/'
refuse "status twice" HTTP_404 tables/http.def sed '/SC_STATUS(404/{h;G;}'
refuse "table left out" SC_HERO_ tables/all.def sed '/include "hero.def"/d'

group=$(sed -n '/^SC_GROUP(4000, 4999/=' $plus)
refuse "group upside down" "group_upside_down__PLUS$group" $plus sed 's/SC_GROUP(4000, 4999/SC_GROUP(4999, 4000/'
refuse "group without Chinese" "group_without_a_name__PLUS$group" $plus sed '/SC_GROUP(4000, 4999/s/"[^"]*"/""/'
refuse "group without English" "group_without_a_name__PLUS$group" $plus sed '/SC_GROUP(4000, 4999/s/, "[^"]*")/, "")/'

# ---- Classes ---------------------------------------------------------------------------------------------

classes=tables/classes.def hero=tables/hero.def
same="SC_SAME(token_expired, SC_HERO_TOKEN_EXPIRED)"
refuse "counterpart that does not exist" SC_HERO_LOST $hero sed "s/^$same/SC_SAME(token_expired, SC_HERO_LOST)/"
refuse "counterpart of no meaning" token_lost $hero sed "s/^$same/SC_SAME(token_lost, SC_HERO_TOKEN_EXPIRED)/"
refuse "constant in two classes" SC_HERO_TOKEN_EXPIRED $hero sed "s/^$same/SC_SAME(token_invalid, SC_HERO_TOKEN_EXPIRED) &/"
refuse "constant twice in a class" SC_HERO_TOKEN_EXPIRED $hero sed "s/^$same/& &/"
refuse "meaning twice" token_expired $classes sed '/^SC_MEANING(token_expired/{h;G;}'
refuse "meaning without Chinese" token_expired $classes sed '/^SC_MEANING(token_expired/s/"[^"]*"/""/'
refuse "meaning without English" token_expired $classes sed '/^SC_MEANING(token_expired/s/, "[^"]*")/, "")/'
general='^SC_GENERAL(INTERNAL, SC_HERO_'
refuse "general entry of another canonical code" SC_HERO_INTERNAL_ERROR $hero \
    sed "s/$general/SC_GENERAL(UNAVAILABLE, SC_HERO_/"
refuse "two general entries for one canonical code" SC_HERO_UPLOAD_FAILED $hero \
    sed "s/$general/SC_GENERAL(INTERNAL, SC_HERO_UPLOAD_FAILED) &/"
refuse "general entry that does not exist" SC_HERO_LOST $hero \
    sed "s/$general/SC_GENERAL(INTERNAL, SC_HERO_LOST) &/"
refuse "exception to an entry that is not general" SC_HERO_UPLOAD_FAILED $hero \
    sed "s/^$same/& SC_EXCEPT(SC_HERO_UPLOAD_FAILED, SC_PLUS_UPLOAD_FAILED)/"
refuse "exception of another canonical code" SC_PLUS_TASK_NOT_FOUND $hero \
    sed "s/^$same/& SC_EXCEPT(SC_HERO_INTERNAL_ERROR, SC_PLUS_TASK_NOT_FOUND)/"
refuse "exception within a registry" SC_HERO_UPLOAD_FAILED $hero \
    sed "s/^$same/& SC_EXCEPT(SC_HERO_INTERNAL_ERROR, SC_HERO_UPLOAD_FAILED)/"

# ---- A table of one's own --------------------------------------------------------------------------------

lantern=extra/lantern.def lantern_header=extra/lantern.h caravan=extra/caravan.def
number() { sed "s/^#define SC_LANTERN .*/#define SC_LANTERN ((sc_registry)$1)/"; } # NUMBER
busy=SC_LANTERN_SYSTEM_BUSY
refuse "number of another table of one's own" CARAVAN $lantern_header number 127
refuse "number of a listed registry" LANTERN $lantern_header number 5
refuse "number 0" LANTERN $lantern_header number 0
refuse "number below 64" LANTERN $lantern_header number 63
refuse "number above 127" SC_LANTERN_is_not_between_64_and_127 $lantern_header number 128
change $lantern_header number 127
change extra/caravan.h sed 's/((sc_registry)127)/((sc_registry)64)/'
take "numbers 64 and 127 are"
refuse "name of another registry" HERO $lantern sed 's/LANTERN, lantern/HERO, lantern/; s/x##_LANTERN/x##_HERO/'
refuse "no title" LANTERN_has_no_title $lantern sed '/^SC_BEGIN/s/"灯笼钱包开放接口"/""/'
refuse "no end" LANTERN $lantern sed '/^SC_END/d'
refuse "constant of one's own without row" SC_LANTERN_LOST $lantern_header sed "s/ $busy/ SC_LANTERN_LOST = -9,&/"
refuse "row of one's own without constant" $busy $lantern_header sed "/ $busy = /d"
change $lantern_header sed "s/ $busy/ SC_LANTERN_TWIN = -1,&/"
refuse "code of one's own twice" SC_LANTERN_TWIN $lantern sed \
    "s/^SC_ROW(-1, $busy/SC_ROW(-1, SC_LANTERN_TWIN, 500, 200, INTERNAL, NONE, SERVER, \"甲\", \"A.\") &/"
refuse "another sign in the row" $busy $lantern sed "s/^SC_ROW(-1,/SC_ROW(1,/"
refuse "group of negative codes upside down" group_upside_down__LANTERN $lantern \
    sed 's/GROUP(-2999, -2000/GROUP(-2000, -2999/'
refuse "unknown meaning" token_lost $lantern sed 's/^SC_SAME(token_expired/SC_SAME(token_lost/'

refuse "quotation mark in a message" ${busy}_has_a_quotation_mark $lantern sed 's/"The system is busy/"The \\"system\\" is busy/'
refuse "escape in a message" ${busy}_has_a_quotation_mark $lantern sed 's/"The system is busy/"The system is\\tbusy/'
change $lantern_header sed "s/ $busy/ BUSY/"
refuse "constant without its registry" BUSY_does_not_begin_with_its_registry $lantern sed "s/$busy/BUSY/"

for bits in 7 13; do
    refuse "$bits bits" LANTERN_has_bits_that_are_not_8_to_12 $lantern sed "s/lantern, 8,/lantern, $bits,/"
done
refuse "two codes in one slot" 'SC_LANTERN_[A-Z]' $lantern sed '/^SC_BEGIN/s/0x[0-9a-f]*/0x10000/'
for table in $lantern $caravan $plus; do
    refuse "two codes in one slot, without the remedy" 'tests/tables/slots.c finds bits and a multiplier' $table \
        sed '/^SC_BEGIN/s/0x[0-9a-f]*/0x10000/'
done

insert() { # COUNT LINE PATTERN: so many lines, with their number for @, before the first that is like the pattern
    awk -v count="$1" -v line="$2" -v pattern="$3" '
        $0 ~ pattern && !done++ { for (i = 1; i <= count; i++) { more = line; gsub("@", i, more); print more } } { print }'
}
data='^SC_MEMBER."data"'
member() { sed "s/$data/SC_MEMBER($1)\\n&/"; } # ARGUMENTS: one more member, on a line of its own
refuse "no member for the code" LANTERN_has_not_one_member_for_the_code $lantern sed '/^SC_MEMBER("code"/d'
refuse "no member for the data" LANTERN_has_not_one_member_for_the_data $lantern sed '/^SC_MEMBER("data"/d'
refuse "no member for the message" LANTERN_has_not_one_member_for_the_message $lantern sed '/^SC_MEMBER("msg"/d'
for holds in CODE MESSAGE DATA DECIDES RESULT; do
    refuse "two members, one more for $holds" 'LANTERN_has_\(not_one_member\|two_members_for_one_thing\)' $lantern \
        member "\"more\", $holds, \"1\", \"0\""
done
refuse "member for a thing that does not exist" HOLDS_LUCK $lantern member '"more", LUCK, "", ""'
refuse "member without a name" member_with_a_name_of_0_or_over_23_bytes__LANTERN $lantern member '"", FIXED, "1", ""'
refuse "member with a quotation mark in its name" member_with_an_escape_in_its_name__LANTERN $lantern \
    member '"\\"more\\"", FIXED, "1", ""'
refuse "member with a name of 24 bytes" member_with_a_name_of_0_or_over_23_bytes__LANTERN $lantern \
    member "\"$(text 24)\", FIXED, \"1\", \"\""
refuse "member with a value of 16 bytes" member_with_a_value_of_over_15_bytes__LANTERN $lantern \
    member "\"more\", FIXED, \"$(text 16)\", \"\""
refuse "member that decides without saying how" member_without_its_two_values__LANTERN $lantern \
    sed '/^SC_MEMBER("result"/s/, "[^,]*")$/, "")/'
change $lantern insert 2 'SC_MEMBER("@", FIXED, "1", "")' "$data"
take "8 members are"
refuse "9 members" LANTERN_has_over_8_members $lantern \
    insert 3 'SC_MEMBER("@", FIXED, "1", "")' "$data"
refuse "no rule" HAS_RULE_LANTERN $lantern sed '/^SC_RULE/,/")$/d'
refuse "rule without English" LANTERN_says_not_how_success_is_told $lantern sed '/^SC_RULE/{n;n;s/".*"/""/;}'
refuse "two rules" HAS_RULE_LANTERN $lantern sed '/^SC_RULE/,/")$/{H;}; /^\/\* 钱包/{x;p;x;}'
refuse "unknown way" SC_BY_LUCK $lantern sed 's/SC_BY_CODE/SC_BY_LUCK/'

# ---- Limits ----------------------------------------------------------------------------------------------

also='SC_ALSO(4002, SC_HERO_MORE_@, 500, 500, INTERNAL, NONE, SERVER, "A", "A")' # under the row of 4002
more() { # LINE: 300 entries of Hero, each with this line
    change include/statuscode/hero.h insert 300 '    SC_HERO_MORE_@ = 4002,' SC_HERO_FILE_TOO_LARGE
    change $hero insert 300 "$1" '^SC_ROW.4003'
}
more "$also"
take "300 entries of a registry are"
more "$also SC_NOTE(SC_HERO_MORE_@, \"$(text 255)\", \"A\")"
take "300 notes, and over 64 KiB of texts, are"
change $classes insert 300 'SC_MEANING(more_@, "A", "A")' '^SC_MEANING'
take "300 classes are"
tables() { # COUNT: so many more tables of 12 bits
    cat
    for n in $(seq "$1"); do
        echo "#ifndef SC_MORE$n"
        echo "#define SC_MORE$n ((sc_registry)(64 + $n))"
        echo "enum sc_more$n { SC_MORE${n}_ONE = 1 };"
        echo "#endif"
        echo "#define SC_HERE(x) x##_MORE$n"
        echo "SC_BEGIN(MORE$n, more$n, 12, 1, \"A\", \"A\")"
        echo 'SC_MEMBER("code", CODE, "", "")'
        echo 'SC_MEMBER("message", MESSAGE, "", "")'
        echo 'SC_MEMBER("data", DATA, "", "")'
        echo 'SC_RULE(SC_BY_CODE, "A", "A")'
        echo "SC_ROW(1, SC_MORE${n}_ONE, 200, 200, OK, NONE, NONE, \"A\", \"A\")"
        echo "SC_END(MORE$n)"
        echo "#undef SC_HERE"
    done
}
change extra/both.def tables 15
take "15 more tables of 4,096 slots are"
refuse "16 more tables of 4,096 slots" there_are_over_65535_slots extra/both.def tables 16
refuse "entry of over 52 bytes" 52 src/table.h sed 's/^    uint32_t api_at;/& uint32_t more;/'

finish "$cc refuses $refused breaks by name"
