/* Whichever allocation fails while a pack or an image is read, there is no pack, nothing leaks, and
 * memory is named as the reason. */
#include "pack_fixture.h"

#include "failing_arena.h"
#include "rule/image.h"

/* Reads with each allocation failing once. */
static void check_reading(const char *path, bool good)
{
    bool hit = true;
    for (long skip = 0; hit; skip++) {
        struct intake intake;
        failing_memory(skip);
        intake_read(&intake, path);
        hit = failing_stop();
        if (intake.diags.no_memory != hit || (intake.pack != NULL) != (good && !hit))
            fail_msg("allocation %ld: pack %p, no memory %d", skip, (void *)intake.pack,
                     intake.diags.no_memory);
        intake_fini(&intake);
    }
}

static void check_text(const char *text, bool good)
{
    struct folder folder;
    folder_init(&folder);
    folder_put(&folder, "pack.yaml", text);
    folder_put(&folder, "more.yaml", "criteria: {more: {}}\n");
    check_reading(folder.path, good);
    folder_fini(&folder);
}

static void test_good_pack(void **state)
{
    (void)state;
    char *text = small_pack();
    char *more = replaced(text, "format: 1\n", "format: 1\ninclude: [more.yaml]\n");
    check_text(more, true);
    free(more);
    free(text);
}

static void test_wrong_pack(void **state)
{
    (void)state;
    check_text("format: 2\npack: P\nversion: 1\noptions: {a: {}, none: {}, a1: {}}\n"
               "combination: {id: a}\nstrengths: {some: 0}\n"
               "thresholds: {toss_up: 1, clear: 1, firm: x}\nsources: {S: {vendor: yes}}\n"
               "include: [../x, none.yaml, more.yaml]\nsplit: {operated: team.y, via: {A: '1'}}\n"
               "facts:\n"
               "  - {fact: team.x, type: leval, values: [a, b]}\n"
               "  - {fact: team.x, type: number, range: 0 .. 9, bands: {a: 5 .. 10}}\n"
               "  - {fact: team.z, type: bool, derived: true, question: q}\n"
               "  - {fact: team.s, type: set, values: [a, a], question: q, likely: {b: 0}}\n"
               "claims:\n"
               "  - {id: c, source: T, claim: c, contradicts: [c, d, d], strength: sme}\n"
               "rules:\n"
               "  - {id: c, when: team.z == tru, favours: {b: sme}, because: b, cites: [S, e]}\n"
               "  - {id: r, for: swich, when: team.z == true, because: b}\n"
               "  - {id: q, for: split, when: team.z == true, costs: some, saves: some,\n"
               "     because: b, derives: {team.s: [a], team.q: true}}\n"
               "advice:\n  - {id: w, text: t, order: 1.5, level: x, option: b}\n"
               "checks:\n  - {id: v, when: team.z == true, level: w, message: m}\n",
               false);
}

/* As check_text, for overlays on the small pack. */
static void check_overlays(const char *first, const char *second, bool good)
{
    struct folder folder;
    char *text = small_pack();
    char path[256];
    folder_init(&folder);
    folder_put(&folder, "pack.yaml", text);
    folder_put(&folder, "first.yaml", first);
    folder_put(&folder, "second.yaml", second);
    folder_put(&folder, "more.yaml", "criteria: {more: {}}\n");
    strcpy(path, folder_path(&folder, "second.yaml"));
    check_reading(path, good);
    folder_fini(&folder);
    free(text);
}

static void test_good_overlays(void **state)
{
    (void)state;
    check_overlays("format: 1\npack: first\nversion: 1\nextends: ./\ninclude: more.yaml\n"
                   "options: {middle: {}}\nstrengths: {strong: 7, huge: 9}\n"
                   "criteria: {pace: {weight: 2, title: T, reason: r}}\n"
                   "split: {second: 5, via: {air: 1, road: 2}}\n"
                   "facts:\n"
                   "  - {adjust: project.sides, values: {middle: m}}\n"
                   "  - {adjust: component.load, likely: {light: 5},\n"
                   "     default: {when: component.side == right, value: light}}\n"
                   "rules:\n"
                   "  - {adjust: heavy-left, narrow: [{any: [component.heat == hot,\n"
                   "     component.side == right]}], favours: {left: slight, middle: strong},\n"
                   "     cites: slow-left, reason: r}\n"
                   "  - {adjust: hot-right, against: {left: slight}, reason: r}\n"
                   "  - {adjust: moving, costs: strong, reason: r}\n",
                   "format: 1\npack: second\nversion: 1\nextends: first.yaml\n"
                   "rules: [{adjust: busy, disable: true, reason: r}]\n"
                   "advice: [{adjust: know-sides, narrow: project.mixed == true, reason: r}]\n"
                   "checks: [{adjust: cold-load, disable: true, reason: r}]\n",
                   true);
}

static void test_wrong_overlays(void **state)
{
    (void)state;
    check_overlays("format: 1\npack: first\nversion: 1\nextends: second.yaml\n",
                   "format: 1\npack: second\nversion: 1\nextends: first.yaml\n", false);
    check_overlays("format: 1\npack: second\nversion: 1\nextends: ./\n",
                   "format: 1\npack: second\nversion: 1\nextends: first.yaml\n", false);
    check_overlays("", "format: 1\npack: second\nversion: 1\nextends: smal\n", false);
    check_overlays("",
                   "format: 1\npack: second\nversion: 1\nextends: ./\noptions: {below: {}}\n"
                   "strengths: {strong: 6}\nsources: {S: {}}\n"
                   "facts: [{adjust: component.loud, values: 1}, {adjust: component.load}]\n"
                   "rules:\n"
                   "  - {adjust: heavy-lef, disable: true}\n"
                   "  - {adjust: hot-right, when: 1, excludes: left, cites: [e], reason: r}\n"
                   "  - {adjust: hot-right, disable: true, narrow: 1, reason: r}\n"
                   "  - {adjust: two-sides, costs: slight, saves: slight, reason: r}\n"
                   "  - {adjust: busy, favours: {left: slight}, reason: r}\n",
                   false);
}

static void test_image(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    free(text);
    bool hit = true;
    for (long skip = 0; hit; skip++) {
        struct strbuf out;
        strbuf_init(&out);
        failing_memory(skip);
        image_write(intake.pack, &out);
        hit = failing_stop();
        assert_true(out.failed == hit);
        strbuf_fini(&out);
    }
    struct strbuf image;
    strbuf_init(&image);
    image_write(intake.pack, &image);
    intake_fini(&intake);
    hit = true;
    for (long skip = 0; hit; skip++) {
        arena_init(&intake.arena);
        diags_init(&intake.diags, &intake.arena);
        failing_memory(skip);
        intake.pack = image_read(image.text, image.length, &intake.diags);
        hit = failing_stop();
        assert_true(intake.diags.no_memory == hit);
        assert_true((intake.pack == NULL) == hit);
        intake_fini(&intake);
    }
    strbuf_fini(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_pack),     cmocka_unit_test(test_wrong_pack),
        cmocka_unit_test(test_good_overlays), cmocka_unit_test(test_wrong_overlays),
        cmocka_unit_test(test_image),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
