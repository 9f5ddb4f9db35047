# Turns pretty JSON, where each key, value and bracket has a line of its own, into lines "path<TAB>value": the
# steps of a path are keys, and numbers from 0 in lists.
function here(step, i) {
    step = ""
    for (i = 1; i <= depth; i++)
        step = step "/" (list[i] ? at[i] : name[i])
    return substr(step, 2)
}
{
    line = $0
    sub(/^ */, "", line)
    sub(/,$/, "", line)
    if (line == "}" || line == "]") {
        depth--
        next
    }
    if (depth && list[depth])
        at[depth]++
    else if (match(line, /^"([^"\\]|\\.)*": /)) {
        name[depth] = substr(line, 2, RLENGTH - 4)
        line = substr(line, RLENGTH + 1)
    }
    if (line == "{" || line == "[") {
        list[++depth] = line == "["
        at[depth] = -1
        next
    }
    gsub(/^"|"$/, "", line)
    print here() "\t" line
}
