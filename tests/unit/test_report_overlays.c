#include "overlay_fixture.h"

#include "report/catalogue.h"
#include "report/json.h"
#include "report/text.h"

/* ---- the stack ---- */

static const char *stack_in(int width)
{
    struct strbuf out;
    strbuf_init(&out);
    overlays_stack(&out, court_pack, width);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static void the_stack_names_all_layers_or_counts_the_overlays(void **state)
{
    (void)state;
    assert_string_equal(stack_in(80), "court 1.0 + acme 1.2 + plant 0.3");
    assert_string_equal(stack_in(32), "court 1.0 + acme 1.2 + plant 0.3");
    assert_string_equal(stack_in(31), "court 1.0 + 2 overlays");
    court_pack->layer_count = 1;
    assert_string_equal(stack_in(80), "court 1.0");
    court_pack->layer_count = 3;
}

/* ---- OVERRIDDEN ---- */

static const char *overridden(int width)
{
    const char *text = fair_write(overlays_write, fair_rule("component: {lean: left6}\n"), width);
    fair_forget();
    check_fits(text, width);
    return text;
}

static void changes_of_rules_are_named_with_their_reasons_where_these_fit(void **state)
{
    (void)state;
    assert_string_equal(
        overridden(200),
        "OVERRIDDEN  disabled l6 (nobody leans); changed r3 (only then); r6: favours "
        "left: slight (as well); 1 other\n");
    assert_string_equal(overridden(100),
                        "OVERRIDDEN  disabled l6; changed r3; r6: favours left: slight; 1 other\n");
    assert_string_equal(overridden(60), "OVERRIDDEN  disabled l6; changed r3; 2 others\n");
}

static void the_reason_of_an_only_change_is_cut(void **state)
{
    (void)state;
    const char *reason = overlay_changes[0].reason;
    court_pack->override_count = 2;
    overlay_changes[0].reason = "a long reason that takes more than there is room for on a line";
    assert_string_equal(overridden(60),
                        "OVERRIDDEN  disabled l6 (a long reason that takes…); 1 other\n");
    court_pack->override_count = 1;
    assert_string_equal(overridden(60),
                        "OVERRIDDEN  disabled l6 (a long reason that takes more tha…)\n");
    overlay_changes[0].reason = reason;
    assert_string_equal(overridden(60), "OVERRIDDEN  disabled l6 (nobody leans)\n");
    court_pack->override_count = 5;
}

static void only_other_changes_are_counted(void **state)
{
    struct override *all = court_pack->overrides;
    (void)state;
    court_pack->overrides = all + 1;
    court_pack->override_count = 1;
    assert_string_equal(overridden(80), "OVERRIDDEN  1 other\n");
    court_pack->override_count = 0;
    assert_string_equal(overridden(80), "");
    court_pack->overrides = all;
    court_pack->override_count = 5;
}

/* ---- reports ---- */

static const char *report(void (*write)(const struct rulings *rulings, const struct style *style,
                                        struct strbuf *out))
{
    struct strbuf out;
    strbuf_init(&out);
    fair_rule("name: P\ncomponent: {lean: left6}\n");
    write(fair_rulings, &plain_style, &out);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    fair_forget();
    return text;
}

static void json_has_the_layers_and_all_changes(void **state)
{
    const struct node *root = json_of(report(json_write));
    (void)state;
    check_json_count(root, "pack/overlays", 2);
    check_json(root, "pack/overlays/0/name", "\"acme\"");
    check_json(root, "pack/overlays/0/version", "\"1.2\"");
    check_json(root, "pack/overlays/1/title", "null");
    check_json_count(root, "rulings/0/overridden", 5);
    check_json(root, "rulings/0/overridden/0/kind", "\"rule\"");
    check_json(root, "rulings/0/overridden/0/subject", "\"l6\"");
    check_json(root, "rulings/0/overridden/0/change", "\"disabled\"");
    check_json(root, "rulings/0/overridden/0/reason", "\"nobody leans\"");
    check_json(root, "rulings/0/overridden/0/overlay", "\"acme\"");
    check_json(root, "rulings/0/overridden/0/file", "\"base/acme/acme.yaml\"");
    check_json(root, "rulings/0/overridden/0/line", "12");
    check_json(root, "rulings/0/overridden/1/reason", "null");
    check_json(json_of(report(ndjson_write)), "overridden/3/overlay", "\"plant\"");
}

static void the_text_names_the_layers_and_the_changes(void **state)
{
    const char *text = report(text_write);
    (void)state;
    check_fits(text, 80);
    check_has(text, "court 1.0 + acme 1.2 + plant 0.3 · ");
    check_has(text, "\nOVERRIDDEN  disabled l6; changed r3; r6: favours left: slight; 1 other\n");
}

/* ---- entries ---- */

static const char *entry_of(const char *id)
{
    uint32_t index;
    const struct catalogue *catalogue = catalogue_lookup(court_pack, id, &index);
    struct strbuf out;
    strbuf_init(&out);
    catalogue_entry_text(catalogue, court_pack, index, &plain_style, &out);
    const char *text = arena_copy(&court_arena, out.text, out.length);
    strbuf_fini(&out);
    return text;
}

static void an_entry_tells_what_was_changed_by_whom_and_why(void **state)
{
    (void)state;
    check_has(entry_of("l6"), "  changed     disabled\n"
                              "              by acme 1.2, base/acme/acme.yaml:12\n"
                              "              nobody leans\n");
    check_has(entry_of("care"), "  changed     weight 1 -> 2\n"
                                "              by acme 1.2, base/acme/acme.yaml:9\n  weight");
    check_has(entry_of("r3"), "  changed     narrowed: component.tested == true\n"
                              "              despite more\n"
                              "              by plant 0.3, plant.yaml:7\n"
                              "              only then\n  criterion");
    check_lacks(entry_of("r3"), "as well");
    check_lacks(entry_of("l3"), "changed");
    check_has(entry_of("component.lean"), "l6: (disabled) l6");
}

static void an_entry_tells_which_overlay_added_it(void **state)
{
    struct rule *rule = &court_pack->rules[pack_rule(court_pack, "r6")];
    (void)state;
    rule->layer = 1;
    check_has(entry_of("r6"), "  added by    acme 1.2\n");
    rule->layer = 0;
    check_lacks(entry_of("r6"), "added by");
}

static void lists_mark_what_is_disabled(void **state)
{
    struct strbuf out;
    (void)state;
    court_pack->overrides[0].layer = 1;
    strbuf_init(&out);
    catalogue_list_text(catalogue_find("rules"), court_pack, &plain_style, &out);
    assert_string_equal(line_with(out.text, "l6 "), "l6                          (disabled) l6");
    assert_string_equal(line_with(out.text, "r6 "), "r6                          r6");
    strbuf_truncate(&out, 0);
    catalogue_list_json(catalogue_find("rules"), court_pack, &out);
    const struct node *root = json_of(out.text);
    check_json(root, "rules/1/id", "\"l6\"");
    check_json(root, "rules/1/disabled", "true");
    check_json(root, "rules/1/overlay", "null");
    check_json(root, "rules/1/overridden/0/change", "\"disabled\"");
    check_json(root, "rules/0/disabled", "false");
    check_json_count(root, "rules/0/overridden", 0);
    strbuf_fini(&out);
}

static void the_change_that_disabled_a_thing_is_found_among_others(void **state)
{
    (void)state;
    assert_ptr_equal(overlays_disabling(court_pack, "rule", "l6"), &overlay_changes[0]);
    assert_null(overlays_disabling(court_pack, "rule", "r3"));
    assert_null(overlays_disabling(court_pack, "advice", "l6"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_stack_names_all_layers_or_counts_the_overlays),
        cmocka_unit_test(changes_of_rules_are_named_with_their_reasons_where_these_fit),
        cmocka_unit_test(the_reason_of_an_only_change_is_cut),
        cmocka_unit_test(only_other_changes_are_counted),
        cmocka_unit_test(json_has_the_layers_and_all_changes),
        cmocka_unit_test(the_text_names_the_layers_and_the_changes),
        cmocka_unit_test(an_entry_tells_what_was_changed_by_whom_and_why),
        cmocka_unit_test(an_entry_tells_which_overlay_added_it),
        cmocka_unit_test(lists_mark_what_is_disabled),
        cmocka_unit_test(the_change_that_disabled_a_thing_is_found_among_others),
    };
    return cmocka_run_group_tests(tests, overlay_setup, court_teardown);
}
