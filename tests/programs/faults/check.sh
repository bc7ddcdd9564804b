#!/bin/sh
# SPDX-License-Identifier: MIT
# The tool, the client and the server where the world around them fails: output that nobody takes, input that cannot be
# read or is too long, too little memory, and a CGI environment that no web server would make.
#   check.sh SOURCE TOOL CLIENT SERVER      77 (skipped) without /dev/full, or without python3 for the environments
. "$(dirname "$0")/../../lib.sh"
source=$(cd "${1:?the project}" && pwd) || exit 1
tool=$(realpath "${2:?the tool}") client=$(realpath "${3:?the client}") server=$(realpath "${4:?the server}")
cd "$scratch" || exit 1
faults=0

# Whether the last complaint is this, or none if this is "".
complains_of() {
    if [ -z "$1" ]; then
        [ ! -s complaint ]
    else
        grep -q "$1" complaint
    fi
}

# Whether the last command exited so, in good time, and complained of this; of nothing if it is "".
expect() { # WHAT EXIT-STATUS EXPECTED-STATUS COMPLAINT
    faults=$((faults + 1))
    [ "$2" -eq "$3" ] && complains_of "$4" ||
        wrong "$1: exit status $2, not $3 with '$4'; it says: $(head -c 300 complaint)"
}

# Runs a program with standard output and standard error to the files; a time limit for whatever may hang.
run() {
    timeout 30 "$@" >said 2>complaint
}

[ -c /dev/full ] || skip "no /dev/full"
echo '{"code":1012,"message":"x","data":null}' >body
printf 'HTTP/1.1 401 Unauthorized\r\n\r\n{"code":1012}' >response

# ---- Output that nobody takes ----

into_nowhere() { # PROGRAM ARGUMENT...
    timeout 30 "$@" >/dev/full 2>complaint <"$input"
    expect "a full disk under: $*" $? "$refusal" "$complaint"
    timeout 30 "$@" >&- 2>complaint <"$input"
    expect "a closed output under: $*" $? "$refusal" "$complaint"
    : >complaint
    timeout 30 "$@" >/dev/full 2>&- <"$input"
    expect "nowhere to complain under: $*" $? "$refusal" ''
}

input=body refusal=2 complaint='cannot write the output'
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
input=/dev/null refusal=1 complaint=''
into_nowhere env REQUEST_METHOD=GET PATH_INFO=/plus/1012 "$server"
into_nowhere env REQUEST_METHOD=GET PATH_INFO=/nothing "$server"

# ---- Input that cannot be read ----

for reader in "$tool decode plus" "$tool decode plus --lines" "$tool lookup --lines" "$client plus"; do
    # shellcheck disable=SC2086 # a command and its arguments
    run $reader <&-
    expect "a closed input under: $reader" $? 2 'cannot read'
    # shellcheck disable=SC2086
    run $reader </
    expect "a folder as input under: $reader" $? 2 'cannot read'
    # shellcheck disable=SC2086
    run $reader </proc/self/mem
    expect "an input error under: $reader" $? 2 'cannot read'
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

# ---- Input that is too long, and memory that is too short ----

# A body of so many bytes in all.
long_body() {
    printf '{"code":1012,"data":"'
    head -c $(($1 - 23)) /dev/zero | tr '\0' x
    printf '"}'
}

most=$((64 * 1024 * 1024))
long_body $most >longest
long_body $((most + 1)) >too_long
: >nothing
[ "$(wc -c <longest)" -eq $most ] || fail "the longest body is not so long"
run "$tool" decode plus longest --json
expect "64 MiB in FILE" $? 1 ''
[ "$(wc -c <said)" -gt $most ] || wrong "of 64 MiB not all comes out"
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

# ---- A CGI environment that no web server would make ----

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
finish "$faults faults, each told"
