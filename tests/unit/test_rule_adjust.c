/* What an overlay changes: the pack that comes out is the one that says the same in one file. */
#include "pack_fixture.h"

#include "failing.h"
#include "rule/image.h"

static const char overlay_head[] = "format: 1\npack: top\nversion: 2.0\nextends: ./base.yaml\n";

/* An overlay, the same change in the text of the base, and what is noted of it. */
struct change {
    const char *overlay;
    const char *edits[3][2]; /* what stands in the base, and what takes its place; NULL ends */
    const char *notes[5];    /* "KIND SUBJECT: CHANGE (REASON)"; NULL ends */
};

/* Reads the base with an overlay on it. */
static void read_overlay(struct intake *intake, const char *base, const char *overlay)
{
    struct folder folder;
    char *text = malloc(sizeof overlay_head + strlen(overlay));
    assert_non_null(text);
    sprintf(text, "%s%s", overlay_head, overlay);
    folder_init(&folder);
    folder_put(&folder, "base.yaml", base);
    folder_put(&folder, "top.yaml", text);
    char path[256];
    strcpy(path, folder_path(&folder, "top.yaml"));
    intake_read(intake, path);
    folder_fini(&folder);
    free(text);
}

static char *edited(const char *base, const char *const (*edits)[2])
{
    char *text = strdup(base);
    assert_non_null(text);
    for (int i = 0; i < 3 && edits[i][0]; i++) {
        char *next = replaced(text, edits[i][0], edits[i][1]);
        free(text);
        text = next;
    }
    return text;
}

static void check_notes(const struct pack *pack, const struct change *change)
{
    uint32_t count = 0;
    while (count < 5 && change->notes[count])
        count++;
    for (uint32_t i = 0; i < pack->override_count; i++) {
        const struct override *override = &pack->overrides[i];
        char text[300];
        snprintf(text, sizeof text, "%s %s: %s%s%s%s", override->kind, override->subject,
                 override->change, override->reason ? " (" : "",
                 override->reason ? override->reason : "", override->reason ? ")" : "");
        assert_string_equal(text, i < count ? change->notes[i] : "nothing");
        assert_int_equal(override->layer, 1);
        assert_non_null(strstr(override->place.file, "top.yaml"));
        assert_true(override->place.line > 4);
    }
    assert_int_equal(pack->override_count, count);
}

static void check_change(const struct change *change)
{
    char *base = small_pack();
    char *whole = edited(base, change->edits);
    struct intake expected, intake;
    intake_text(&expected, whole);
    intake_check_good(&expected);
    read_overlay(&intake, base, change->overlay);
    intake_check_good(&intake);
    if (strcmp(intake.pack->digest, expected.pack->digest) != 0)
        fail_msg("not the pack that was meant:\n%s", change->overlay);
    check_notes(intake.pack, change);
    intake_fini(&intake);
    intake_fini(&expected);
    free(whole);
    free(base);
}

static void check_changes(const struct change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_change(&changes[i]);
}

#define CHECK_CHANGES(changes) check_changes(changes, sizeof(changes) / sizeof *(changes))

static void what_an_overlay_adds_stands_behind_the_base(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"", {{NULL}}, {NULL}},
        {"title: Another\noptions: {}\n", {{NULL}}, {NULL}},
        {"criteria: {fun: {weight: 2}}\n",
         {{"  cost: {title: Cost}\n", "  cost: {}\n  fun: {weight: 2}\n"}},
         {NULL}},
        {"strengths: {huge: 15}\n", {{"strong: 6", "strong: 6, huge: 15"}}, {NULL}},
        {"sources: {T: {}}\nclaims: [{id: c, source: T, claim: c, contradicts: fast-left}]\n",
         {{"vendor: true}\n", "vendor: true}\n  T: {}\n"},
          {"rules:\n", "  - {id: c, source: T, claim: d, contradicts: [fast-left]}\nrules:\n"}},
         {NULL}},
        {"facts: [{fact: team.size, type: integer, range: 1 .. 9, question: q}]\n"
         "rules: [{id: few, criterion: cost, when: team.size < 3, against: {left: slight},\n"
         "         because: b, cites: [fast-left]}]\n",
         {{"claims:\n",
           "  - {fact: team.size, type: integer, range: 1 .. 9, question: q}\nclaims:\n"},
          {"advice:\n", "  - {id: few, criterion: cost, when: team.size < 3, because: c,\n"
                        "     against: {left: slight}, cites: [fast-left]}\nadvice:\n"}},
         {NULL}},
        {"advice: [{id: more, text: t}]\n"
         "checks: [{id: odd, when: component.load > 99 %, level: error, message: m}]\n",
         {{"checks:\n", "  - {id: more, text: t}\nchecks:\n"},
          {"message: It is hardly so.\n",
           "message: m\n  - {id: odd, when: component.load > 99 %, level: error, message: m}\n"}},
         {NULL}},
        {"split: {via: {air: 3}, traffic: {high: 2}}\n",
         {{"road: 1", "road: 1, air: 3"}, {"low: 0.5", "low: 0.5, high: 2"}},
         {NULL}},
    };
    CHECK_CHANGES(changes);
}

static void scales_and_costs_are_changed_key_by_key(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"criteria:\n  pace: {weight: 2, reason: r}\n",
         {{"weight: 1.5", "weight: 2"}},
         {"criterion pace: weight 1.5 -> 2 (r)"}},
        {"criteria:\n  cost: {weight: 0, title: Money}\n",
         {{"cost: {title: Cost}", "cost: {weight: 0}"}},
         {"criterion cost: weight 1 -> 0", "criterion cost: title `Money`"}},
        {"strengths: {slight: 2, huge: 9}\n",
         {{"slight: 1, strong: 6", "slight: 2, strong: 6, huge: 9"}},
         {"strength slight: 1 -> 2"}},
        {"thresholds: {firm: 8, toss_up: 0}\n",
         {{"toss_up: 1, clear: 3, firm: 6.5", "toss_up: 0, clear: 3, firm: 8"}},
         {"threshold firm: 6.5 -> 8", "threshold toss_up: 1 -> 0"}},
        {"split: {second: 6, via: {road: never}, traffic: {low: 1}}\n",
         {{"second: 4", "second: 6"}, {"road: 1", "road: never"}, {"low: 0.5", "low: 1"}},
         {"split second: 4 -> 6", "via road: 1 -> never", "traffic low: 0.5 -> 1"}},
        {"switch: {cost: 4}\n", {{"cost: 3", "cost: 4"}}, {"switch cost: 3 -> 4"}},
    };
    CHECK_CHANGES(changes);
}

static void facts_get_values_weights_and_defaults(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"facts:\n  - {adjust: project.sides, values: below, reason: r}\n",
         {{"[left, right, top]", "[left, right, top, below]"}},
         {"fact project.sides: value below added (r)"}},
        {"facts:\n  - {adjust: component.heat, values: {boiling: bubbles}}\n",
         {{"hot: much heat}", "hot: much heat, boiling: bubbles}"}},
         {"fact component.heat: value boiling added"}},
        {"facts:\n  - {adjust: component.heat, values: [boiling, gone], likely: {hot: 2}}\n",
         {{"hot: much heat}", "hot: much heat, boiling: x, gone: y}\n    likely: {hot: 2}"}},
         {"fact component.heat: value boiling added", "fact component.heat: value gone added",
          "fact component.heat: likely hot: 2"}},
        {"facts:\n  - {adjust: component.load, likely: {light: 3}}\n",
         {{"light: 2", "light: 3"}},
         {"fact component.load: likely light: 2 -> 3"}},
        {"facts:\n  - {adjust: component.load, default: {when: component.side == right,\n"
         "     value: light}}\n",
         {{"      - {when: component.side == left, value: heavy}\n",
           "      - {when: component.side == right, value: light}\n"
           "      - {when: component.side == left, value: heavy}\n"}},
         {"fact component.load: default added"}},
        {"facts:\n  - {adjust: component.heat, default: [{value: hot}]}\n",
         {{"otherwise: cold\n", "otherwise: cold\n    default: {value: hot}\n"}},
         {"fact component.heat: default added"}},
    };
    CHECK_CHANGES(changes);
}

static void rules_are_narrowed(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"rules:\n  - {adjust: heavy-left, narrow: component.heat == hot, reason: r}\n",
         {{"when: component.load >= 60 %",
           "when: [component.load >= 60 %, component.heat == hot]"}},
         {"rule heavy-left: narrowed: component.heat == hot (r)"}},
        {"rules:\n  - adjust: mixed\n    reason: r\n    narrow:\n"
         "      - any: [project.sides includes left, project.sides includes top]\n",
         {{"          - component.busy == true\n",
           "          - component.busy == true\n"
           "      - any: [project.sides includes left, project.sides includes top]\n"}},
         {"rule mixed: narrowed: any (project.sides includes left, project.sides includes top) "
          "(r)"}},
        {"advice:\n  - {adjust: know-sides, narrow: project.mixed == true, reason: r}\n"
         "checks:\n  - {adjust: cold-load, narrow: [component.side == left], reason: s}\n",
         {{"when: unknown project.sides", "when: [unknown project.sides, project.mixed == true]"},
          {"component.load < 20 %]", "component.load < 20 %, component.side == left]"}},
         {"advice know-sides: narrowed: project.mixed == true (r)",
          "check cold-load: narrowed: component.side == left (s)"}},
    };
    CHECK_CHANGES(changes);
}

static void what_a_rule_says_of_an_option_is_replaced(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"rules:\n  - {adjust: heavy-left, favours: {left: slight}, reason: r}\n",
         {{"favours: {left: strong}", "favours: {left: slight}"}},
         {"rule heavy-left: favours left: strong -> slight (r)"}},
        {"rules:\n  - {adjust: heavy-left, favours: {right: slight}, reason: r}\n",
         {{"favours: {left: strong}", "favours: {left: strong, right: slight}"}},
         {"rule heavy-left: favours right: slight (r)"}},
        {"rules:\n  - {adjust: heavy-left, against: {left: slight}, excludes: right, reason: r}\n",
         {{"favours: {left: strong}", "against: {left: slight}\n    excludes: right"}},
         {"rule heavy-left: favours left: strong -> against left: slight (r)",
          "rule heavy-left: excludes right (r)"}},
        {"rules:\n  - {adjust: hot-right, favours: {left: strong}, reason: r}\n",
         {{"excludes: [left]", "favours: {left: strong}"}},
         {"rule hot-right: excludes left -> favours left: strong (r)"}},
        {"rules:\n  - {adjust: hot-right, excludes: [right], cites: slow-left, reason: r}\n",
         {{"excludes: [left]", "excludes: [left, right]\n    cites: [slow-left]"}},
         {"rule hot-right: excludes right (r)", "rule hot-right: cites slow-left (r)"}},
        {"rules:\n  - {adjust: two-sides, costs: strong, reason: r}\n"
         "  - {adjust: moving, costs: slight, despite: [slow-left], reason: s}\n",
         {{"costs: slight", "costs: strong"},
          {"saves: slight", "costs: slight\n    despite: slow-left"}},
         {"rule two-sides: costs slight -> costs strong (r)",
          "rule moving: saves slight -> costs slight (s)", "rule moving: despite slow-left (s)"}},
    };
    CHECK_CHANGES(changes);
}

/* The base may have come to what an overlay changes: that is said, and the pack is that base. */
static void changes_to_what_is_so_already_are_warned_of(void **state)
{
    (void)state;
    static const char idle[] =
        "criteria: {pace: {weight: 1.5}, cost: {weight: 1}}\n"
        "strengths: {strong: 6}\nthresholds: {firm: 6.5}\n"
        "split: {second: 4, via: {wall: never}, traffic: {low: 0.5}}\nswitch: {cost: 3}\n"
        "facts: [{adjust: component.load, likely: {light: 2}}]\n"
        "rules:\n"
        "  - {adjust: heavy-left, favours: {left: strong}, cites: [fast-left],\n"
        "     despite: slow-left, reason: r}\n"
        "  - {adjust: hot-right, excludes: left, reason: r}\n"
        "  - {adjust: two-sides, costs: slight, reason: r}\n";
    struct intake intake, alone;
    char *base = small_pack();
    intake_text(&alone, base);
    read_overlay(&intake, base, idle);
    if (!intake.pack)
        intake_print(&intake);
    assert_non_null(intake.pack);
    assert_string_equal(intake.pack->digest, alone.pack->digest);
    assert_int_equal(intake.pack->override_count, 0);
    assert_int_equal(intake.diags.list.count, 14);
    for (uint32_t i = 0; i < intake.diags.list.count; i++)
        assert_int_equal(intake.diags.list.items[i].code, R0232);
    intake_fini(&intake);
    intake_fini(&alone);
    free(base);
}

/* An option that a fact of the base has listed among what is no option becomes that. */
static void an_option_takes_the_place_of_a_value(void **state)
{
    (void)state;
    static const struct change changes[] = {
        {"options: {elsewhere: {}}\n"
         "facts:\n  - {adjust: project.sides, values: [elsewhere]}\n",
         {{"  right: {title: Right}\n", "  right: {}\n  elsewhere: {}\n"},
          {"    values: [elsewhere]\n", ""},
          {"[left, right, top]", "[left, right, top, elsewhere]"}},
         {"fact project.sides: value elsewhere added"}},
    };
    CHECK_CHANGES(changes);
}

/* An option that cannot be operated has no place among what is. */
static void a_new_option_must_be_operable(void **state)
{
    (void)state;
    struct intake intake;
    char *base = small_pack();
    read_overlay(&intake, base, "options: {middle: {}}\n");
    assert_null(intake.pack);
    assert_int_equal(intake.diags.list.count, 1);
    const struct diag *diag = &intake.diags.list.items[0];
    assert_int_equal(diag->code, R0220);
    assert_int_equal(source_place(diag->span).line, 5);
    assert_string_equal(diag->hint, "add to `facts`: {adjust: project.sides, values: [middle]}");
    assert_non_null(diag->related.source);
    intake_fini(&intake);
    free(base);
}

/* Reads the base with an overlay that is good. */
static struct pack *good_overlay(struct intake *intake, const char *overlay)
{
    char *base = small_pack();
    read_overlay(intake, base, overlay);
    intake_check_good(intake);
    free(base);
    return intake->pack;
}

static void what_is_disabled_stays_and_is_marked(void **state)
{
    (void)state;
    struct intake intake, base;
    char *text = small_pack();
    intake_text(&base, text);
    free(text);
    struct pack *pack =
        good_overlay(&intake, "rules:\n  - {adjust: hot-right, disable: true, reason: r}\n"
                              "advice:\n  - {adjust: look-left, disable: true, reason: r}\n"
                              "checks:\n  - {adjust: cold-load, disable: true, reason: r}\n");
    assert_int_equal(pack->rule_count, base.pack->rule_count);
    for (uint32_t i = 0; i < pack->rule_count; i++)
        assert_true(pack->rules[i].disabled == (strcmp(pack->rules[i].id, "hot-right") == 0));
    assert_true(pack->advice[0].disabled && !pack->advice[1].disabled);
    assert_true(pack->checks[0].disabled);
    assert_int_equal(pack->override_count, 3);
    assert_string_equal(pack->overrides[2].change, "disabled");
    assert_int_equal(pack_judged_in(base.pack, 0), 2);
    assert_int_equal(pack_judged_in(pack, 0), 1);
    assert_string_not_equal(pack->digest, base.pack->digest);
    base.pack->rules[1].disabled = base.pack->advice[0].disabled = true;
    base.pack->checks[0].disabled = true;
    assert_true(image_digest(base.pack));
    assert_string_equal(pack->digest, base.pack->digest);
    intake_fini(&intake);
    intake_fini(&base);
}

/* What a disabled rule asks for does not close a circle. */
static void a_disabled_rule_derives_nothing(void **state)
{
    (void)state;
    struct intake intake;
    char *base = small_pack();
    static const char more[] = "rules:\n"
                               "  - {id: round, when: component.busy == false, because: b,\n"
                               "     derives: {component.busy: true}}\n";
    read_overlay(&intake, base, more);
    assert_null(intake.pack);
    assert_int_equal(intake.diags.list.items[0].code, R0210);
    intake_fini(&intake);
    struct folder folder;
    folder_init(&folder);
    folder_put(&folder, "pack.yaml", base);
    char text[600];
    snprintf(text, sizeof text, "%s%s", overlay_head, more);
    strcpy(strstr(text, "./base.yaml"), "pack.yaml\n");
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s", more);
    folder_put(&folder, "round.yaml", text);
    folder_put(&folder, "top.yaml",
               "format: 1\npack: third\nversion: 1\nextends: round.yaml\n"
               "rules: [{adjust: round, disable: true, reason: r}]\n");
    char path[256];
    strcpy(path, folder_path(&folder, "top.yaml"));
    intake_read(&intake, path);
    intake_check_good(&intake);
    intake_fini(&intake);
    folder_fini(&folder);
    free(base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_an_overlay_adds_stands_behind_the_base),
        cmocka_unit_test(scales_and_costs_are_changed_key_by_key),
        cmocka_unit_test(facts_get_values_weights_and_defaults),
        cmocka_unit_test(rules_are_narrowed),
        cmocka_unit_test(what_a_rule_says_of_an_option_is_replaced),
        cmocka_unit_test(changes_to_what_is_so_already_are_warned_of),
        cmocka_unit_test(an_option_takes_the_place_of_a_value),
        cmocka_unit_test(a_new_option_must_be_operable),
        cmocka_unit_test(what_is_disabled_stays_and_is_marked),
        cmocka_unit_test(a_disabled_rule_derives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
