# Reads a ruling in pretty JSON, where each key has a line of its own.
function number(text) {
    gsub(/[^-0-9.]/, "", text)
    return text + 0
}
function key(line) {
    sub(/^ *"/, "", line)
    sub(/".*/, "", line)
    return line
}
function near(a, b) { return a - b < 0.0005 && b - a < 0.0005 }
function close_component(option) {
    for (option in points) {
        checked++
        if (!near(points[option], sum[option]))
            print name ": " component " " option ": points " points[option] ", sum " sum[option] + 0
        if (points[option] < low[option] - 0.0005 || points[option] > high[option] + 0.0005)
            print name ": " component " " option ": " points[option] " is not in " low[option] " .. " high[option]
    }
    delete points
    delete low
    delete high
    delete sum
}
{
    match($0, /^ */)
    depth = RLENGTH
}
/"components": \[/ { inside = depth }
inside && /"name":/ && depth == inside + 4 { close_component(); component = $2 }
/"options": \{/ && inside { options = depth }
options && depth == options + 2 && /\{$/ { option = key($0) }
options && /"points":/ { points[option] = number($2) }
options && /"low":/ { low[option] = number($2) }
options && /"high":/ { high[option] = number($2) }
options && depth == options && /\}/ { options = 0 }
inside && /"state":/ { state = $2 }
/"effects": \{/ && inside { effects = depth }
effects && depth == effects + 2 && /\{/ { option = key($0) }
effects && /"counted":/ && state ~ /fired/ { sum[option] += number($2) }
effects && depth == effects && /\}/ { effects = 0 }
inside && depth == inside && /\]/ { close_component(); inside = 0 }
END { print name ": " checked " sums" }
