#!/bin/sh
# SPDX-License-Identifier: MIT
# Bodies made at random are read by PROGRAM and by node.
#   differential.sh PROGRAM [SEED [COUNT]]      77 (skipped) where there is no node
. "$(dirname "$0")/../lib.sh"
need node nodejs
seed=${2:-$(date +%s)}
echo "seed $seed"
node "$here/differential.js" "${1:?the program}" "$seed" "${3:-20000}"
