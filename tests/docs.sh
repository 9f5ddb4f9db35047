#!/bin/bash
# The examples in the documentation say the truth: runs them, in a scratch copy of the repository's
# samples, and compares what the program says.
#
# Examples are the lines `$ COMMAND` of ```console blocks in README.md and examples/*/README.md, and
# of literal displays in the manuals. Up to the next `$ ` or the end of the block comes what the
# command must give, both streams; a line `…` or `...` stands for any lines. Where nothing follows,
# the command must only not fail. A command that ends with <<'END' goes on up to the line END, so that
# an example can make the files that it needs. Commands other than those of `runs` are for the reader
# alone.
. tests/tap.sh
export PATH="$WORK/bin:$PATH" MEMCHECK="$tap_scratch"

runs='^(ruling|echo|cat|printf|head|sh) |^ruling$'

# Writes the n-th example of a document to scratch files n.cmd, n.line and n.out.
extract() { # FILE PREFIX
    awk -v prefix="$2" -v manual="$([[ $1 = *.md ]] || echo 1)" '
        function unescape(text) {
            gsub(/\\&/, "", text); gsub(/\\-/, "-", text); gsub(/\\\(aq/, "\047", text)
            gsub(/\\\(dq/, "\"", text); gsub(/\\e/, "\\", text)
            return text
        }
        manual && /^\.Bd .*-literal/ { inside = 1; more = here = 0; next }
        manual && /^\.Ed/ { inside = 0; next }
        !manual && /^```console/ { inside = 1; more = here = open = 0; next }
        !manual && /^```/ { inside = 0; next }
        !inside { open = 0; next }
        { text = manual ? unescape($0) : $0 }
        here { print text >(file ".cmd"); here = text != "END"; next }
        text ~ /^\$ / || more {
            if (!more) {
                n++; open = 1; file = prefix n
                print FNR >(file ".line"); printf "" >(file ".out"); printf "" >(file ".cmd")
            }
            sub(/^(\$|>) /, "", text)
            print text >(file ".cmd")
            more = (text ~ /\\$/)
            here = (text ~ /<<\047END\047$/)
            next
        }
        open { print text >(file ".out") }
        END { print n + 0 }' "$1"
}

# Whether ACTUAL is EXPECTED, in which a line of three dots stands for any lines.
matches() { # EXPECTED ACTUAL
    awk 'NR == FNR { want[++n] = $0; next } { got[++m] = $0 }
        function fits(i, j) {
            for (; i <= n; i++) {
                if (want[i] == "…" || want[i] == "...") {
                    for (; j <= m + 1; j++) if (fits(i + 1, j)) return 1
                    return 0
                }
                if (j > m || want[i] != got[j++]) return 0
            }
            return j > m
        }
        END { exit !fits(1, 1) }' "$1" "$2"
}

# Judges one example that was run: its output is in n.got.
judge() { # NAME PREFIX STATUS
    if [ ! -s "$2.out" ]; then
        if [ "$3" -lt 2 ]; then ok "$1"; else not_ok "$1: exit status $3" "$(cat "$2.got")"; fi
    elif matches "$2.out" "$2.got"; then
        ok "$1"
    else
        not_ok "$1" "$(diff -u --label documented --label actual "$2.out" "$2.got")"
    fi
}

run_document() { # FILE FOLDER
    local prefix=$tap_scratch/example- count n status=0
    rm -f "$prefix"*
    count=$(extract "$1" "$prefix")
    for ((n = 1; n <= count; n++)); do
        grep -qE "$runs" "$prefix$n.cmd" || continue
        # `echo $?` asks for the status of the example before.
        (cd "$2" && (exit "$status"); . "$prefix$n.cmd") >"$prefix$n.got" 2>&1 </dev/null
        status=$?
        judge "$1:$(cat "$prefix$n.line"): $(head -1 "$prefix$n.cmd")" "$prefix$n" "$status"
    done
}

samples=$tap_scratch/samples
mkdir "$samples" && cp -R profiles rules examples "$samples"
shopt -s nullglob
for document in README.md CONTRIBUTING.md man/*.[1357]; do
    [ -e "$document" ] && run_document "$document" "$samples"
done
for document in examples/*/README.md; do
    run_document "$document" "$samples/${document%/README.md}"
done
if [ -n "$VALGRIND" ]; then
    cat "$tap_scratch"/memcheck.* >"$tap_scratch/complaints" 2>/dev/null
    clean "valgrind has nothing to say" "$tap_scratch/complaints"
fi
finish
