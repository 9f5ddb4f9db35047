# No include goes up a floor, to a neighbour on the same floor, or round; the outside libraries have
# one user each.
. tests/tap.sh

# Complaints about the sources in a folder laid out as src/ is.
complaints() { # FOLDER
    (cd "$1" && find . -name '*.[ch]' -o -name '*.def' | sed 's|^\./||' | LC_ALL=C sort |
        xargs grep -Hn '^ *# *include' ) | awk -F: '
        BEGIN {
            n = split("base document rule profile engine decide report api cmd", order, " ")
            for (i = 1; i <= n; i++) floor[order[i]] = i - 1
            floor["author"] = floor["interview"] = floor["report"]
            only["yaml.h"] = "document/yaml.c"
            only["yajl/yajl_parse.h"] = "document/json.c"
            only["pcre2.h"] = "rule/regex.c"
            only["curses.h"] = only["term.h"] = "cmd/ask/terminal.c"
        }
        # The folder that decides: mkimage.c is a program on top of rule/, ruling.h belongs to api.c.
        function folder(file) {
            if (file == "main.c") return "cmd"
            if (file == "mkimage.c") return "mkimage"
            if (file !~ /\//) return "api"
            sub(/\/.*/, "", file)
            return file
        }
        function complain(why) { print file ":" line ": " why }
        # Whether FROM may use TO; both are folders.
        function may(from, to) {
            if (from == "mkimage") return floor[to] <= floor["rule"]
            return from == to || floor[to] < floor[from]
        }
        function reach(from, path,   i, n, list) {
            state[from] = 1
            n = split(uses[from], list, " ")
            for (i = 1; i <= n; i++) {
                if (state[list[i]] == 1) print "a circle of includes:" path " " from " " list[i]
                else if (!state[list[i]]) reach(list[i], path " " from)
            }
            state[from] = 2
        }
        {
            file = $1; line = $2; text = $0
            sub(/^[^:]*:[^:]*:/, "", text)
            if (match(text, /<[^>]*>/)) {
                name = substr(text, RSTART + 1, RLENGTH - 2)
                if (name in only && only[name] != file) complain("only " only[name] " uses <" name ">")
                next
            }
            if (!match(text, /"[^"]*"/)) { complain("an include that names no file"); next }
            name = substr(text, RSTART + 1, RLENGTH - 2)
            from = folder(file); to = folder(name)
            uses[file] = uses[file] " " name
            if (!(to in floor)) complain("no such folder: " name)
            else if (from == "cmd" && name != "ruling.h" && name != "base/term.h" && to != "cmd")
                complain("a command uses ruling.h, base/term.h and cmd/, not " name)
            else if (name == "ruling.h" && floor[from] < floor["api"])
                complain("ruling.h is for api.c and what is above")
            else if (!may(from, to)) complain(from "/ must not know " to "/: " name)
        }
        END { for (file in uses) if (!state[file]) reach(file, "") }'
}

complaints src >"$tap_scratch/src"
clean "includes go down, and not round" "$tap_scratch/src"

# Each kind of breach, planted in a copy, is found.
planted() { # NAME FILE LINE PATTERN
    local copy=$tap_scratch/copy
    rm -rf "$copy" && cp -R src "$copy"
    [ -e "$copy/$2" ] || : >"$copy/$2"
    echo "$3" >>"$copy/$2"
    if complaints "$copy" | grep -q "$4"; then ok "finds $1"; else not_ok "finds $1" "$3 in $2"; fi
}
planted "an include upwards" base/vec.c '#include "rule/rule.h"' 'base/ must not know rule/'
planted "an include of a neighbour" report/planted.c '#include "author/lint/lint.h"' 'must not know author/'
planted "a command that goes round the header" cmd/planted.c '#include "rule/pack.h"' 'a command uses'
planted "a second user of a library" base/vec.c '#include <yaml.h>' 'only document/yaml.c'

rm -rf "$tap_scratch/copy" && cp -R src "$tap_scratch/copy"
echo '#include "base/planted.h"' >>"$tap_scratch/copy/base/vec.h"
echo '#include "base/vec.h"' >"$tap_scratch/copy/base/planted.h"
if complaints "$tap_scratch/copy" | grep -q circle; then
    ok "finds a circle"
else
    not_ok "finds a circle" "base/vec.h and base/planted.h include each other"
fi
finish
