#!/bin/sh
# SPDX-License-Identifier: MIT
# Where packages are missing, .ci/packages installs them, as root or with sudo, or prints what to install. The machine
# here is a folder of fake commands, which only record how they are called.
#   packages.sh SOURCE
. "$(dirname "$0")/../lib.sh"
packages=$(cd "${1:?the project}" && pwd)/.ci/packages || exit 1
machine=$scratch/machine

command_is() { # NAME LINE...: makes the command a shell script of these lines
    name=$1
    shift
    printf '%s\n' "#!$(command -v sh)" "$@" >"$machine/$name" && chmod +x "$machine/$name"
}

# Makes a machine that has these commands but no packages, and a user with this ID.
machine() { # UID COMMAND...
    rm -rf "$machine" "$scratch/calls" && mkdir "$machine" && : >"$scratch/calls"
    ln -s "$(command -v grep)" "$(command -v env)" "$(command -v sh)" "$machine" || exit 1
    command_is id "echo $1"
    command_is dpkg-query "exit 1"
    shift
    for name; do
        command_is "$name" "echo $name \"\$@\" >>$scratch/calls"
    done
}

run() { # STATUS ARGUMENT...: leaves the output in $scratch/output
    wanted=$1
    shift
    status=0
    PATH=$machine sh "$packages" "$@" >"$scratch/output" 2>&1 || status=$?
    [ $status -eq "$wanted" ] || wrong "packages $*: exit status $status instead of $wanted" "$(cat "$scratch/output")"
}

says() { # WORDS: the output has to contain them
    grep -qF -e "$1" "$scratch/output" || wrong "the output lacks '$1':" "$(cat "$scratch/output")"
}

calls() { # LINE...: the fake commands have to be called like this
    printf '%s\n' "$@" | diff - "$scratch/calls" || wrong "the calls (>) are not those expected (<)"
}

install='apt-get install -y -qq --no-install-recommends'

machine 0 apt-get
run 0 run
says "packages: $install gcc libc6-dev make cmake"
calls "apt-get update -qq" "$install gcc libc6-dev make cmake"

machine 0 apt-get gcc make cmake
run 0 package
calls "apt-get update -qq" "$install libc6-dev dpkg-dev file"

machine 1000 apt-get sudo
run 0 run
says "packages: sudo $install gcc"
calls "sudo apt-get update -qq" "sudo env DEBIAN_FRONTEND=noninteractive $install gcc libc6-dev make cmake"

machine 1000 apt-get
run 1 run
says "Run this as root: $install gcc libc6-dev make cmake"
[ ! -s "$scratch/calls" ] || wrong "without sudo, it tries to install"

machine 1000 cc make cmake
run 0 test
says "install what Debian calls gcc libc6-dev libcmocka-dev"
for commands in "make cmake" "cc cmake" "cc make"; do
    # shellcheck disable=SC2086 # a list
    machine 1000 $commands
    run 1 run
    says "install what Debian calls"
done

machine 0 apt-get
command_is dpkg-query "echo install ok installed"
run 0 test
[ ! -s "$scratch/calls" ] && [ ! -s "$scratch/output" ] || wrong "it installs or mentions packages that are installed"

run 2 everything
says "usage:"
finish "packages are installed as root or with sudo, or else named"
