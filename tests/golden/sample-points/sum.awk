# Recomputes what a ruling says from its parts; input is flat.awk's of one ruling.
BEGIN { FS = "\t" }
function near(a, b) { return a - b < 0.0006 && b - a < 0.0006 }
function check(what, said, is) {
    checked++
    if (!near(said, is))
        print name ": " what " is " said ", not " is
}
function component(i) { return R "components/" i "/" }
function plan(i) { return R "plans/" i "/" }

# An option of a component is worth what its rules that fired counted.
function check_option(path, option, i, sum, points) {
    points = value[path "options/" option "/points"]
    for (i = 0; (path "rules/" i "/id") in value; i++)
        if (value[path "rules/" i "/state"] == "fired")
            sum += value[path "rules/" i "/effects/" option "/counted"]
    check(path option, points, sum)
    if (points < value[path "options/" option "/low"] || points > value[path "options/" option "/high"])
        print name ": " path option " is not within its bounds"
}
function is_excluded(path, option) { return (path "options/" option "/excluded_by/0") in value }

# By how much its best option leads the next, and what it has less than with its best.
function check_standing(path, i, best, lead, next_best, found) {
    best = value[path "best"]
    for (i in options)
        if (i != best && best != "null" && !is_excluded(path, i)) {
            lead = value[path "options/" best "/points"] - value[path "options/" i "/points"]
            next_best = !found || lead < next_best ? lead : next_best
            found = 1
        }
    if (found)
        check(path "margin", value[path "margin"], next_best)
    if (value[path "option"] != "null" && best != "null") {
        lead = value[path "options/" best "/points"] - value[path "options/" value[path "option"] "/points"]
        check(path "regret", value[path "regret"], lead > 0 ? lead : 0)
    }
}

# A plan is worth what its components are, less what moving, boundaries and options cost, by the sizes.
function check_plan(path, i, given, size, fit, moving) {
    for (i = 0; i < components; i++) {
        given = value[path "assignment/" value[component(i) "name"]]
        size = value[component(i) "size"]
        fit += size * value[component(i) "options/" given "/points"]
        if ((component(i) "switch/cost") in value && value[component(i) "current"] != given)
            moving += size * value[component(i) "switch/cost"]
    }
    check(path "fit", value[path "fit"], fit)
    check(path "switching", value[path "switching"], moving)
    check(path "total", value[path "total"], fit - moving - value[path "links"] - value[path "introduce"] - \
        value[path "second"])
    check(path "points", value[path "points"], value[path "total"] / sizes)
}

# By how much the best plan leads another, by the size of what they place differently.
function check_margin(path, i, who, size) {
    for (i = 0; i < components; i++) {
        who = value[component(i) "name"]
        if (value[path "assignment/" who] != value[plan(0) "assignment/" who])
            size += value[component(i) "size"]
    }
    if (size > 0)
        check(path "margin", value[path "margin"], (value[plan(0) "total"] - value[path "total"]) / size)
    if (value[R "runner_up/plan"] == value[path "plan"])
        check(R "margin", value[R "margin"], value[path "margin"])
}

# The overhead at which the best option alone would be worth as much as the split.
function check_split(i, mix, single) {
    for (i = plans - 1; i >= 0; i--) {
        if (value[plan(i) "possible"] == "true" && value[plan(i) "plan"] in options)
            single = plan(i)
        if (value[plan(i) "plan"] == combination)
            mix = plan(i)
    }
    check("overhead", value[R "split/overhead"], value[mix "introduce"] + value[mix "second"])
    check("link_cost", value[R "split/link_cost"], value[mix "links"])
    if (single != "")
        check("break_even", value[R "split/break_even"], \
            value[R "split/overhead"] + value[mix "total"] - value[single "total"])
}
{
    value[$1] = $2
    if (match($1, /components\/0\/options\/[^\/]*\/points$/))
        options[substr($1, RSTART + 21, RLENGTH - 28)]
}
END {
    R = "rulings/0/"
    for (components = 0; (component(components) "name") in value; components++)
        sizes += value[component(components) "size"]
    for (i = 0; i < components; i++) {
        for (option in options)
            check_option(component(i), option)
        check_standing(component(i))
    }
    for (plans = 0; (plan(plans) "plan") in value; plans++) {
        check_plan(plan(plans))
        check_margin(plan(plans))
        if (!(value[plan(plans) "plan"] in options) && value[plan(plans) "plan"] != "as_is")
            combination = value[plan(plans) "plan"]
    }
    if ((R "split/overhead") in value)
        check_split()
    print name ": " checked " sums"
}
