# Types lines into shells and looks at what a Tab makes of them; prints TAP:
# zsh -f drive.zsh COMPLETIONS FOLDER LINES. FOLDER/in is where the shells stand.
zmodload zsh/zpty || exit 3
completions=$1 folder=$2
lines=("${(@f)$(grep -v '^#' $3)}")
integer n=0

judge() { # NAME EXPECTED ACTUAL
    (( n++ ))
    if [[ $3 == "$2" ]]; then
        print -r -- "ok $n - $1"
    else
        print -r -- "not ok $n - $1"
        print -r -- "# expected: $2"
        print -r -- "# got: ${(V)3}"
    fi
}

# A shell that takes its lines from here, once it says that it is ready.
begin() { # SHELL
    local said start
    case $1 in
    bash) start="bash --norc --noprofile -i" ;;
    zsh) start="zsh -f -i" ;;
    fish) start="env XDG_DATA_DIRS=${(q)folder}/share fish -i" ;;
    esac
    zpty shell "cd ${(q)folder}/in; exec $start" || return
    case $1 in
    bash) zpty -w shell "source ${(q)completions}/ruling" ;;
    zsh) zpty -w shell "fpath=(${(q)completions} \$fpath); autoload -U compinit; compinit -u -D" ;;
    fish) zpty -w shell "set -g fish_autosuggestion_enabled 0" ;;
    esac
    zpty -w shell "stty cols 200; echo rea''dy"
    zpty -r shell said '*ready*'
}

# What a line becomes. Home and End put a command around it that writes it down, as it is; in front of
# them something is typed, since zsh takes a space away again when it was put there in vain.
tabbed() { # TYPED
    local said
    rm -f $folder/line
    zpty -w -n shell "$1"$'\t@\C-aprintf "%s\\n" \'\C-e\' >../line; echo do\'\'ne\r'
    zpty -r shell said '*done*'
    REPLY=$(cat $folder/line 2>&1)
    REPLY=${REPLY/%@/|}
}

for shell in bash zsh fish; do
    for line in $lines; do
        REPLY="$shell does not start"
        begin $shell && tabbed "${line%%$'\t'*}"
        zpty -d shell
        judge "$shell: ${line%%$'\t'*}" "${line#*$'\t'}" "$REPLY"
    done
done

print "1..$n"
