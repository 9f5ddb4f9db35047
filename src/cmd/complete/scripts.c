#include "cmd/complete/scripts.h"

#include <string.h>

/* Bash parts words at `=` and `:` as well; where a word begins is seen in the line. It replaces
 * only what is behind the last of these, which it hands over as $2. */
static const char bash[] =
    "# Completes `ruling` in bash. `ruling completions bash` prints this.\n"
    "_ruling() {\n"
    "    local line=${COMP_LINE:0:COMP_POINT} words=() found=() word typed path i files=\n"
    "    for ((i = 0; i <= COMP_CWORD; i++)); do\n"
    "        if [[ $i == 0 || $line == [[:blank:]]* ]]; then\n"
    "            line=${line#\"${line%%[![:blank:]]*}\"}\n"
    "            words+=('')\n"
    "        fi\n"
    "        word=${COMP_WORDS[i]}\n"
    "        ((i < COMP_CWORD)) || word=$line\n"
    "        words[${#words[@]} - 1]+=$word\n"
    "        line=${line#\"$word\"}\n"
    "    done\n"
    "    typed=${words[${#words[@]} - 1]}\n"
    "    words=(\"${words[@]//[\\\\\\\"\\']/}\")\n"
    "    words=(\"${words[@]/#\\~\\//$HOME/}\")\n"
    "    word=${words[${#words[@]} - 1]}\n"
    "    while IFS= read -r line; do\n"
    "        if [[ $line == $'\\t'* ]]; then files=1; else found+=(\"${line%%$'\\t'*}\"); fi\n"
    "    done < <(ruling complete -- \"${words[@]:1}\" 2>/dev/null)\n"
    "    if [[ $files ]]; then\n"
    "        path=${word#--*=}\n"
    "        while IFS= read -r line; do\n"
    "            found+=(\"${word%\"$path\"}$line\")\n"
    "        done < <(compgen -f -- \"$path\")\n"
    "        compopt -o filenames 2>/dev/null\n"
    "    elif [[ ${#found[@]} == 1 && ${found[0]} == *[=/] ]]; then\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    fi\n"
    "    path=${2//[\\\\\\\"\\']/}\n"
    "    path=${word%\"$path\"}\n"
    "    COMPREPLY=()\n"
    "    for line in \"${found[@]}\"; do\n"
    "        line=${line#\"$path\"}\n"
    "        [[ $files || $typed == [\\\"\\']* ]] || printf -v line %q \"$line\"\n"
    "        COMPREPLY+=(\"$line\")\n"
    "    done\n"
    "}\n"
    "complete -F _ruling ruling\n";

static const char zsh[] =
    "#compdef ruling\n"
    "# Completes `ruling` in zsh. `ruling completions zsh` prints this.\n"
    "_ruling() {\n"
    "    local line name head files typed=${(Q)PREFIX}\n"
    "    local -a before open closed\n"
    "    before=(\"${(@Q)words[2,CURRENT-1]}\")\n"
    "    before=(\"${(@)before/#\\~\\//$HOME/}\")\n"
    "    (( CURRENT > 2 )) || before=()\n"
    "    head=${typed%${typed##*=}}\n"
    "    for line in \"${(@f)$(ruling complete -- \"${before[@]}\" \"$typed\" 2>/dev/null)}\"; do\n"
    "        name=${line%%$'\\t'*}\n"
    "        name=${name#$head}\n"
    "        line=${name//:/\\\\:}:${line#*$'\\t'}\n"
    "        if [[ $line == :files ]]; then files=1\n"
    "        elif [[ $name == *[=/] ]]; then open+=(\"$line\")\n"
    "        elif [[ -n $name ]]; then closed+=(\"$line\")\n"
    "        fi\n"
    "    done\n"
    "    compset -P '*='\n"
    "    (( $#open )) && _describe ruling open -S ''\n"
    "    (( $#closed )) && _describe ruling closed\n"
    "    [[ -n $files ]] && _files\n"
    "}\n"
    "if [[ $funcstack[1] == _ruling ]]; then _ruling \"$@\"; else compdef _ruling ruling; fi\n";

static const char fish[] =
    "# Completes `ruling` in fish. `ruling completions fish` prints this.\n"
    "function __ruling_complete\n"
    "    set -l words (commandline -opc)\n"
    "    set -l typed (commandline -ct | string replace -ra '[\\\\\\\\\"\\']' '')\n"
    "    set words (string replace -r '^~/' \"$HOME/\" -- $words[2..-1])\n"
    "    for line in (ruling complete -- $words \"$typed\" 2>/dev/null)\n"
    "        if test \"$line\" = \\tfiles\n"
    "            set -l head (string match -r -- '^--[^=]*=' \"$typed\")\n"
    "            set -l path (string replace -r -- '^--[^=]*=' '' \"$typed\")\n"
    "            for file in (__fish_complete_path \"$path\")\n"
    "                echo -- \"$head$file\"\n"
    "            end\n"
    "        else\n"
    "            echo -- \"$line\"\n"
    "        end\n"
    "    end\n"
    "end\n"
    "complete -c ruling -f -k -a '(__ruling_complete)'\n";

static const char *const shells[] = {"bash", "zsh", "fish", NULL};
static const char *const scripts[] = {bash, zsh, fish};

const char *const *scripts_shells(void)
{
    return shells;
}

const char *scripts_of(const char *shell)
{
    for (size_t i = 0; shells[i]; i++)
        if (strcmp(shells[i], shell) == 0)
            return scripts[i];
    return NULL;
}
