# SPDX-License-Identifier: MIT
# Puts what is to be proved of a source into it, as comments that Frama-C reads:  annotate.awk NOTES SOURCE
# The notes follow the source: a line of it, and below, indented, what holds of the function or loop that begins there.
function without_indentation(line)
{
    sub(/^[ \t]+/, "", line)
    return line
}
FNR == NR && /^[^# \t]/ { line[++notes] = $0 }
FNR == NR && /^[ \t]+[^ \t]/ { note[notes] = note[notes] " " without_indentation($0) }
FNR == NR { next }
FNR == 1 { next_note = 1 }
next_note <= notes && without_indentation($0) == line[next_note] {
    if (next_note in note)
        printf "/*@%s */ ", note[next_note]
    next_note++
}
{ print }
END {
    if (next_note <= notes) {
        print "no such line in " FILENAME ": " line[next_note] > "/dev/stderr"
        exit 1
    }
}
