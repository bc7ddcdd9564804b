#!/bin/sh
# SPDX-License-Identifier: MIT
# check.sh PROGRAM [SEED [COUNT]]: bodies made at random, read by PROGRAM and by node. 77 where there is no node.
set -eu
program=$1
seed=${2:-$(date +%s)}
count=${3:-120000}

echo "seed $seed"
if ! command -v node > /dev/null; then
    echo "SKIP: node is not there"
    exit 77
fi
exec node "$(dirname "$0")/differential.js" "$program" "$seed" "$count"
