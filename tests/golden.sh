#!/bin/bash
# Golden tests: tests/golden.sh PATTERN runs the cases tests/golden/PATTERN.
#
# A case is a folder with `cmd`, lines for bash, and what they must give: `stdout` and `stderr`
# (missing: nothing) and `status` (missing: 0). It runs in a scratch copy of its folder, with the
# built program first on PATH; $ROOT is the repository, and stands for it in the expected files.
# UPDATE=1 writes down what the program says now. A case with a file `no-valgrind`, which
# says why, is left out under valgrind.
. tests/tap.sh

run_case() { # FOLDER SCRATCH
    mkdir -p "$2/in" && cp -R "$1/." "$2/in" || return
    (cd "$2/in" && rm -f cmd stdout stderr status no-valgrind && exec env -i \
        PATH="$WORK/bin:/usr/local/bin:/usr/bin:/bin" HOME="$2" MEMCHECK="$2" ROOT="$ROOT" LC_ALL=C.UTF-8 \
        TERM=dumb TZ=UTC SOURCE_DATE_EPOCH=1767225600 ASAN_OPTIONS="$ASAN_OPTIONS" \
        UBSAN_OPTIONS="$UBSAN_OPTIONS" bash "$ROOT/$1/cmd" \
        >"$2/stdout.raw" 2>"$2/stderr.raw" </dev/null)
    echo $? >"$2/status"
    for stream in stdout stderr; do
        sed "s|$ROOT|\$ROOT|g" "$2/$stream.raw" >"$2/$stream"
    done
}

# Prints how what came differs from what is expected in one file.
compare() { # FOLDER SCRATCH FILE DEFAULT
    if [ -e "$1/$3" ]; then cp "$1/$3" "$2/$3.expected"; else printf '%s' "$4" >"$2/$3.expected"; fi
    diff -u --label "expected $3" --label "actual $3" "$2/$3.expected" "$2/$3"
}

update() { # FOLDER SCRATCH FILE EMPTY
    if [ "$(cat "$2/$3")" = "$4" ]; then rm -f "$1/$3"; else cp "$2/$3" "$1/$3"; fi
    echo "# updated $1/$3"
}

for cmd in tests/golden/$1/cmd; do
    [ -e "$cmd" ] || continue
    folder=${cmd%/cmd}
    if [ -n "$VALGRIND" ] && [ -e "$folder/no-valgrind" ]; then
        skip "${folder##*/}"
        continue
    fi
    scratch=$tap_scratch/${folder##*/}
    run_case "$folder" "$scratch"
    for file in stdout: stderr: status:0$'\n'; do
        if ! compare "$folder" "$scratch" "${file%%:*}" "${file#*:}" >"$scratch/diff"; then
            if [ -n "$UPDATE" ]; then
                update "$folder" "$scratch" "${file%%:*}" "$(printf '%s' "${file#*:}")"
            else
                cat "$scratch/diff" >>"$scratch/complaints"
            fi
        fi
    done
    cat "$scratch"/memcheck.* >>"$scratch/complaints" 2>/dev/null
    clean "${folder##*/}" "$scratch/complaints"
    rm -rf "$scratch"
done
finish
