# For tests in shell: prints their results as TAP. Sourced; ROOT and BUILD come from tests/run.
set -u
tap_count=0
tap_scratch=$(mktemp -d)
trap 'rm -rf "$tap_scratch"' EXIT

ok() { # NAME
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1"
}

not_ok() { # NAME WHAT_IS_WRONG
    tap_count=$((tap_count + 1))
    echo "not ok $tap_count - $1"
    printf '%s\n' "$2" | sed 's/^/# /'
}

skip() { # NAME
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP"
}

# The test passes when FILE, its list of complaints, is empty.
clean() { # NAME FILE
    if [ -s "$2" ]; then not_ok "$1" "$(cat "$2")"; else ok "$1"; fi
}

# The last line of every test script: without it the run counts as a crash.
finish() {
    echo "1..$tap_count"
}
