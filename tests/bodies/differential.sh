#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares how PROGRAM and node read random bodies.
#   differential.sh PROGRAM [SEED [COUNT]]      exits with 77 (skipped) if node is missing
. "$(dirname "$0")/../lib.sh"
need node nodejs
seed=${2:-$(date +%s)}
echo "seed $seed"
node "$here/differential.js" "${1:?the program}" "$seed" "${3:-20000}"
