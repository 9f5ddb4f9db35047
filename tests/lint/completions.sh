# The scripts that shells are given are sound; what they do is for golden tests and tests/shells.
. tests/tap.sh

ruling=$WORK/bin/ruling
"$ruling" completions bash >"$tap_scratch/bash" 2>"$tap_scratch/said"
bash -n "$tap_scratch/bash" 2>>"$tap_scratch/said"
clean "bash reads its script" "$tap_scratch/said"
if command -v shellcheck >/dev/null; then
    shellcheck -s bash "$tap_scratch/bash" tests/shells/run >"$tap_scratch/said" 2>&1
    clean "shellcheck finds nothing in it, nor in what tests it" "$tap_scratch/said"
else
    skip "shellcheck finds nothing in it, nor in what tests it"
fi
for shell in zsh fish; do
    if command -v $shell >/dev/null; then
        "$ruling" completions $shell >"$tap_scratch/$shell"
        $shell -n "$tap_scratch/$shell" >"$tap_scratch/said" 2>&1
        clean "$shell reads its script" "$tap_scratch/said"
    else
        skip "$shell reads its script"
    fi
done
finish
