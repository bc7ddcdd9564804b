#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the tool, the client and the server under faults: output that cannot be written, input that cannot be read or is
# too long, too little memory, and CGI environments that no web server would create.
#   check.sh SOURCE TOOL CLIENT SERVER      exits with 77 (skipped) if /dev/full or python3 is missing
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
tool=$(realpath "${2:?the tool}") client=$(realpath "${3:?the client}") server=$(realpath "${4:?the server}")
cd "$scratch" || exit 1
faults=0

# Succeeds if the last command printed this error, or no error if this is "".
has_error() {
    if [ -z "$1" ]; then
        [ ! -s errors ]
    else
        grep -q "$1" errors
    fi
}

# Expects this exit status and this error of the last command, or no error if it is "".
expect() { # WHAT EXIT-STATUS EXPECTED-STATUS ERROR
    faults=$((faults + 1))
    [ "$2" -eq "$3" ] && has_error "$4" ||
        wrong "$1: exit status $2, not $3 with '$4'; the error is: $(head -c 300 errors)"
}

# Runs a program with its output in files, and with a time limit in case it hangs.
run() {
    timeout 30 "$@" >said 2>errors
}

[ -c /dev/full ] || skip "no /dev/full"
echo '{"code":1012,"message":"x","data":null}' >body
printf 'HTTP/1.1 401 Unauthorized\r\n\r\n{"code":1012}' >response

# ---- Output that cannot be written ----

into_nowhere() { # PROGRAM ARGUMENT...
    timeout 30 "$@" >/dev/full 2>errors <"$input"
    expect "$* with a full disk" $? "$status" "$error"
    timeout 30 "$@" >&- 2>errors <"$input"
    expect "$* with a closed output" $? "$status" "$error"
    : >errors
    timeout 30 "$@" >/dev/full 2>&- <"$input"
    expect "$* with a full disk and a closed standard error" $? "$status" ''
}

input=body status=2 error='cannot write the output'
for arguments in --help --version 'plus 1012' 'plus token_expired' 1012 list 'list hero' 'search token' 'decode plus' \
    'decode plus body --http 401' 'decode plus --lines' 'decode --lines' 'lookup --lines' 'body plus 1012' 'body --problem hero 1000'; do
    # shellcheck disable=SC2086 # a list of arguments
    into_nowhere "$tool" $arguments
done
for arguments in 'plus 1012' 1012 list 'search token' 'decode plus'; do
    # shellcheck disable=SC2086 # a list of arguments
    into_nowhere "$tool" $arguments --json
done
input=response
into_nowhere "$client" plus
input=/dev/null status=1 error=''
into_nowhere env REQUEST_METHOD=GET PATH_INFO=/plus/1012 "$server"
into_nowhere env REQUEST_METHOD=GET PATH_INFO=/nothing "$server"

# ---- Input that cannot be read ----

for reader in "$tool decode plus" "$tool decode plus --lines" "$tool lookup --lines" "$client plus"; do
    # shellcheck disable=SC2086 # a command and its arguments
    run $reader <&-
    expect "$reader with a closed input" $? 2 'cannot read'
    # shellcheck disable=SC2086
    run $reader </
    expect "$reader with a folder as input" $? 2 'cannot read'
    # shellcheck disable=SC2086
    run $reader </proc/self/mem
    expect "$reader with an input error" $? 2 'cannot read'
done
run "$tool" decode plus /
expect "a folder as FILE" $? 2 '/: cannot read: Is a directory'
run "$tool" decode plus /proc/self/mem
expect "an input error in FILE" $? 2 '/proc/self/mem: cannot read: Input/output error'
run "$tool" decode plus --lines /
expect "a folder as FILE of lines" $? 2 '/: cannot read: Is a directory'
run "$tool" decode plus --lines nowhere/body
expect "no such FILE of lines" $? 2 'nowhere/body: cannot open: No such file or directory'
run "$tool" decode plus nowhere/body
expect "no such FILE" $? 2 'nowhere/body: cannot open: No such file or directory'
run "$tool" decode plus body/body
expect "a FILE below a file" $? 2 'body/body: cannot open: Not a directory'
run "$tool" decode plus ''
expect "a FILE without a name" $? 2 'cannot open: No such file or directory'

# ---- Input that is too long, and too little memory ----

# Prints a body of this many bytes.
long_body() {
    printf '{"code":1012,"data":"'
    head -c $(($1 - 23)) /dev/zero | tr '\0' x
    printf '"}'
}

max=$((64 * 1024 * 1024))
long_body $max >longest
long_body $((max + 1)) >too_long
: >nothing
[ "$(wc -c <longest)" -eq $max ] || fail "the longest body does not have the maximum length"
run "$tool" decode plus longest --json
expect "64 MiB in FILE" $? 1 ''
[ "$(wc -c <said)" -gt $max ] || wrong "64 MiB are not printed completely"
run "$tool" decode plus <longest
expect "64 MiB as input" $? 1 ''
run sh -c "cat longest | \"$tool\" decode plus -"
expect "64 MiB in a pipe" $? 1 ''
for refused in 'FILE' 'input' 'a pipe'; do
    case $refused in
    FILE) run "$tool" decode plus too_long ;;
    input) run "$tool" decode plus <too_long ;;
    *) run sh -c "cat too_long | \"$tool\" decode plus -" ;;
    esac
    expect "64 MiB and a byte in $refused" $? 2 'too large; the limit is 64 MiB'
    cmp -s said nothing || wrong "64 MiB and a byte in $refused are shown all the same"
done
run "$tool" decode plus /dev/zero --json
expect "an endless FILE" $? 2 '{"error":".*too large'
run "$client" plus </dev/zero
expect "an endless response" $? 2 'too long'
run sh -c "ulimit -v 60000; exec \"$tool\" decode plus longest"
expect "60 MB of memory for 64 MiB" $? 2 'longest: out of memory'
run sh -c "ulimit -v 60000; exec \"$tool\" decode plus --lines longest"
expect "60 MB of memory for a line of 64 MiB" $? 2 'longest: out of memory'

# ---- CGI environments that no web server would create ----

if has python3; then
    sanitize='-fsanitize=address,undefined -fno-sanitize-recover=all'
    # shellcheck disable=SC2086 # a list of flags
    can "$cc" $sanitize && ./empty >/dev/null || sanitize=
    # shellcheck disable=SC2086 # a list of flags
    quietly "compiling" compile "$cc" -g -O1 $sanitize "$here/cgi.c" "$source"/src/*.c -o cgi
    python3 "$here/cgi.py" ./cgi || wrong "a CGI environment"
else
    missing python3
fi
finish "$faults faults, each reported"
