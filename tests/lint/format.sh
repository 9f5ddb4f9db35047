# Sources are laid out as .clang-format says, and are plain text.
. tests/tap.sh

mapfile -t sources < <(find src tests -name '*.[ch]' | LC_ALL=C sort)
clang-format --dry-run "${sources[@]}" 2>&1 | sed -n 's/^\([^:]*:[0-9]*\):.*clang-formatted.*/\1/p' |
    sort -u >"$tap_scratch/format"
clean "clang-format changes nothing" "$tap_scratch/format"

mapfile -t texts < <(find src tests/*.[ch] tests/*/*.[ch] tests/*/*.sh rules profiles man examples \
    Makefile .ci -type f | LC_ALL=C sort)
grep -InE $'[ \t]+$|\r' "${texts[@]}" >"$tap_scratch/space"
clean "no line ends in space" "$tap_scratch/space"
finish
