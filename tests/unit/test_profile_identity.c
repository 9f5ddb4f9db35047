#include "judge_fixture.h"

#include "profile/identity.h"

#define TWO                                                                                        \
    "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, kind: log}\n"                \
    "links: [{between: [a, b], via: http}]\n"

static const char *identity_of(const char *text)
{
    char hex[DIGEST_HEX];
    struct profile *profile = court_profile(text);
    assert_true(profile_identity(profile, hex));
    profile_free(profile);
    return arena_copy(&court_arena, hex, strlen(hex));
}

static void layout_and_words_make_no_difference(void **state)
{
    (void)state;
    static const char *const same[] = {
        "name: Other\nlabels: {tier: 1}\n# a comment\n" TWO,
        "components:\n  - {name: b, kind: log}\n  - {name: a, size: 2.0, kind: ledger}\n"
        "links: [{via: http, between: [b, a]}]\n",
        "components:\n  - {name: a, kind: {value: ledger, note: N, by: B}, size: 2}\n"
        "  - {name: b, kind: log, decided: files}\n"
        "links: [{between: [a, b], via: http}]\npriorities: {speed: normal}\n",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(identity_of(same[i]), identity_of(TWO));
    assert_string_equal(identity_of("component: {record_size: 2 MB}\n"),
                        identity_of("component: {record_size: 2000}\n"));
}

static void what_is_meant_makes_a_difference(void **state)
{
    (void)state;
    static const char *const others[] = {
        TWO "team: {size: 3}\n",
        TWO "team: {size: unknown}\n",
        TWO "priorities: {speed: high}\n",
        TWO "waivers: [{rule: busy-store, reason: R, by: B}]\n",
        TWO "waivers: [{rule: busy-store, component: a, reason: R, by: B}]\n",
        TWO "waivers: [{rule: busy-store, component: a, reason: R, by: B, until: 2030-01-01}]\n",
        "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, kind: log}\n",
        "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, kind: log}\n"
        "links: [{between: [a, b], via: queue}]\n",
        "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, kind: log}\n"
        "links: [{between: [a, b], via: http, traffic: low}]\n",
        "components:\n  - {name: a, kind: ledger, size: 3}\n  - {name: b, kind: log}\n"
        "links: [{between: [a, b], via: http}]\n",
        "components:\n  - {name: a, kind: ledger, size: 2, pin: files}\n  - {name: b, kind: log}\n"
        "links: [{between: [a, b], via: http}]\n",
        "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, outside: true}\n"
        "links: [{between: [a, b], via: http}]\n",
        "components:\n  - {name: a, kind: ledger, size: 2}\n  - {name: b, kind: upload}\n"
        "links: [{between: [a, b], via: http}]\n",
    };
    size_t count = sizeof others / sizeof *others;
    for (size_t i = 0; i < count; i++) {
        assert_string_not_equal(identity_of(others[i]), identity_of(TWO));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(identity_of(others[i]), identity_of(others[j]));
    }
}

static void a_name_cannot_pass_for_two(void **state)
{
    (void)state;
    assert_string_not_equal(
        identity_of("components: [{name: a b, kind: log}]\n"),
        identity_of("components: [{name: a, kind: log}, {name: b, kind: log}]\n"));
}

static void settings_belong_to_it(void **state)
{
    (void)state;
    static const char text[] = "ruling: 1\ncomponent: {kind: log}\n";
    static const char *const settings[] = {"weights.speed=2"};
    struct profile_input input = {
        .path = "case.yaml", .bytes = text, .length = strlen(text), .format = DOCUMENT_YAML};
    char plain[DIGEST_HEX], heavy[DIGEST_HEX];
    for (uint32_t i = 0; i < 2; i++) {
        input.settings = settings;
        input.setting_count = i;
        struct profile *profile = profile_read(&court_arena, court_pack, &input, &court_diags);
        assert_non_null(profile);
        assert_int_equal(profile->setting_count, i);
        assert_true(profile_identity(profile, i == 0 ? plain : heavy));
        profile_free(profile);
    }
    assert_string_not_equal(plain, heavy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout_and_words_make_no_difference),
        cmocka_unit_test(what_is_meant_makes_a_difference),
        cmocka_unit_test(a_name_cannot_pass_for_two),
        cmocka_unit_test(settings_belong_to_it),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
