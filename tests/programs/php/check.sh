#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/php/statuscode.php declares what statuscode.h declares, and gives the same answers as the library, for all
# entries and for random bodies. examples/php/server.php sends envelopes and problems, both if FFI is enabled and if the
# file is preloaded.
#   check.sh SOURCE LIBRARY ANSWERS DIFFERENTIAL [SEED [COUNT]]      takes CC from the environment; skipped without php,
#                                                                    node or curl
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) library=${2:?the library} answers=${3:?the program answers}
differential=${4:?the program differential} seed=${5:-$(date +%s)} count=${6:-10000}
need php php-cli
need node nodejs
need curl
[ -f "$(dirname "$library")/libstatuscode.so.0" ] || skip "no libstatuscode.so.0, which is its name on Linux"
php -m | grep -qx FFI || skip "no FFI in php (Debian: php-common)"
server=''
clean_up() {
    [ -z "$server" ] || kill "$server" 2>/dev/null
}

# ---- The declarations ----

quietly "declarations.php" php "$here/declarations.php"
cp "$scratch/log" "$scratch/declarations.c"
quietly "compiling the declarations" "$cc" -std=c11 -I"$source/include" -c "$scratch/declarations.c" -o "$scratch/declarations.o"

# ---- The answers ----

quietly "calls.php" php -d memory_limit=512M "$here/calls.php" "$library"
cat "$scratch/log"

same() { # WHAT: answers.php has to print the same as answers
    cmp "$scratch/expected" "$scratch/found" >"$scratch/log" 2>&1 || fail "$1: the library (<) and the class (>):
$(diff "$scratch/expected" "$scratch/found" | head -6)"
    echo "$1: $(wc -l <"$scratch/found" | tr -d ' ') lines"
}

"$answers" entries >"$scratch/expected" || fail "$answers"
php "$here/answers.php" "$library" entries >"$scratch/found" || fail "answers.php entries: $(tail -n 3 "$scratch/found")"
same entries

echo "seed $seed"
printf '#!/bin/sh\ntee "%s" | "%s"\n' "$scratch/bodies" "$differential" >"$scratch/record"
chmod +x "$scratch/record"
quietly "making bodies" node "$here/../../bodies/differential.js" "$scratch/record" "$seed" "$count"
"$answers" bodies <"$scratch/bodies" >"$scratch/expected" || fail "$answers"
php "$here/answers.php" "$library" bodies <"$scratch/bodies" >"$scratch/found" || fail "answers.php bodies: $(tail -n 3 "$scratch/found")"
same bodies
[ "$(wc -l <"$scratch/found")" -eq "$count" ] || fail "there are not $count bodies"

# ---- The server, which loads the library by its name ----

LD_LIBRARY_PATH=$(dirname "$library")
export LD_LIBRARY_PATH

start() { # PHP'S ARGUMENT...
    for port in $(awk "BEGIN { srand($$ + $(date +%S)); for (i = 0; i < 20; i++) print 20000 + int(rand() * 40000) }"); do
        php "$@" -S "127.0.0.1:$port" "$source/examples/php/server.php" >"$scratch/log" 2>&1 &
        server=$!
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
            ! grep -q started "$scratch/log" || return 0
            kill -0 "$server" 2>/dev/null || break
            sleep 0.25
        done
        kill "$server" 2>/dev/null
    done
    fail "php -S does not start"
}

expect() { # STATUS TYPE LANGUAGE BODY PATH [CURL'S ARGUMENT]...
    expected="$1 $2 $3 $4" path=$5
    shift 5
    curl -s -D "$scratch/head" -o "$scratch/body" "$@" "http://127.0.0.1:$port$path" || fail "curl: $path"
    header() {
        sed -n "s/^$1: \([^;]*\).*/\1/p" "$scratch/head" | tr -d '\r'
    }
    found="$(sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$scratch/head") $(header Content-Type) $(header Content-Language) $(cat "$scratch/body")"
    [ "$found" = "$expected" ] || wrong "$path $*:" "$found" "instead of" "$expected"
}

test_server() {
    expect 401 application/json en '{"status":false,"code":1012,"message":"The token has expired and must be refreshed.","data":null}' /plus/1012
    [ "$(header WWW-Authenticate)" = Bearer ] || wrong "401 comes without WWW-Authenticate"
    expect 200 application/json zh '{"name":"OK","message":"校验失败，例如：参数校验失败。","code":1002,"status":200}' /jiemi/1002 -H 'Accept-Language: zh-CN,en;q=0.5'
    expect 403 application/problem+json en '{"type":"about:blank","title":"Forbidden","status":403,"detail":"The request was refused.","instance":"/jiemi/request_refused?x","registry":"jiemi","code":1008,"name":"REQUEST_REFUSED"}' \
        '/jiemi/request_refused?x' -H 'Accept: application/problem+json'
    for path in /plus/99999 /nowhere/1 / /plus/%00; do
        expect 500 application/problem+json zh '{"type":"about:blank","title":"Internal Server Error","status":500,"detail":"未知的状态码。","instance":"'$path'"}' \
            $path -H 'Accept-Language: zh'
    done
    kill "$server" && wait "$server" 2>/dev/null
    server=''
}

start -d ffi.enable=1
test_server
preload="-d opcache.enable=1 -d opcache.preload=$source/examples/php/statuscode.php -d opcache.preload_user=$(id -un)"
# shellcheck disable=SC2086 # arguments
start -d ffi.enable=preload $preload
test_server
finish "PHP $(php -r 'echo PHP_VERSION;'): declarations, calls, entries, $count bodies, the server"
