/* Whatever the pack, what `ruling init` writes is good: as it stands, and with any line of a
 * profile uncommented; an overlay also with all its examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "author/init/init.h"
#include "decide/judge.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

static const char *const packs[] = {"rules", "tests/cases/tiny", "tests/cases/service",
                                    "tests/cases/office", "tests/cases/patterns"};

enum { PACKS = sizeof packs / sizeof *packs };

static struct pack *open_pack(struct arena *arena, const char *path)
{
    struct diags diags;
    diags_init(&diags, arena);
    struct pack *pack = pack_read(arena, path, &diags);
    for (uint32_t i = 0; i < diags.list.count; i++)
        print_error("%s: %s\n", path, diags.list.items[i].message);
    assert_non_null(pack);
    return pack;
}

/* Whether a text is a profile without mistakes; what is wrong is printed. */
static void check_profile(const struct pack *pack, const char *text, size_t length)
{
    struct arena arena;
    struct diags diags;
    struct profile_input input = {
        .path = "init.yaml", .bytes = text, .length = length, .format = DOCUMENT_YAML};
    arena_init(&arena);
    diags_init(&diags, &arena);
    struct profile *profile = profile_read(&arena, pack, &input, &diags);
    if (!profile)
        fail_msg("%s: %s in:\n%s", pack->name, diags.list.items[0].message, text);
    profile_free(profile);
    arena_fini(&arena);
}

/* The `#` in front of a key, from `at` on; NULL when there is no more. */
static const char *next_answer(const char *at)
{
    for (; at; at = strchr(at + 1, '\n')) {
        const char *mark = at + (*at == '\n');
        mark += strspn(mark, " ");
        if (*mark == '#' && mark[1] >= 'a' && mark[1] <= 'z')
            return mark;
    }
    return NULL;
}

static uint32_t check_answers(const struct pack *pack, const char *text)
{
    uint32_t count = 0;
    size_t length = strlen(text);
    char *copy = malloc(length);
    assert_non_null(copy);
    for (const char *mark = next_answer(text); mark; mark = next_answer(strchr(mark, '\n'))) {
        size_t before = (size_t)(mark - text);
        memcpy(copy, text, before);
        memcpy(copy + before, mark + 1, length - before - 1);
        check_profile(pack, copy, length - 1);
        count++;
    }
    free(copy);
    return count;
}

static void profiles_are_good_with_any_answer_uncommented(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * PACKS; i++) {
        struct arena arena;
        struct strbuf out;
        arena_init(&arena);
        strbuf_init(&out);
        struct pack *pack = open_pack(&arena, packs[i / 2]);
        assert_true(init_profile(pack, i % 2, &out));
        check_profile(pack, out.text, out.length);
        assert_true(check_answers(pack, out.text) > 2);
        strbuf_fini(&out);
        pack_free(pack);
        arena_fini(&arena);
    }
}

/* Takes away the `#` of examples, which no space or an even number of spaces follows. */
static char *uncomment(const char *text)
{
    char *out = malloc(strlen(text) + 1);
    assert_non_null(out);
    char *to = out;
    for (const char *line = text; *line;) {
        size_t length = strcspn(line, "\n") + 1;
        size_t spaces = line[0] == '#' ? strspn(line + 1, " ") : 1;
        size_t skip = spaces % 2 == 0 && line[1 + spaces] != '\n';
        memcpy(to, line + skip, length - skip);
        to += length - skip;
        line += length;
    }
    *to = '\0';
    return out;
}

static void check_overlay(const char *text)
{
    char path[] = "/tmp/ruling-init-XXXXXX";
    struct arena arena;
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    arena_init(&arena);
    pack_free(open_pack(&arena, path));
    arena_fini(&arena);
    unlink(path);
}

static void overlays_are_good_as_they_stand_and_with_all_examples(void **state)
{
    char folder[1000], extends[1200];
    (void)state;
    assert_non_null(getcwd(folder, sizeof folder));
    for (size_t i = 0; i < PACKS; i++) {
        struct arena arena;
        struct strbuf out;
        arena_init(&arena);
        strbuf_init(&out);
        struct pack *pack = open_pack(&arena, packs[i]);
        snprintf(extends, sizeof extends, "%s/%s", folder, packs[i]);
        init_overlay(pack, "ours", extends, &out);
        assert_false(out.failed);
        check_overlay(out.text);
        char *whole = uncomment(out.text);
        assert_true(strlen(whole) + 10 < out.length);
        check_overlay(whole);
        free(whole);
        strbuf_fini(&out);
        pack_free(pack);
        arena_fini(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_are_good_with_any_answer_uncommented),
        cmocka_unit_test(overlays_are_good_as_they_stand_and_with_all_examples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
