# SPDX-License-Identifier: MIT
# Adds notes to a source, as annotations that Frama-C reads:  annotate.awk NOTES SOURCE
# The notes are in the order of the source. Each is a line of the source and, indented below it, the annotation of the
# function or loop that starts there.
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
