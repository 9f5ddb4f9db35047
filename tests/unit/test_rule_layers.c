/* Layers: which packs lie on each other, by paths, by names, and among the files that the program
 * carries. */
#include "pack_fixture.h"

#include "failing.h"
#include "rule/image.h"

/* A folder with the small pack as base/pack.yaml, in parts. */
struct place_to_work {
    struct folder folder;
    struct intake intake;
};

static void put_base(struct place_to_work *work)
{
    char head[sizeof small_head + 40];
    folder_init(&work->folder);
    folder_make(&work->folder, "base");
    snprintf(head, sizeof head, "%sinclude: '*.yaml'\n", small_head);
    folder_put(&work->folder, "base/pack.yaml", head);
    folder_put(&work->folder, "base/facts.yaml", small_facts);
    folder_put(&work->folder, "base/rules.yaml", small_rules);
}

static void put_overlay(struct place_to_work *work, const char *name, const char *base,
                        const char *rest)
{
    char file[80], text[1000];
    snprintf(file, sizeof file, "%s.yaml", name);
    snprintf(text, sizeof text, "format: 1\npack: %s\nversion: 1.%zu\nextends: %s\n%s", name,
             strlen(name), base, rest);
    folder_put(&work->folder, file, text);
}

/* Reads a stack of names in the folder, NULL behind the last. */
static struct pack *read_stack(struct place_to_work *work, const char *const *names,
                               const struct builtin_file *carried, size_t carried_count)
{
    char paths[4][256];
    const char *stack[4];
    size_t count = 0;
    for (; names[count]; count++) {
        snprintf(paths[count], sizeof paths[count], "%s", folder_path(&work->folder, names[count]));
        stack[count] = paths[count];
    }
    arena_init(&work->intake.arena);
    diags_init(&work->intake.diags, &work->intake.arena);
    struct pack_stack all = {stack, count, carried, carried_count};
    work->intake.pack = pack_read_stack(&work->intake.arena, &all, &work->intake.diags);
    return work->intake.pack;
}

static void check_refused(struct place_to_work *work, const char *const *names, enum diag_code code)
{
    read_stack(work, names, NULL, 0);
    assert_null(work->intake.pack);
    assert_int_equal(work->intake.diags.list.count, 1);
    assert_int_equal(work->intake.diags.list.items[0].code, code);
    intake_fini(&work->intake);
}

static void a_pack_alone_is_one_layer(void **state)
{
    (void)state;
    struct intake intake;
    char *text = small_pack();
    intake_text(&intake, text);
    intake_check_good(&intake);
    assert_int_equal(intake.pack->layer_count, 1);
    assert_string_equal(intake.pack->layers[0].name, "small");
    assert_string_equal(intake.pack->layers[0].version, "1.0");
    assert_string_equal(intake.pack->layers[0].title, "A small pack");
    assert_int_equal(intake.pack->layers[0].place.line, 2);
    assert_int_equal(intake.pack->override_count, 0);
    intake_fini(&intake);
    free(text);
}

static void check_layers(const struct pack *pack, const char *const *names, uint32_t count)
{
    assert_int_equal(pack->layer_count, count);
    for (uint32_t i = 0; i < count; i++) {
        assert_string_equal(pack->layers[i].name, names[i]);
        assert_string_equal(pack->layers[i].title, i ? names[i] : "A small pack");
        assert_true(pack->layers[i].place.line > 0);
    }
    assert_string_equal(pack->name, names[0]);
    assert_string_equal(pack->version, "1.0");
}

static void an_overlay_brings_all_that_it_extends(void **state)
{
    (void)state;
    struct place_to_work work;
    put_base(&work);
    put_overlay(&work, "house", "base/", "criteria: {pace: {weight: 2}}\n");
    put_overlay(&work, "team", "./house.yaml",
                "criteria: {pace: {weight: 3}}\n"
                "rules: [{adjust: busy, disable: true, reason: r}]\n");
    struct pack *pack = read_stack(&work, (const char *[]){"team.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    check_layers(pack, (const char *[]){"small", "house", "team"}, 3);
    assert_int_equal(pack->criteria[0].weight, 3000);
    assert_int_equal(pack->override_count, 3);
    assert_int_equal(pack->overrides[0].layer, 1);
    assert_string_equal(pack->overrides[1].change, "weight 2 -> 3");
    assert_int_equal(pack->overrides[2].layer, 2);
    char digest[DIGEST_HEX];
    strcpy(digest, pack->digest);
    intake_fini(&work.intake);
    pack = read_stack(&work, (const char *[]){"base", "house.yaml", "team.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    check_layers(pack, (const char *[]){"small", "house", "team"}, 3);
    assert_string_equal(pack->digest, digest);
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

static void an_overlay_without_a_change_has_the_meaning_of_its_base(void **state)
{
    (void)state;
    struct place_to_work work;
    char digest[DIGEST_HEX];
    put_base(&work);
    put_overlay(&work, "same", "./base", "title: Other words\nrules: []\n");
    strcpy(digest, read_stack(&work, (const char *[]){"base", NULL}, NULL, 0)->digest);
    intake_fini(&work.intake);
    struct pack *pack = read_stack(&work, (const char *[]){"same.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    assert_int_equal(pack->layer_count, 2);
    assert_string_equal(pack->digest, digest);
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

/* Further packs name the one that they are laid on. */
static void overlays_are_laid_on_by_name_or_path(void **state)
{
    (void)state;
    struct place_to_work work;
    put_base(&work);
    put_overlay(&work, "a", "small", "");
    put_overlay(&work, "b", "base/../base/pack.yaml", "");
    put_overlay(&work, "c", "a", "");
    struct pack *pack =
        read_stack(&work, (const char *[]){"base", "a.yaml", "b.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    check_layers(pack, (const char *[]){"small", "a", "b"}, 3);
    intake_fini(&work.intake);
    pack = read_stack(&work, (const char *[]){"base", "a.yaml", "c.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    check_layers(pack, (const char *[]){"small", "a", "c"}, 3);
    intake_fini(&work.intake);
    check_refused(&work, (const char *[]){"base", "c.yaml", NULL}, R0222);
    check_refused(&work, (const char *[]){"base", "a.yaml", "a.yaml", NULL}, R0224);
    check_refused(&work, (const char *[]){"b.yaml", "base", NULL}, R0222);
    check_refused(&work, (const char *[]){"a.yaml", NULL}, R0222);
    folder_fini(&work.folder);
}

static void circles_and_missing_bases_are_named(void **state)
{
    (void)state;
    struct place_to_work work;
    put_base(&work);
    put_overlay(&work, "a", "./b.yaml", "");
    put_overlay(&work, "b", "./a.yaml", "");
    put_overlay(&work, "c", "./nowhere.yaml", "");
    put_overlay(&work, "d", "[base]", "");
    check_refused(&work, (const char *[]){"a.yaml", NULL}, R0223);
    check_refused(&work, (const char *[]){"c.yaml", NULL}, R0001);
    check_refused(&work, (const char *[]){"d.yaml", NULL}, R0103);
    folder_fini(&work.folder);
}

/* What the program carries is found without a file, with its own includes. */
static void the_carried_pack_is_found_by_its_name(void **state)
{
    (void)state;
    struct place_to_work work;
    char head[sizeof small_head + 60], digest[DIGEST_HEX];
    snprintf(head, sizeof head, "%sinclude: [facts/*.yaml, rules.yaml]\n", small_head);
    const struct builtin_file carried[] = {
        {"other/pack.yaml", "", 0},
        {"small/.hidden.yaml", "x", 1},
        {"small/facts/all.yaml", small_facts, sizeof small_facts - 1},
        {"small/facts/deep/not.yaml", "x", 1},
        {"small/pack.yaml", head, strlen(head)},
        {"small/rules.yaml", small_rules, sizeof small_rules - 1},
    };
    put_base(&work);
    strcpy(digest, read_stack(&work, (const char *[]){"base", NULL}, NULL, 0)->digest);
    intake_fini(&work.intake);
    put_overlay(&work, "top", "small", "");
    struct pack *pack = read_stack(&work, (const char *[]){"top.yaml", NULL}, carried, 6);
    intake_check_good(&work.intake);
    assert_string_equal(pack->digest, digest);
    assert_string_equal(pack->rules[0].place.file, "small/rules.yaml");
    assert_string_equal(pack->layers[0].place.file, "small/pack.yaml");
    assert_true(pack->layers[0].carried && !pack->layers[1].carried);
    intake_fini(&work.intake);
    put_overlay(&work, "top", "smal", "");
    read_stack(&work, (const char *[]){"top.yaml", NULL}, carried, 6);
    assert_string_equal(work.intake.diags.list.items[0].label, "did you mean `small`?");
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

static void an_overlay_includes_files_of_its_own_folder(void **state)
{
    (void)state;
    struct place_to_work work;
    put_base(&work);
    folder_make(&work.folder, "mine");
    folder_put(&work.folder, "mine/pack.yaml",
               "format: 1\npack: mine\nversion: 1\nextends: ../base\ninclude: more/*.yaml\n");
    folder_make(&work.folder, "mine/more");
    folder_put(&work.folder, "mine/more/a.yaml",
               "criteria: {pace: {weight: 9}, fun: {}}\n"
               "rules: [{adjust: heavy-left, cites: [slow-left, new], reason: r}]\n");
    folder_put(&work.folder, "mine/more/b.yaml", "claims: [{id: new, source: S, claim: c}]\n");
    struct pack *pack = read_stack(&work, (const char *[]){"mine", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    assert_int_equal(pack->criterion_count, 3);
    assert_int_equal(pack->criteria[0].weight, 9000);
    assert_int_equal(pack->rules[0].cite_count, 3);
    assert_non_null(strstr(pack->overrides[0].place.file, "mine/more/a.yaml"));
    assert_int_equal(pack->criteria[0].layer, 0);
    assert_int_equal(pack->criteria[2].layer, 1);
    assert_int_equal(pack->rules[0].layer, 0);
    assert_int_equal(pack->claims[1].layer, 0);
    assert_int_equal(pack->claims[2].layer, 1);
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

/* … though both stand in one folder, and so does what they include. */
static void whatever_is_added_knows_its_layer(void **state)
{
    (void)state;
    struct place_to_work work;
    static const char parts[] =
        "criteria: {fun-%1$s: {}}\nsources: {S%1$s: {}}\n"
        "facts: [{fact: a.%1$s, type: bool, question: q}]\n"
        "claims: [{id: claim-%1$s, source: S, claim: c}]\n"
        "rules: [{id: rule-%1$s, when: a.%1$s == true, excludes: [left], because: b}]\n"
        "advice: [{id: advice-%1$s, text: t}]\n"
        "checks: [{id: check-%1$s, when: a.%1$s == true, level: error, message: m}]\n";
    char text[2][1000];
    put_base(&work);
    for (int i = 0; i < 2; i++)
        snprintf(text[i], sizeof text[i], parts, i == 0 ? "up" : "down");
    put_overlay(&work, "one", "./base", text[0]);
    put_overlay(&work, "two", "./one.yaml", text[1]);
    struct pack *pack = read_stack(&work, (const char *[]){"two.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t back = 2 - i;
        assert_int_equal(pack->criteria[pack->criterion_count - 1 - back].layer, i);
        assert_int_equal(pack->publications[pack->publication_count - 1 - back].layer, i);
        assert_int_equal(pack->vocabulary.facts[pack->vocabulary.count - 2 - back].layer, i);
        assert_int_equal(pack->claims[pack->claim_count - 1 - back].layer, i);
        assert_int_equal(pack->rules[pack->rule_count - 1 - back].layer, i);
        assert_int_equal(pack->advice[pack->advice_count - 1 - back].layer, i);
        assert_int_equal(pack->checks[pack->check_count - 1 - back].layer, i);
    }
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

/* An image keeps layers, overrides and what is disabled. */
static void an_image_keeps_all_layers(void **state)
{
    (void)state;
    struct place_to_work work;
    put_base(&work);
    put_overlay(&work, "top", "./base",
                "criteria: {pace: {weight: 2}}\n"
                "rules: [{adjust: busy, disable: true, reason: r}]\n"
                "advice: [{adjust: look-left, disable: true, reason: r}]\n"
                "checks: [{adjust: cold-load, disable: true, reason: r}]\n");
    struct pack *pack = read_stack(&work, (const char *[]){"top.yaml", NULL}, NULL, 0);
    intake_check_good(&work.intake);
    struct strbuf image, again;
    pack->layers[0].carried = true;
    strbuf_init(&image);
    strbuf_init(&again);
    image_write(pack, &image);
    struct pack *read = image_read(image.text, image.length, &work.intake.diags);
    assert_non_null(read);
    assert_int_equal(read->layer_count, 2);
    assert_string_equal(read->layers[1].name, "top");
    assert_true(read->layers[0].carried && !read->layers[1].carried);
    assert_int_equal(read->override_count, 4);
    assert_null(read->overrides[0].reason);
    assert_string_equal(read->overrides[1].subject, "busy");
    assert_int_equal(read->overrides[1].layer, 1);
    assert_true(read->rules[2].disabled && !read->rules[0].disabled);
    assert_true(read->advice[0].disabled && read->advice[0].caution);
    assert_true(read->checks[0].disabled && !read->checks[0].error);
    image_write(read, &again);
    assert_int_equal(image.length, again.length);
    assert_memory_equal(image.text, again.text, image.length);
    pack_free(read);
    strbuf_fini(&image);
    strbuf_fini(&again);
    intake_fini(&work.intake);
    folder_fini(&work.folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_alone_is_one_layer),
        cmocka_unit_test(an_overlay_brings_all_that_it_extends),
        cmocka_unit_test(an_overlay_without_a_change_has_the_meaning_of_its_base),
        cmocka_unit_test(overlays_are_laid_on_by_name_or_path),
        cmocka_unit_test(circles_and_missing_bases_are_named),
        cmocka_unit_test(the_carried_pack_is_found_by_its_name),
        cmocka_unit_test(an_overlay_includes_files_of_its_own_folder),
        cmocka_unit_test(whatever_is_added_knows_its_layer),
        cmocka_unit_test(an_image_keeps_all_layers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
