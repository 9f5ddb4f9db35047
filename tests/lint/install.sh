# What is installed can be used, by the program's name, from the shared and from the static library;
# and uninstall leaves nothing behind.
. tests/tap.sh
stage=$tap_scratch/stage
prefix=/opt/ruling
flags=${SAN:+-fsanitize=$SAN}
[ -d "$BUILD/obj" ] && nm "$BUILD/obj/base/memory.o" | grep -q gcov && flags="$flags --coverage"

# make, as it was called; its words are kept for when it fails.
run_make() {
    $MAKE -s --no-print-directory "$@" DESTDIR="$stage" PREFIX="$prefix" >"$tap_scratch/make" 2>&1
}
mkdir "$stage"
run_make install || echo "make install failed" >>"$tap_scratch/make"
clean "install says nothing" "$tap_scratch/make"
find "$stage" ! -type d | sed "s|$stage$prefix/||" | LC_ALL=C sort >"$tap_scratch/installed"
for file in bin/ruling include/ruling.h lib/libruling.a lib/libruling.so lib/libruling.so.0 \
    lib/pkgconfig/ruling.pc share/ruling/rules/pack.yaml share/man/man1/ruling-doc.1 \
    share/man/man7/ruling-backend-runtime.7 share/bash-completion/completions/ruling \
    share/zsh/site-functions/_ruling share/fish/vendor_completions.d/ruling.fish; do
    if grep -qx "$file" "$tap_scratch/installed"; then
        ok "installs $file"
    else
        not_ok "installs $file" "$(cat "$tap_scratch/installed")"
    fi
done

cat >"$tap_scratch/user.c" <<'END'
#include <ruling.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    ruling_messages *messages = ruling_messages_new();
    ruling_pack *pack = NULL;
    ruling_status status = ruling_pack_builtin(&pack, messages);
    printf("%s %d\n", ruling_version(), (int)status);
    ruling_pack_free(pack);
    ruling_messages_free(messages);
    return strcmp(ruling_version(), RULING_VERSION) != 0;
}
END
config() {
    PKG_CONFIG_PATH=$stage$prefix/lib/pkgconfig pkg-config --define-prefix "$@"
}
expected="$(config --modversion ruling) 0"
build_user() { # KIND, further flags of the compiler
    # shellcheck disable=SC2046,SC2086
    $CC $flags -o "$tap_scratch/user-$1" "$tap_scratch/user.c" $(config --cflags ruling) "${@:2}" \
        2>&1 && LD_LIBRARY_PATH=$stage$prefix/lib "$tap_scratch/user-$1" 2>&1
}
for kind in shared static; do
    case $kind in
    # shellcheck disable=SC2046
    shared) said=$(build_user shared $(config --libs ruling)) ;;
    static) said=$(build_user static "$stage$prefix/lib/libruling.a" \
        $(config --static --libs-only-l ruling | sed 's/-lruling//')) ;;
    esac
    if [ "$said" = "$expected" ]; then
        ok "a program uses the $kind library"
    else
        not_ok "a program uses the $kind library" "expected: $expected"$'\n'"got: $said"
    fi
done
if readelf -d "$tap_scratch/user-shared" | grep -q 'NEEDED.*libruling\.so\.0\]'; then
    ok "the shared library's name has its version"
else
    not_ok "the shared library's name has its version" "$(readelf -d "$tap_scratch/user-shared")"
fi
"$stage$prefix/bin/ruling" eval -r "$stage$prefix/share/ruling/rules" -f json \
    profiles/*.yaml >"$tap_scratch/rules.json" 2>"$tap_scratch/said"
"$stage$prefix/bin/ruling" eval -f json profiles/*.yaml 2>&1 >"$tap_scratch/builtin.json" |
    cat >>"$tap_scratch/said"
diff "$tap_scratch/rules.json" "$tap_scratch/builtin.json" >>"$tap_scratch/difference" 2>&1
[ -s "$tap_scratch/builtin.json" ] || cat "$tap_scratch/said" >>"$tap_scratch/difference"
clean "the installed rules and the carried pack rule alike" "$tap_scratch/difference"

run_make uninstall || echo "make uninstall failed" >>"$tap_scratch/make"
clean "uninstall says nothing" "$tap_scratch/make"
find "$stage" -mindepth 1 >"$tap_scratch/left"
clean "uninstall leaves nothing" "$tap_scratch/left"

# With others' files in the same folders, exactly those stay.
mkdir -p "$stage$prefix/bin" "$stage$prefix/share/ruling" "$stage$prefix/lib/pkgconfig"
touch "$stage$prefix/bin/other" "$stage$prefix/share/ruling/mine.yaml" "$stage$prefix/lib/pkgconfig/other.pc"
find "$stage" | LC_ALL=C sort >"$tap_scratch/before"
run_make install && run_make uninstall
find "$stage" | LC_ALL=C sort | diff "$tap_scratch/before" - >"$tap_scratch/difference"
clean "uninstall leaves what is not ours" "$tap_scratch/difference"
finish
