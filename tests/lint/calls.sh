# No call goes up a floor, and the library calls nothing that prints, exits or aborts.
. tests/tap.sh

# "object symbol type" for all symbols of the objects below a folder laid out as src/ is.
symbols() { # FOLDER
    (cd "$1" && find . -name '*.o' | sed 's|^\./||' | LC_ALL=C sort | xargs nm -A -P) |
        sed 's/^\([^:]*\): */\1 /'
}

complaints() { # FOLDER
    symbols "$1" | awk '
        BEGIN {
            n = split("base document rule profile engine decide report api cmd", order, " ")
            for (i = 1; i <= n; i++) floor[order[i]] = i - 1
            floor["author"] = floor["interview"] = floor["report"]
            n = split("printf vprintf puts putchar fputs fputc fwrite fprintf vfprintf putc perror exit " \
                "_exit _Exit quick_exit abort __assert_fail __printf_chk __fprintf_chk stdout stderr " \
                "system popen fork execve signal sigaction setlocale atexit", list, " ")
            for (i = 1; i <= n; i++) forbidden[list[i]] = 1
        }
        function folder(object) {
            if (object == "main.o") return "cmd"
            if (object == "mkimage.o") return "mkimage"
            if (object !~ /\//) return "api"
            sub(/\/.*/, "", object)
            return object
        }
        function may(from, to) {
            if (from == "mkimage") return floor[to] <= floor["rule"]
            return from == to || floor[to] < floor[from]
        }
        $3 ~ /^[TDBRVWC]$/ { home[$2] = $1 }
        $3 == "U" { from[++calls] = $1; symbol[calls] = $2 }
        END {
            for (i = 1; i <= calls; i++) {
                f = folder(from[i]); s = symbol[i]
                if (s in home) {
                    t = folder(home[s])
                    if (home[s] == "builtin_image.o") t = "base"
                    if (f == "cmd") {
                        if (t != "cmd" && s !~ /^ruling_/ && home[s] != "base/term.o")
                            print from[i] " uses " s " of " home[s] ", which ruling.h does not offer"
                    } else if (!may(f, t)) print from[i] " uses " s " of " home[s] ", which is above it"
                } else if (f != "cmd" && f != "mkimage" && s in forbidden)
                    print from[i] " uses " s ": the library does not print, exit or abort"
            }
        }'
}

complaints "$BUILD/obj" >"$tap_scratch/obj"
clean "calls go down" "$tap_scratch/obj"

planted() { # NAME FOLDER SOURCE PATTERN
    local copy=$tap_scratch/copy
    rm -rf "$copy" && mkdir -p "$copy/$2" && cp -R "$BUILD/obj/." "$copy"
    echo "$3" | $CC -x c -c -o "$copy/$2/planted.o" -
    if complaints "$copy" | grep -q "$4"; then ok "finds $1"; else not_ok "finds $1" "$3 in $2"; fi
}
planted "a call upwards" base 'void ruling_pack_free(void *); void f(void *p) { ruling_pack_free(p); }' \
    'which is above it'
planted "a command that goes round the header" cmd \
    'void mem_free(void *); void f(void *p) { mem_free(p); }' 'does not offer'
planted "a print in the library" base 'int puts(const char *); void f(void) { puts("x"); }' \
    'does not print'
planted "an exit in the library" rule '_Noreturn void exit(int); void f(void) { exit(1); }' 'does not print'
finish
