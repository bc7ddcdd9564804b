# SPDX-License-Identifier: MIT
# Prints which tests were skipped, and why, from the first of ctest's logs that exists:  skipped.sh LOG...
for log in "$@"; do
    [ -f "$log" ] && break
done
awk '
    /^[0-9]+\/[0-9]+ Testing: / { name = $3 }
    /^SKIP: / { print (count++ ? "" : "\nSkipped:\n") "  " name ": " substr($0, 7) }' "$log"
