# What only one file may call: the heap, and files.
. tests/tap.sh

# Symbols that objects use, as "object symbol".
uses() { # FOLDER
    (cd "$1" && find . -name '*.o' | sed 's|^\./||' | LC_ALL=C sort | xargs nm -A -P -u) |
        sed 's/^\([^:]*\): */\1 /' | awk '{ sub(/@.*/, "", $2); print $1, $2 }'
}

# Uses of SYMBOLS outside of the objects in ALLOWED.
elsewhere() { # FOLDER SYMBOLS ALLOWED
    uses "$1" | awk -v symbols="$2" -v allowed="$3" '
        BEGIN {
            n = split(symbols, list, " "); for (i = 1; i <= n; i++) bad[list[i]] = 1
            n = split(allowed, list, " "); for (i = 1; i <= n; i++) fine[list[i]] = 1
        }
        $2 in bad && !($1 in fine) { print $1 " uses " $2 ": that belongs to " allowed }'
}

heap='malloc calloc realloc reallocarray free aligned_alloc posix_memalign strdup strndup asprintf
    vasprintf open_memstream getline'
files='open open64 openat creat close read write pread pread64 fopen fopen64 fdopen freopen fclose fread
    opendir readdir readdir64 closedir glob glob64 stat stat64 lstat lstat64 fstat fstat64 access realpath
    rename unlink remove mkdir mkstemp mkstemp64 mkostemp mkostemp64 fsync fchmod isatty ioctl'

library() { # FOLDER: a copy of its objects without those of the programs
    mkdir -p "$tap_scratch/library" && cp -R "$1/." "$tap_scratch/library"
    rm -rf "$tap_scratch/library/cmd" "$tap_scratch/library/main.o" "$tap_scratch/library/mkimage.o"
}
library "$BUILD/obj"

elsewhere "$BUILD/obj" "$heap" base/memory.o >"$tap_scratch/heap"
clean "only base/memory.c uses the heap" "$tap_scratch/heap"
elsewhere "$tap_scratch/library" "$files" 'base/file.o base/file_write.o base/folder.o base/term.o' \
    >"$tap_scratch/files"
clean "only base/file.c, base/file_write.c, base/folder.c and base/term.c use files" "$tap_scratch/files"

mkdir -p "$tap_scratch/library/rule"
echo 'void *malloc(unsigned long); void *f(void) { return malloc(9); }' |
    $CC -x c -fno-builtin -c -o "$tap_scratch/library/rule/planted.o" -
if elsewhere "$tap_scratch/library" "$heap" base/memory.o | grep -q '^rule/planted.o uses malloc'; then
    ok "finds a malloc elsewhere"
else
    not_ok "finds a malloc elsewhere" "malloc in rule/planted.o"
fi
finish
