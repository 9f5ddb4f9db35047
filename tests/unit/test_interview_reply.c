/* What a person types, as YAML that a profile takes. */
#include "profile_fixture.h"

#include "interview/reply.h"

static int setup(void **state)
{
    (void)state;
    return load_pack("tests/cases/tiny");
}

/* The reply as YAML, "R0107" when it is wrong. The caller frees nothing. */
static const char *reply(const char *name, const char *text)
{
    static char said[256];
    struct arena arena;
    struct diags diags;
    struct strbuf value;
    uint32_t fact = fact_find(&fixture_pack->vocabulary, name);
    assert_int_not_equal(fact, FACT_NONE);
    arena_init(&arena);
    diags_init(&diags, &arena);
    strbuf_init(&value);
    bool good =
        reply_read(&fixture_pack->vocabulary.facts[fact], name, text, &arena, &diags, &value);
    assert_int_equal(good, !diags_failed(&diags));
    snprintf(said, sizeof said, "%s",
             good ? value.text : diag_entries[diags.list.items[0].code].name);
    strbuf_fini(&value);
    arena_fini(&arena);
    return said;
}

static void an_answer_is_taken_as_a_profile_takes_it(void **state)
{
    (void)state;
    assert_string_equal(reply("component.kind", "ledger"), "ledger");
    assert_string_equal(reply("component.kind", " log | ledger "), "log | ledger");
    assert_string_equal(reply("component.kind", "unknown"), "unknown");
    assert_string_equal(reply("component.write_share", "85 %"), "85 %");
    assert_string_equal(reply("component.write_share", "~80 %"), "~80 %");
    assert_string_equal(reply("component.write_share", "60 .. 90 %"), "60 .. 90 %");
    assert_string_equal(reply("component.write_share", "half"), "half");
    assert_string_equal(reply("component.queries", "[by_key, full_text]"), "[by_key, full_text]");
    assert_string_equal(reply("team.size", "7 people # all of us"), "7 people");
}

static void a_choice_can_be_named_by_its_number(void **state)
{
    (void)state;
    assert_string_equal(reply("component.kind", "2"), "ledger");
    assert_string_equal(reply("component.kind", "#2"), "ledger");
    assert_string_equal(reply("component.kind", "5"), "R0553");
    assert_string_equal(reply("component.kind", "0"), "R0107");
    assert_string_equal(reply("team.size", "2"), "2");
    assert_string_equal(reply("team.size", "#2"), "medium");
    assert_string_equal(reply("team.size", "#4"), "R0553");
    assert_string_equal(reply("component.queries", "1 3"), "[by_key, full_text]");
    assert_string_equal(reply("component.queries", "#1,by_range"), "[by_key, by_range]");
}

static void words_are_taken_that_people_use(void **state)
{
    (void)state;
    assert_string_equal(reply("component.transactions", "yes"), "true");
    assert_string_equal(reply("component.transactions", "no"), "false");
    assert_string_equal(reply("component.kind", "yes"), "R0107");
    assert_string_equal(reply("component.queries", "none"), "[]");
    assert_string_equal(reply("component.queries", "by_key by_range"), "[by_key, by_range]");
    assert_string_equal(reply("team.sql", "none"), "none");
}

static void a_text_is_what_was_typed(void **state)
{
    (void)state;
    assert_string_equal(reply("project.owner", "The \"old\" guard: us # all"),
                        "\"The \\\"old\\\" guard: us # all\"");
    assert_string_equal(reply("project.owner", "- 3"), "\"- 3\"");
    assert_string_equal(reply("project.owner", "unknown"), "unknown");
}

static void what_is_no_answer_says_why(void **state)
{
    (void)state;
    assert_string_equal(reply("component.kind", ""), "R0104");
    assert_string_equal(reply("component.kind", " \t"), "R0104");
    assert_string_equal(reply("component.kind", "{value: log}"), "R0103");
    assert_string_equal(reply("component.kind", "[log"), "R0010");
    assert_string_equal(reply("component.kind", "\xff"), "R0005");
    assert_string_equal(reply("component.write_share", "120 %"), "R0109");
    assert_string_equal(reply("component.queries", "by_key, by_hand"), "R0107");
}

static void prose_loses_what_could_not_stand_in_a_file(void **state)
{
    (void)state;
    struct strbuf out;
    strbuf_init(&out);
    assert_true(reply_prose("  two\nlines\x1b[31m \xc2\x85.  ", &out));
    assert_string_equal(out.text, "two lines [31m  .");
    strbuf_fini(&out);
    strbuf_init(&out);
    assert_false(reply_prose("\xc3", &out));
    strbuf_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_taken_as_a_profile_takes_it),
        cmocka_unit_test(a_choice_can_be_named_by_its_number),
        cmocka_unit_test(words_are_taken_that_people_use),
        cmocka_unit_test(a_text_is_what_was_typed),
        cmocka_unit_test(what_is_no_answer_says_why),
        cmocka_unit_test(prose_loses_what_could_not_stand_in_a_file),
    };
    return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
