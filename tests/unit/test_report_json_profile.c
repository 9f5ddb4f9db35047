#include "report_fixture.h"

#include "report/json_profile.h"

/* What is written of a profile, in an object, read again. */
static const struct node *written(const struct profile *profile, bool assumptions)
{
    struct strbuf out;
    struct json_out json;
    strbuf_init(&out);
    json_init(&json, &out, false);
    json_open_object(&json);
    json_profile(&json, profile);
    json_input(&json, profile, assumptions);
    json_close_object(&json);
    json_end(&json);
    assert_false(out.failed);
    const struct node *root = json_of(out.text);
    strbuf_fini(&out);
    return root;
}

static void answers_come_with_their_meaning_and_notes(void **state)
{
    (void)state;
    struct profile *profile =
        court_profile("team: {size: {value: ~4, note: Payroll, by: ops}}\n"
                      "components: [{name: a, kind: log}, {name: b, outside: true}]\n");
    const struct node *root = written(profile, true);
    assert_int_equal(strlen(json_at(root, "profile/digest")->text), 64);
    check_json_count(root, "profile/answers", 2);
    check_json(root, "profile/answers/0/fact", "\"team.size\"");
    check_json(root, "profile/answers/0/component", "null");
    check_json(root, "profile/answers/0/value", "\"~4\"");
    check_json(root, "profile/answers/0/means", "\"2 .. 8 people\"");
    check_json(root, "profile/answers/0/note", "\"Payroll\"");
    check_json(root, "profile/answers/0/by", "\"ops\"");
    check_json(root, "profile/answers/1/component", "\"a\"");
    check_json(root, "profile/answers/1/value", "\"log\"");
    assert_null(json_find(root, "profile/answers/1/means"));
    assert_null(json_find(root, "profile/answers/1/note"));
    assert_null(json_find(root, "profile/answers/1/by"));
    profile_free(profile);
}

static void links_and_priorities_are_told(void **state)
{
    (void)state;
    struct profile *profile =
        court_profile("components: [{name: a}, {name: b}]\n"
                      "links: [{between: [b, a], via: http, traffic: high}, {between: [a, b]}]\n"
                      "priorities: {speed: high, safety: normal}\n");
    const struct node *root = written(profile, true);
    check_json_count(root, "profile/links", 2);
    check_json(root, "profile/links/0/between/0", "\"b\"");
    check_json(root, "profile/links/0/between/1", "\"a\"");
    check_json(root, "profile/links/0/via", "\"http\"");
    check_json(root, "profile/links/0/traffic", "\"high\"");
    check_json(root, "profile/links/1/via", "null");
    check_json(root, "profile/links/1/traffic", "null");
    check_json_count(root, "profile/priorities", 1);
    check_json(root, "profile/priorities/speed", "\"high\"");
    profile_free(profile);
}

static void what_was_laid_on_is_told(void **state)
{
    (void)state;
    static const char text[] = "ruling: 1\ncomponent: {kind: log}\n";
    static const char *const settings[] = {"team.size=4", "component.kind=ledger"};
    struct profile_input input = {.path = "case.yaml",
                                  .bytes = text,
                                  .length = strlen(text),
                                  .format = DOCUMENT_YAML,
                                  .settings = settings,
                                  .setting_count = 2};
    struct profile *profile = profile_read(&court_arena, court_pack, &input, &court_diags);
    assert_non_null(profile);
    const struct node *root = written(profile, false);
    check_json_count(root, "input/settings", 2);
    check_json(root, "input/settings/0", "\"team.size=4\"");
    check_json(root, "input/settings/1", "\"component.kind=ledger\"");
    check_json_count(root, "input/bases", 0);
    check_json(root, "input/assumptions", "false");
    check_json(written(profile, true), "input/assumptions", "true");
    profile_free(profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_come_with_their_meaning_and_notes),
        cmocka_unit_test(links_and_priorities_are_told),
        cmocka_unit_test(what_was_laid_on_is_told),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
