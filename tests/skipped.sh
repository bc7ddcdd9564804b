# SPDX-License-Identifier: MIT
# Says of ctest's log which tests were skipped, and why:  skipped.sh LOG...
for log in "$@"; do
    [ -f "$log" ] && break
done
awk '
    /^[0-9]+\/[0-9]+ Testing: / { name = $3 }
    /^SKIP: / { print (said++ ? "" : "\nSkipped, because there is\n") "  " name ": " substr($0, 7) }' "$log"
