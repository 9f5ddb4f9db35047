/* What an interview is about: a file, read and judged again and again. */
#include "interview_fixture.h"

#include "interview/matter.h"

#define TINY "tests/cases/tiny"

/* A matter with the pack in which it is judged. */
struct court {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct judge *judge;
    struct matter matter;
};

static void open_court(struct court *court, const struct profile_input *input)
{
    *court = (struct court){.pack = NULL};
    arena_init(&court->arena);
    diags_init(&court->diags, &court->arena);
    court->pack = pack_read(&court->arena, TINY, &court->diags);
    assert_non_null(court->pack);
    court->judge = judge_new(court->pack);
    assert_non_null(court->judge);
    assert_true(matter_init(&court->matter, &court->arena, court->judge, input, true));
}

static void close_court(struct court *court)
{
    judge_free(court->judge);
    pack_free(court->pack);
    arena_fini(&court->arena);
}

static bool read_version(struct court *court, const char *text, struct version *version)
{
    return matter_read(&court->matter, text, strlen(text), &court->arena, &court->diags, version);
}

static void all_of_the_input_but_settings_is_kept(void **state)
{
    (void)state;
    struct court court;
    char path[] = "p.yaml", base[] = "base.yaml", day[] = "2026-01-02";
    const char *bases[] = {base};
    const char *settings[] = {"team.size=3"};
    open_court(&court, &(struct profile_input){.path = path,
                                               .bases = bases,
                                               .base_count = 1,
                                               .as_of = day,
                                               .settings = settings,
                                               .setting_count = 1});
    memset(path, 'x', strlen(path));
    memset(base, 'x', strlen(base));
    memset(day, 'x', strlen(day));
    bases[0] = NULL;
    const struct profile_input *kept = &court.matter.source.input;
    assert_string_equal(kept->path, "p.yaml");
    assert_int_equal(kept->base_count, 1);
    assert_string_equal(kept->bases[0], "base.yaml");
    assert_string_equal(kept->as_of, "2026-01-02");
    assert_null(kept->as_of_from);
    assert_int_equal(kept->setting_count, 0);
    close_court(&court);
}

static void a_file_that_is_not_there_is_no_mistake(void **state)
{
    (void)state;
    struct court court;
    char *bytes;
    size_t length;
    open_court(&court, &(struct profile_input){.path = TINY "/no-such-file.yaml"});
    assert_int_equal(matter_fetch(&court.matter, &court.arena, &court.diags, &bytes, &length),
                     FILE_MISSING);
    assert_int_equal(court.diags.list.count, 0);
    close_court(&court);
    open_court(&court, &(struct profile_input){.path = TINY});
    assert_int_equal(matter_fetch(&court.matter, &court.arena, &court.diags, &bytes, &length),
                     FILE_FOLDER);
    assert_int_equal(court.diags.list.count, 1);
    close_court(&court);
}

static void a_warning_is_given_with_the_first_version_only(void **state)
{
    (void)state;
    static const char text[] = "ruling: 1\nproject: {regulated: true}\ncomponent: {kind: log}\n";
    struct court court;
    struct version version;
    open_court(&court, &(struct profile_input){.path = "p.yaml"});
    for (int i = 0; i < 2; i++) {
        assert_true(read_version(&court, text, &version));
        assert_string_equal(version.sheet->text, text);
        assert_non_null(version.agenda);
        assert_int_equal(court.diags.list.count, 1);
        assert_string_equal(court.diags.list.items[0].file, "p.yaml");
        version_fini(&version);
    }
    close_court(&court);
}

static void what_is_no_profile_or_has_no_ruling_leaves_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "ruling: 1\nteam: {size: many}\n",
        "ruling: 1\ncomponent: {kind: ledger, transactions: false}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct court court;
        struct version version;
        open_court(&court, &(struct profile_input){.path = "p.yaml"});
        assert_false(read_version(&court, texts[i], &version));
        assert_null(version.sheet);
        assert_null(version.agenda);
        assert_true(court.diags.list.count > 0);
        assert_false(court.diags.no_memory);
        version_fini(&version);
        close_court(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_the_input_but_settings_is_kept),
        cmocka_unit_test(a_file_that_is_not_there_is_no_mistake),
        cmocka_unit_test(a_warning_is_given_with_the_first_version_only),
        cmocka_unit_test(what_is_no_profile_or_has_no_ruling_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
