/* Whichever allocation fails, a report says so and leaks nothing. */
#include "failing_arena.h"
#include "fair_fixture.h"

#include "report/about.h"
#include "report/catalogue.h"
#include "report/messages.h"
#include "report/report.h"
#include "report/why.h"

/* What is written, and with what: some of these are set. */
struct task {
    const struct rulings *rulings;
    const struct report_format *format;
    const struct why *why;
    const struct catalogue *catalogue;
    uint32_t index;
    const struct diags *diags;
};

typedef void writer(const struct task *task, struct strbuf *out);

/* Plans of all kinds, what is laid down and what is waived. */
static const char *const fair_profiles[] = {
    "project: {runs: [left]}\n"
    "components:\n"
    "  - {name: a, lean: left6, care: right, size: 2, today: right, tested: false}\n"
    "  - {name: b, lean: right6, pin: right, pin_reason: R, not: [right], today: left}\n"
    "  - {name: c, lean: left3, today: left, decided: right}\n"
    "links: [{between: [a, b], via: http}, {between: [a, c], via: in_process}]\n"
    "waivers: [{rule: l3, reason: R, by: B, until: 2999-01-01}]\n",
    "components: [{name: a, not: [left, right]}, {name: b, lean: level}]\n",
    "project: {mood: bad}\ncomponents: [{name: a, lean: level}, {name: b, lean: level}]\n",
};

/* Writes with each allocation failing once. */
static void fail_to_write(writer *write, const struct task *task)
{
    bool failed = true;
    long n = 0;
    for (; failed; n++) {
        struct strbuf out;
        strbuf_init(&out);
        failing_memory(n);
        write(task, &out);
        failed = failing_stop();
        if (out.failed != failed)
            fail_msg("allocation %ld failed, and nothing was said", n);
        strbuf_fini(&out);
    }
    assert_true(n > 1);
}

static void write_report(const struct task *task, struct strbuf *out)
{
    task->format->write(task->rulings, &plain_style, out);
}

static void write_why_text(const struct task *task, struct strbuf *out)
{
    bool done = why_text(task->why, &plain_style, out);
    out->failed = out->failed || !done;
}

static void write_why_json(const struct task *task, struct strbuf *out)
{
    bool done = why_json(task->why, out);
    out->failed = out->failed || !done;
}

static void write_list_text(const struct task *task, struct strbuf *out)
{
    catalogue_list_text(task->catalogue, court_pack, &plain_style, out);
}

static void write_list_json(const struct task *task, struct strbuf *out)
{
    catalogue_list_json(task->catalogue, court_pack, out);
}

static void write_entry_text(const struct task *task, struct strbuf *out)
{
    catalogue_entry_text(task->catalogue, court_pack, task->index, &plain_style, out);
}

static void write_entry_json(const struct task *task, struct strbuf *out)
{
    catalogue_entry_json(task->catalogue, court_pack, task->index, out);
}

static void write_messages_text(const struct task *task, struct strbuf *out)
{
    messages_text(task->diags, true, &plain_style, out);
}

static void write_messages_json(const struct task *task, struct strbuf *out)
{
    messages_json(task->diags, out);
}

static void write_about(const struct task *task, struct strbuf *out)
{
    (void)task;
    about_limits_text(&plain_style, out);
    about_limits_json(out);
    about_code_text(R0107, &plain_style, out);
    about_code_json(R0107, out);
    about_version_text("1.0", court_pack, out);
    about_version_json("1.0", court_pack, out);
}

static const char *const profiles[] = {
    "project: {regulated: true, owner: archive}\nteam: {sql: none, size: 3}\n"
    "components:\n  - {name: a, kind: log, transactions: true, record_size: 2 MB}\n"
    "  - {name: b, kind: ledger, transactions: true, reads: 500, queries: [by_range]}\n",
    "component: {kind: upload}\n",
    "team: {sql: none}\ncomponent: {kind: upload, record_size: 2 MB, queries: [full_text]}\n",
};

static void reports_survive(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        struct profile *profile = court_profile(profiles[i]);
        struct rulings *rulings = court_rule(profile, true);
        assert_non_null(rulings);
        for (int format = 0; format < REPORT_FORMATS; format++)
            fail_to_write(write_report,
                          &(struct task){.rulings = rulings, .format = &report_formats[format]});
        rulings_free(rulings);
        profile_free(profile);
    }
}

/* What the search for open answers may have found. */
static void open_up(struct ruling *ruling)
{
    static struct supposed_fact supposed = {.value = "right"};
    static struct open_fact open[] = {{.matters = true}, {.flip = "right"}, {.matters = false}};
    ruling->open = open;
    ruling->open_count = 3;
    ruling->settled = SETTLED_NO;
    ruling->witness = (struct witness){&supposed, 1, 1, VERDICT_OPTION};
    open[1].flip = ruling->verdict == VERDICT_EITHER ? NULL : "right";
}

static void reports_on_plans_survive(void **state)
{
    (void)state;
    court_use_text(FAIR_PACK);
    for (size_t i = 0; i < sizeof fair_profiles / sizeof *fair_profiles; i++) {
        struct ruling *ruling = fair_rule(fair_profiles[i]);
        open_up(ruling);
        for (int format = 0; format < REPORT_FORMATS; format++)
            fail_to_write(write_report, &(struct task){.rulings = fair_rulings,
                                                       .format = &report_formats[format]});
        fair_forget();
    }
    court_back();
}

static void explanations_of_plans_survive(void **state)
{
    (void)state;
    static const uint32_t subjects[] = {WHY_PROJECT, 0, 1, 2};
    struct hearing hearing;
    court_use_text(FAIR_PACK);
    struct ruling *ruling = fair_rule(fair_profiles[0]);
    assert_true(hearing_init(&hearing, court_judge, fair_profile, true, &court_diags));
    struct why why = {
        .hearing = &hearing, .ruling = ruling, .subjects = subjects, .subject_count = 4};
    fail_to_write(write_why_text, &(struct task){.why = &why});
    fail_to_write(write_why_json, &(struct task){.why = &why});
    hearing_fini(&hearing);
    fair_forget();
    court_back();
}

static void explanations_survive(void **state)
{
    (void)state;
    static const uint32_t components[] = {0, 1};
    const uint32_t rules[] = {pack_rule(court_pack, "few-people"),
                              pack_rule(court_pack, "mixed-records"),
                              pack_rule(court_pack, "regulated-accounts")};
    struct profile *profile = court_profile(profiles[0]);
    struct rulings *rulings = court_rule(profile, true);
    struct hearing hearing;
    assert_true(hearing_init(&hearing, court_judge, profile, true, &court_diags));
    struct why why = {.hearing = &hearing,
                      .ruling = &rulings->items[0],
                      .subjects = components,
                      .subject_count = 2,
                      .rules = rules};
    for (why.rule_count = 0; why.rule_count <= 3; why.rule_count += 3) {
        fail_to_write(write_why_text, &(struct task){.why = &why});
        fail_to_write(write_why_json, &(struct task){.why = &why});
    }
    hearing_fini(&hearing);
    rulings_free(rulings);
    profile_free(profile);
}

static void catalogues_survive(void **state)
{
    (void)state;
    for (int i = 0; i < CATALOGUES; i++) {
        struct task task = {.catalogue = &catalogues[i]};
        fail_to_write(write_list_text, &task);
        fail_to_write(write_list_json, &task);
        for (; task.index < catalogues[i].count(court_pack); task.index++) {
            fail_to_write(write_entry_text, &task);
            fail_to_write(write_entry_json, &task);
        }
    }
}

static void messages_survive(void **state)
{
    (void)state;
    struct diags diags;
    diags_init(&diags, &court_arena);
    const struct source *source = source_new(&court_arena, "p", "a: b\nc: d\n", 10);
    struct diag *diag = diag_add(&diags, R0107, (struct span){source, 3, 4}, "`b` is wrong");
    diag_label(&diags, diag, "label");
    diag_hint(&diags, diag, "hint");
    diag_relate(diag, (struct span){source, 5, 6});
    diag_add_file(&diags, R0117, "q", "careful");
    fail_to_write(write_messages_text, &(struct task){.diags = &diags});
    fail_to_write(write_messages_json, &(struct task){.diags = &diags});
    fail_to_write(write_about, &(struct task){.diags = &diags});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_survive),      cmocka_unit_test(reports_on_plans_survive),
        cmocka_unit_test(explanations_survive), cmocka_unit_test(explanations_of_plans_survive),
        cmocka_unit_test(catalogues_survive),   cmocka_unit_test(messages_survive),
    };
    return cmocka_run_group_tests(tests, court_setup, court_teardown);
}
