# Both libraries show what ruling.h declares, and nothing else.
. tests/tap.sh

sed -n 's/^RULING_API .*[ *]\(ruling_[a-z_]*\)(.*/\1/p' src/ruling.h | sort >"$tap_scratch/declared"
if [ -s "$tap_scratch/declared" ]; then
    ok "ruling.h declares functions"
else
    not_ok "ruling.h declares functions" "no line begins with RULING_API"
fi

defined() { # FILE, nm's options
    nm -P "${@:2}" --defined-only "$1" | awk '$2 ~ /^[A-Z]$/ { print $1 }' | sed 's/@.*//' | sort -u
}
defined "$BUILD/libruling.so.0" -D >"$tap_scratch/shared"
defined "$BUILD/libruling.a" -g >"$tap_scratch/static"
for library in shared static; do
    # The sanitizers and gcov add names of their own.
    grep -v '^__\(asan\|ubsan\|gcov\|llvm\|odr_asan\|sancov\|start\|stop\)' "$tap_scratch/$library" |
        diff "$tap_scratch/declared" - >"$tap_scratch/difference"
    clean "the $library library shows what ruling.h declares" "$tap_scratch/difference"
done
finish
