#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks that the compiler refuses each of these defects in a copy of the tables, with a message that names the row, the
# constant, the registry or the limit. It needs no warning flags for that.
#   refuse.sh SOURCE      CC comes from the environment; exits with 77 (skipped) if there is no such compiler
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

change() { # FILE FILTER...; the filter makes the defect
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

refuse() { # DEFECT EXPECTED FILE FILTER...; changes the file too, and expects this in the compiler's message
    defect=$1 expected=$2
    shift 2
    change "$@"
    if compile; then
        wrong "$defect: is not refused"
    elif ! grep -q -e "$expected" ../messages; then
        wrong "$defect: is refused, but not with \"$expected\":" "$(grep -E 'error|warning' ../messages | head -5)"
    else
        refused=$((refused + 1))
    fi
    restore
}

take() { # WHAT; expects that the compiler accepts the changes made so far, which are just within a limit
    compile || wrong "$1 refused:" "$(grep error ../messages | head -5)"
    restore
}

compile || { cat ../messages; fail "the unchanged copy is refused"; }

# ---- Rows ------------------------------------------------------------------------------------------------

plus=tables/plus.def header=include/statuscode/plus.h
expired=SC_PLUS_TOKEN_EXPIRED # row 1012: 401, 401, UNAUTHENTICATED, REFRESH_TOKEN
row="SC_ROW(1012, $expired"
text() { printf "%0$1d" 0; } # LENGTH

refuse "number changed in the row" $expired $plus sed "s/$row/SC_ROW(1098, $expired/"
refuse "number changed in the header" $expired $header sed "s/$expired = 1012/$expired = 1098/"
refuse "constant without row" SC_PLUS_LOST $header sed "s/\( *\)$expired = 1012,/SC_PLUS_LOST = 1098, &/"
refuse "row removed" $expired $plus sed "/^$row/,/\")\$/d"
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
constant() { # LENGTH; renames the constant to one of this length
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
refuse "table left out" SC_HERO tables/all.def sed '/include "hero.def"/d'

group=$(sed -n '/^SC_GROUP(4000, 4999/=' $plus)
refuse "group upside down" "group_upside_down__PLUS$group" $plus sed 's/SC_GROUP(4000, 4999/SC_GROUP(4999, 4000/'
refuse "group without Chinese" "group_without_a_name__PLUS$group" $plus sed '/SC_GROUP(4000, 4999/s/"[^"]*"/""/'
refuse "group without English" "group_without_a_name__PLUS$group" $plus sed '/SC_GROUP(4000, 4999/s/, "[^"]*")/, "")/'

# ---- Classes ---------------------------------------------------------------------------------------------

classes=tables/classes.def hero=tables/hero.def
expired=SC_HERO_TOKEN_EXPIRED # row 1003, SC_SAME as token_expired; the row of 1002 is SC_SAME as token_invalid
same="SC_SAME(token_expired, $expired)"
above() { sed "s/^$same/$1\\n&/"; } # LINE; adds a line below the row

for line in SAME TWIN CASE; do
    refuse "SC_$line for an unknown class" token_lost $hero sed "s/^$same/SC_$line(token_lost, $expired)/"
    refuse "SC_$line for an unknown row" SC_HERO_LOST $hero above "SC_$line(token_lapsed, SC_HERO_LOST)"
    refuse "SC_$line under another row" line_that_is_not_under_the_row_of_its_constant__HERO $hero \
        sed "/^SC_END/i SC_$line(token_lapsed, $expired)"
    refuse "SC_$line above the first row" line_that_is_not_under_the_row_of_its_constant__HERO $hero \
        sed "/^SC_HTTP(200/i SC_$line(token_lapsed, $expired)"
    refuse "SC_$line under a row of another table" line_that_is_not_under_the_row_of_its_constant__PLUS $plus \
        sed "/^SC_END/i SC_$line(token_lapsed, $expired)"
    refuse "SC_SAME and SC_$line for one class" IN_token_expired_IS_$expired $hero above "SC_$line(token_expired, $expired)"
done
change $hero above "SC_CASE(token_lapsed, $expired)"
take "a row in two classes is"
change $hero above "SC_CASE(permission_denied, $expired)"
take "SC_CASE for a class with another canonical code is"
lines() { # COUNT; adds lines below the row until there are this many, each for another class
    sed -n "s/^SC_[A-Z]*CLASS(\([a-z_]*\),.*/SC_CASE(\1, $expired)/p" $classes | grep -v '(token_expired,' | head -n "$(($1 - 1))" >../lines
    sed "/^$same/r ../lines"
}
change $hero lines 63
take "63 lines under a row are"
refuse "64 lines under a row" line_that_is_not_under_the_row_of_its_constant__HERO $hero lines 64

for line in SAME TWIN; do
    refuse "SC_$line with another canonical code" ${expired}_does_not_have_the_canonical_code_of_account_disabled $hero \
        sed "s/^$same/SC_$line(account_disabled, $expired)/"
    refuse "SC_$line with another outcome" SC_HERO_SUCCESS_does_not_have_the_outcome_of_pending $hero \
        sed "s/^SC_SAME(success, SC_HERO_SUCCESS)/SC_$line(pending, SC_HERO_SUCCESS)/"
done
twin="SC_SAME(token_invalid, SC_HERO_TOKEN_INVALID)"
refuse "two rows of a kind for one class" "SC_SAME(token_expired, SC_HERO_TOKEN_INVALID)" $hero \
    sed "s/^$twin/SC_SAME(token_expired, SC_HERO_TOKEN_INVALID)\\n&/"
change $hero sed "s/^$twin/SC_TWIN(token_expired, SC_HERO_TOKEN_INVALID)\\n&/"
take "a twin is"

first=$(grep -m 1 '^SC_\(SAME\|CASE\)' $hero) last=$(grep '^SC_\(SAME\|CASE\)' $hero | tail -n 1)
refuse "first row in no class" the_row_above_SC_HERO_HTTP_CREATED_is_in_no_class $hero sed "/^$first/d"
refuse "row in no class" the_row_above_SC_HERO_PERMISSION_DENIED_is_in_no_class $hero sed "/^$same/d"
refuse "last row in no class" the_last_row_of_HERO_is_in_no_class $hero sed "/^$last/d"

class="SC_SUBCLASS(token_expired, "
refuse "class twice" CLASS_token_expired $classes sed "/^$class/{h;n;H;g;s/$/\\n&/;}"
refuse "class below one that does not exist" token_lost $classes sed "s/^${class}token_lapsed/${class}token_lost/"
refuse "class above its parent" token_lapsed $classes sed "/^SC_SUBCLASS(token_lapsed/{N;h;d;}; /^$class/{p;x;}"
refuse "class below itself" token_expired $classes sed "s/^${class}token_lapsed/${class}token_expired/"
for class in token_expired unauthenticated; do
    definition="/^SC_[A-Z]*CLASS($class,"
    refuse "$class without Chinese" class_${class}_has_no_definition $classes sed "$definition/s/\"[^\"]*\"/\"\"/"
    refuse "$class without English" class_${class}_has_no_definition $classes sed "$definition/,/)\$/s/\"[^\"]*\")/\"\")/"
done
refuse "root with an unknown canonical code" UNAUTHENTIC $classes sed 's/^SC_CLASS(unauthenticated, UNAUTHENTICATED/SC_CLASS(unauthenticated, UNAUTHENTIC/'
refuse "root with an unknown outcome" SC_OUTCOME_LUCK $classes sed '/^SC_CLASS(unauthenticated,/s/FAILURE/LUCK/'
lonely() { cat && echo "$1"; } # LINE; adds a class
change $classes lonely 'SC_CLASS(lonely, DATA_LOSS, FAILURE, "甲。", "A.")'
take "a root that nobody is in is"
refuse "class that nobody is in" class_lonely_has_no_member $classes lonely 'SC_SUBCLASS(lonely, failed, "甲。", "A.")'
change $classes lonely 'SC_SUBCLASS(lonely, failed, "甲。", "A.") SC_SUBCLASS(lonelier, lonely, "乙。", "B.")'
refuse "class below another that nobody is in" class_lonelier_has_no_member $hero sed 's/^#define SC_HERE/ &/'
change $classes lonely 'SC_SUBCLASS(lonely, not_logged_in, "甲。", "A.") SC_SUBCLASS(lonelier, lonely, "乙。", "B.")'
change $hero above "SC_CASE(lonelier, $expired)"
take "a class with members below it alone is"

refuse "later row above one of the document" SC_HERO_TOKEN_EXPIRED_stands_above_a_row_of_the_document $hero \
    sed 's/^SC_ROW(1003/SC_LATER(1003/'
refuse "later row above all of the document" SC_HERO_HTTP_OK_stands_above_a_row_of_the_document $hero \
    sed 's/^SC_HTTP(200/SC_LATER(200/'
refuse "row of the document after a later one" SC_HERO_UNKNOWN_ERROR_stands_above_a_row_of_the_document $hero \
    sed 's/^SC_LATER(11001/SC_ROW(11001/'
refuse "later row with another number" SC_HERO_UNKNOWN_ERROR_has_another_code_in_its_header $hero \
    sed 's/^SC_LATER(999/SC_LATER(998/'
refuse "later row without Chinese" SC_HERO_UNKNOWN_ERROR_has_no_chinese $hero sed '/^SC_LATER(999/{n;s/".*"/""/;}'

# ---- A table of your own ---------------------------------------------------------------------------------

lantern=extra/lantern.def lantern_header=extra/lantern.h caravan=extra/caravan.def
number() { sed "s/^#define SC_LANTERN .*/#define SC_LANTERN ((sc_registry)$1)/"; } # NUMBER
busy=SC_LANTERN_SYSTEM_BUSY
refuse "number of another table of your own" CARAVAN $lantern_header number 127
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
refuse "constant of your own without row" SC_LANTERN_LOST $lantern_header sed "s/ $busy/ SC_LANTERN_LOST = -9,&/"
refuse "row of your own without constant" $busy $lantern_header sed "/ $busy = /d"
change $lantern_header sed "s/ $busy/ SC_LANTERN_TWIN = -1,&/"
refuse "code of your own twice" SC_LANTERN_TWIN $lantern sed \
    "s/^SC_ROW(-1, $busy/SC_ROW(-1, SC_LANTERN_TWIN, 500, 200, INTERNAL, NONE, SERVER, \"甲\", \"A.\") &/"
refuse "another sign in the row" $busy $lantern sed "s/^SC_ROW(-1,/SC_ROW(1,/"
for code in 0xffffff 0777 1000L '(5)' 1+1 +7 "'0'" ' - 7'; do # -1 in another spelling or another code, in row and header
    change $lantern_header sed "s/$busy = -1/$busy = $code/"
    refuse "code $code" "${busy}_has_a_code\\|suffix\\|token\\|hexadecimal" $lantern sed "s/^SC_ROW(-1,/SC_ROW($code,/"
done
refuse "no row" LANTERN_has_no_row $lantern sed '/^SC_ROW(0,/,/^SC_END/{/^SC_END/!d;}'
refuse "group of negative codes upside down" group_upside_down__LANTERN $lantern \
    sed 's/GROUP(-2999, -2000/GROUP(-2000, -2999/'
refuse "unknown class in it" token_lost $lantern sed 's/^SC_SAME(token_expired/SC_SAME(token_lost/'
refuse "two rows of its own for one class" SC_LANTERN_TOKEN_INVALID $lantern \
    sed 's/^SC_SAME(token_invalid/SC_SAME(token_expired/'
refuse "class of its own that nobody is in" class_balance_insufficient_has_no_member $lantern \
    sed '/^SC_SAME(balance_insufficient/d'

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

insert() { # COUNT LINE PATTERN; inserts the line COUNT times before the first match, with its number in place of @
    awk -v count="$1" -v line="$2" -v pattern="$3" '
        $0 ~ pattern && !done++ { for (i = 1; i <= count; i++) { more = line; gsub("@", i, more); print more } } { print }'
}
data='^SC_MEMBER."data"'
member() { sed "s/$data/SC_MEMBER($1)\\n&/"; } # ARGUMENTS: one more member, on a line of its own
refuse "no member for the code" LANTERN_does_not_have_one_member_for_the_code $lantern sed '/^SC_MEMBER("code"/d'
refuse "no member for the data" LANTERN_does_not_have_one_member_for_the_data $lantern sed '/^SC_MEMBER("data"/d'
refuse "no member for the message" LANTERN_does_not_have_one_member_for_the_message $lantern sed '/^SC_MEMBER("msg"/d'
for holds in CODE MESSAGE DATA DECIDES RESULT; do
    refuse "two members, one more for $holds" 'LANTERN_\(does_not_have_one_member\|has_two_members_for_one_thing\)' $lantern \
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
refuse "rule without English" LANTERN_has_no_text_for_its_rule $lantern sed '/^SC_RULE/{n;n;s/".*"/""/;}'
refuse "two rules" HAS_RULE_LANTERN $lantern sed '/^SC_RULE/,/")$/{H;}; /^\/\* 钱包/{x;p;x;}'
refuse "unknown way" SC_BY_LUCK $lantern sed 's/SC_BY_CODE/SC_BY_LUCK/'

# ---- Limits ----------------------------------------------------------------------------------------------

also='SC_ALSO(4002, SC_HERO_MORE_@, 500, 500, INTERNAL, NONE, SERVER, "A", "A") SC_CASE(internal_error, SC_HERO_MORE_@)' # under the row of 4002
more() { # LINE; adds 300 entries to Hero, each with this line
    change include/statuscode/hero.h insert 300 '    SC_HERO_MORE_@ = 4002,' SC_HERO_FILE_TOO_LARGE
    change $hero insert 300 "$1" '^SC_ROW.4003'
}
more "$also"
take "300 entries of a registry are"
more "$also SC_NOTE(SC_HERO_MORE_@, \"$(text 255)\", \"A\")"
take "300 notes, and over 64 KiB of texts, are"
change $classes insert 300 'SC_SUBCLASS(more_@, internal_error, "A", "A")' '^SC_SUBCLASS.save_failed'
more "$(echo "$also" | sed 's/SC_CASE(internal_error/SC_SAME(more_@/')"
take "300 classes are"
tables() { # COUNT; adds tables with an index of 12 bits
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
refuse "entry of over 68 bytes" 68 src/table.h sed 's/^    uint32_t api_at;/& uint32_t more;/'

finish "$cc refuses $refused defects by name"
