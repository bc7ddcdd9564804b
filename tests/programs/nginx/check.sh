#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the nginx module and loads it as its README says, with the library installed from BUILD. Builds it with gcc and
# clang without a warning. Runs check.py and load.py with it, and check.py once more with AddressSanitizer.
#   check.sh SOURCE BUILD EXPECT      EXPECT prints what is expected for every code; skipped if a tool is missing
. "$(dirname "$0")/../../lib.sh"
set -eu
PATH=$PATH:/usr/sbin:/sbin
source=$(cd "$1" && pwd)
build=$2
expect=$3
readme=$source/examples/nginx/README.md
name=ngx_http_statuscode_filter_module.so

need nginx nginx-light
need python3
need curl
need wrk
need pkg-config
[ -f /usr/share/nginx/src/configure ] || skip "no nginx sources to build modules with (Debian: nginx-dev)"

# Prints the README's nth block of a language: block LANGUAGE N
block() {
    awk -v "fence=\`\`\`$1" -v "wanted=$2" '
        $0 == fence { number++; inside = number == wanted; next }
        /^```/ { inside = 0 }
        inside' "$readme"
}

# ---- As the README says, in a folder laid out like the project ----

quietly "installing the library" "$cmake" --install "$build" --prefix "$scratch/prefix"
PKG_CONFIG_PATH=$(dirname "$(find "$scratch/prefix" -name statuscode.pc)")
export PKG_CONFIG_PATH
mkdir -p "$scratch/project/examples" "$scratch/modules" "$scratch/modules-enabled"
cp -R "$source/examples/nginx" "$scratch/project/examples/"
block sh 1 >"$scratch/build.sh"
block sh 2 | sed "s,/usr/lib/nginx/modules,$scratch/modules,; s,/etc/nginx,$scratch,; s,load_module ,&$scratch/," >"$scratch/install.sh"
cd "$scratch/project"
quietly "building as the README says" sh -eux "$scratch/build.sh"
quietly "installing as the README says" sh -eux "$scratch/install.sh"
{
    echo "include $scratch/modules-enabled/*.conf; pid $scratch/nginx.pid; error_log stderr; events {} http {"
    for kind in client_body proxy fastcgi scgi uwsgi; do
        echo "${kind}_temp_path $scratch/nginx.tmp;"
    done
    block nginx 1 | sed "s,/var/log/nginx,$scratch,"
    echo "}"
} >"$scratch/readme.conf"
quietly "the README's configuration" nginx -t -p "$scratch" -c "$scratch/readme.conf"
module=$scratch/modules/$name

# ---- Mistakes in the configuration are errors that name them ----

for line in 'statuscode none;' 'statuscode plus; statuscode plus;' 'statuscode_body text;' 'statuscode_limit x;'; do
    sed "s/statuscode plus;/$line/" "$scratch/readme.conf" >"$scratch/mistake.conf"
    ! nginx -t -p "$scratch" -c "$scratch/mistake.conf" >"$scratch/mistake" 2>&1 || wrong "nginx accepts $line"
    grep -q emerg "$scratch/mistake" || wrong "nginx reports no error for $line" "$(cat "$scratch/mistake")"
    case $line in
    'statuscode none;') for registry in $("$expect" | cut -f 1 | sort -u) off; do
        grep -q "it must be.*$registry" "$scratch/mistake" ||
            wrong "the error does not list $registry" "$(cat "$scratch/mistake")"
    done ;;
    esac
done

# ---- Other compilers ----

rebuild() { # COMPILER FLAG...: rebuilds the module in its folder
    compiler=$1
    shift
    make -B -C /usr/share/nginx/src -f "$scratch/project/build-nginx/Makefile" modules "CC=$compiler" "LINK=$compiler $*" \
        "CFLAGS=-O2 -fPIC -W -Wall -Wpointer-arith -Wno-unused-parameter -Werror -g $*"
}

for compiler in gcc clang; do
    if has $compiler; then
        quietly "building with $compiler" rebuild $compiler -Wextra
    else
        missing $compiler
    fi
done

# ---- The responses ----

if ! python3 "$here/check.py" "$scratch/check" "$module" "$expect" >"$scratch/checked" 2>&1; then
    cat "$scratch/checked"
    fail "the module"
fi
tail -n 2 "$scratch/checked"
python3 "$here/load.py" "$scratch/load" "$module" "$expect"

preload=$(gcc -print-file-name=libasan.so 2>/dev/null) || preload=
if [ -f "$preload" ]; then
    # The library is instrumented too, because it writes into buffers of the module.
    cd "$(dirname "$(find "$scratch/prefix" -name libstatuscode.a)")"
    quietly "compiling the library with AddressSanitizer" compile gcc -O1 -fPIC -fsanitize=address -c "$source"/src/*.c
    quietly "making its archive" ar rcs libstatuscode.a ./*.o
    quietly "building with AddressSanitizer" rebuild gcc -fsanitize=address -fno-omit-frame-pointer
    sanitized=$scratch/project/build-nginx/$name
    nm -D "$sanitized" | grep -q __asan_report || fail "the module is not sanitized"
    if ! python3 "$here/check.py" "$scratch/sanitized" "$sanitized" "$expect" cases "$preload" >"$scratch/checked" 2>&1; then
        cat "$scratch/checked"
        fail "the module with AddressSanitizer"
    fi
    echo "AddressSanitizer: $(tail -n 1 "$scratch/checked")"
else
    missing libasan "libgcc-12-dev"
fi
finish "the nginx module"
