# Manuals are sound mdoc, and name the flags that the commands take.
. tests/tap.sh

shopt -s nullglob
for manual in man/*.[1357] "$BUILD"/*.7; do
    mandoc -Tlint -Wwarning "$manual" >"$tap_scratch/lint" 2>&1
    clean "mandoc accepts ${manual#"$BUILD/"}" "$tap_scratch/lint"
done

# Flags in the help of a command; `ruling` stands for those that every command takes.
flags_in_help() { # COMMAND HEADING
    ruling help "$1" | awk -v heading="$2" '
        /^[A-Z]/ { inside = ($0 == heading) }
        inside && match($0, /^ +-[^ ,]*(, --[a-z-]+)?/) {
            flags = substr($0, RSTART, RLENGTH)
            gsub(/[ ,]+/, "\n", flags); print flags
        }' | grep -o '^-[a-z-]*' | sort -u
}

# Flags in the synopsis and the lists of a manual.
flags_in_manual() { # FILE
    awk '/^\.Sh/ { synopsis = ($2 == "SYNOPSIS") } synopsis || /^\.It .*Fl/' "$1" |
        grep -oE 'Fl -?[A-Za-z0-9][A-Za-z0-9-]*' | sed 's/^Fl /-/' | sort -u
}

export PATH="$WORK/bin:$PATH"
for command in $(ruling help | awk '/^[A-Z]/ { inside = ($0 == "COMMANDS") } inside && /^  [a-z]/ { print $1 }'); do
    manual=man/ruling-$command.1
    [ -e "$manual" ] || continue
    flags_in_help "$command" OPTIONS >"$tap_scratch/help"
    flags_in_help "$command" "COMMON OPTIONS" >"$tap_scratch/common"
    flags_in_manual "$manual" >"$tap_scratch/manual"
    {
        comm -23 "$tap_scratch/help" "$tap_scratch/manual" | sed "s|^|not in $manual: |"
        sort -u "$tap_scratch/help" "$tap_scratch/common" | comm -13 - "$tap_scratch/manual" |
            sed "s|^|no flag of ruling $command: |"
    } >"$tap_scratch/difference"
    clean "$manual names the flags of the command" "$tap_scratch/difference"
done
finish
