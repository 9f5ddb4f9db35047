/* Whatever allocation fails, ours or that of libyaml, yajl or PCRE2, the library says so and
 * leaks nothing.
 *
 * The linker's --wrap puts this file between everything and the heap. Each scenario runs once
 * without a fault, which counts its allocations, and then again for each n: once with only the nth
 * failing, once with it and all that follow. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ruling.h"

/* ---- the heap, watched ---- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void __real_free(void *block);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);
char *__wrap_strdup(const char *text);
char *__wrap_strndup(const char *text, size_t most);

enum { LIVE_MOST = 1 << 16 };

static struct {
    bool on;
    bool onwards; /* all from `fail_at` on fail, not it alone */
    long fail_at; /* -1: none */
    long calls;
    bool hit;
    void *live[LIVE_MOST]; /* blocks that were handed out while on, by hash; */
    size_t live_count;     /* the C library's own are not seen, and so not missed */
} heap;

static char gone[1]; /* where a block was, so that what lies behind it is still found */

static void **live_slot(void *block, bool adding)
{
    size_t at = ((uintptr_t)block >> 4) * 0x9e3779b97f4a7c15u >> 48;
    for (;; at = (at + 1) % LIVE_MOST) {
        void **slot = &heap.live[at];
        if (*slot == block || !*slot || (adding && *slot == gone))
            return slot;
    }
}

static void *born(void *block)
{
    if (heap.on && block) {
        *live_slot(block, true) = block;
        heap.live_count++;
    }
    return block;
}

static void dies(void *block)
{
    void **slot = block ? live_slot(block, false) : NULL;
    if (slot && *slot == block) {
        *slot = gone;
        heap.live_count--;
    }
}

static bool fails(void)
{
    if (!heap.on)
        return false;
    long call = heap.calls++;
    if (heap.fail_at < 0 || call < heap.fail_at || (call > heap.fail_at && !heap.onwards))
        return false;
    heap.hit = true;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return fails() ? NULL : born(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails() ? NULL : born(__real_calloc(count, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    if (fails())
        return NULL;
    dies(block);
    void *moved = __real_realloc(block, size);
    return born(moved ? moved : block);
}

void __wrap_free(void *block)
{
    dies(block);
    __real_free(block);
}

char *__wrap_strndup(const char *text, size_t most)
{
    size_t length = strnlen(text, most);
    char *copy = __wrap_malloc(length + 1);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

char *__wrap_strdup(const char *text)
{
    return __wrap_strndup(text, SIZE_MAX);
}

/* ---- what is tried ---- */

#define OFFICE "tests/cases/office/"

/* What a scenario works with, and what it leaves to be freed. */
struct desk {
    ruling_messages *messages;
    ruling_pack *pack;
    ruling_profile *profile;
    ruling_result *result;
    char *text;
};

typedef ruling_status attempt(struct desk *desk);

static ruling_status open_pack(struct desk *desk)
{
    return ruling_pack_open(OFFICE, &desk->pack, desk->messages);
}

static ruling_status open_builtin(struct desk *desk)
{
    return ruling_pack_builtin(&desk->pack, desk->messages);
}

static ruling_status open_overlay(struct desk *desk)
{
    static const char *const paths[] = {OFFICE, OFFICE "overlay/house.yaml"};
    return ruling_pack_open_stack(paths, 2, &desk->pack, desk->messages);
}

static ruling_status open_wrong_overlay(struct desk *desk)
{
    return ruling_pack_open(OFFICE "overlay/wrong.yaml", &desk->pack, desk->messages);
}

static ruling_status open_profile(struct desk *desk, const char *path)
{
    static const char *const settings[] = {"team.size=30", "newsroom/hours=14",
                                           "priorities.speed=low"};
    static const char *const bases[] = {OFFICE "base.yaml"};
    ruling_input input = {.path = path,
                          .settings = settings,
                          .setting_count = 3,
                          .bases = bases,
                          .base_count = 1,
                          .as_of = "2026-01-01"};
    ruling_status status = open_pack(desk);
    return status == RULING_OK
               ? ruling_profile_open(desk->pack, &input, &desk->profile, desk->messages)
               : status;
}

static ruling_status read_yaml(struct desk *desk)
{
    return open_profile(desk, OFFICE "full.yaml");
}

static ruling_status read_json(struct desk *desk)
{
    return open_profile(desk, OFFICE "full.json");
}

static ruling_status judge(struct desk *desk)
{
    ruling_status status = read_json(desk);
    return status == RULING_OK
               ? ruling_judge(desk->pack, (const ruling_profile *const[]){desk->profile}, 1, NULL,
                              &desk->result, desk->messages)
               : status;
}

static ruling_status report(struct desk *desk, const char *format)
{
    ruling_status status = judge(desk);
    return status == RULING_OK
               ? ruling_report(desk->result, format, NULL, &desk->text, desk->messages)
               : status;
}

static ruling_status report_text(struct desk *desk)
{
    return report(desk, "text");
}

static ruling_status report_json(struct desk *desk)
{
    return report(desk, "json");
}

static ruling_status report_analysis(struct desk *desk)
{
    ruling_status status = judge(desk);
    if (status == RULING_OK)
        status = ruling_analyse(desk->result, 0, RULING_ALL_PARTS, desk->messages);
    return status == RULING_OK
               ? ruling_report(desk->result, "json", NULL, &desk->text, desk->messages)
               : status;
}

static ruling_status ask_next(struct desk *desk)
{
    ruling_status status = judge(desk);
    return status == RULING_OK
               ? ruling_next(desk->result, 0, true, "text", NULL, &desk->text, desk->messages)
               : status;
}

static ruling_status why(struct desk *desk, const char *format)
{
    static const char *const rules[] = {"long-days", "calm-rooms"};
    ruling_status status = judge(desk);
    return status == RULING_OK ? ruling_why(desk->result, 0, "newsroom", rules, 2, format, NULL,
                                            &desk->text, desk->messages)
                               : status;
}

static ruling_status why_text(struct desk *desk)
{
    return why(desk, "text");
}

static ruling_status why_json(struct desk *desk)
{
    return why(desk, "json");
}

static ruling_status explain(struct desk *desk, const char *id)
{
    ruling_status status = open_pack(desk);
    return status == RULING_OK
               ? ruling_explain(desk->pack, id, "text", NULL, &desk->text, desk->messages)
               : status;
}

static ruling_status explain_rule(struct desk *desk)
{
    return explain(desk, "long-days");
}

static ruling_status explain_fact(struct desk *desk)
{
    return explain(desk, "component.hours");
}

static ruling_status list_rules(struct desk *desk)
{
    ruling_status status = open_pack(desk);
    return status == RULING_OK
               ? ruling_list(desk->pack, "rules", "json", NULL, &desk->text, desk->messages)
               : status;
}

static ruling_status lay_out(struct desk *desk)
{
    static const char bytes[] = "a:   1 # x\nb: [1,{c: 2} ]\n# y\nd: |\n      e\nf: 'g\n  h'\n";
    ruling_input input = {.path = "draft.yaml", .bytes = bytes, .length = sizeof bytes - 1};
    bool changed;
    return ruling_layout(&input, true, &desk->text, &changed, desk->messages);
}

/* That there are findings is not what this is about. */
static ruling_status lint(struct desk *desk, const char *format)
{
    ruling_status status = open_pack(desk);
    if (status == RULING_OK)
        status = ruling_lint(desk->pack, format, NULL, &desk->text, desk->messages);
    return status == RULING_NO ? RULING_OK : status;
}

static ruling_status lint_text(struct desk *desk)
{
    return lint(desk, "text");
}

static ruling_status lint_sarif(struct desk *desk)
{
    return lint(desk, "sarif");
}

/* Nor is it that some cases fail; so the differences are shown as well. */
static ruling_status try_cases(struct desk *desk, attempt *open, const char *format)
{
    static const ruling_test_options options = {.coverage = true, .threshold = 90};
    ruling_status status = open(desk);
    if (status == RULING_OK)
        status =
            ruling_test(desk->pack, NULL, 0, &options, format, NULL, &desk->text, desk->messages);
    return status == RULING_NO ? RULING_OK : status;
}

static ruling_status test_text(struct desk *desk)
{
    return try_cases(desk, open_pack, "text");
}

static ruling_status test_json(struct desk *desk)
{
    return try_cases(desk, open_pack, "json");
}

static ruling_status test_overlay(struct desk *desk)
{
    return try_cases(desk, open_overlay, "tap");
}

static ruling_status schema(struct desk *desk, const char *kind)
{
    ruling_status status = open_pack(desk);
    return status == RULING_OK ? ruling_schema(desk->pack, kind, &desk->text, desk->messages)
                               : status;
}

static ruling_status schema_of_profiles(struct desk *desk)
{
    return schema(desk, "profile");
}

static ruling_status schema_of_packs(struct desk *desk)
{
    return schema(desk, "pack");
}

static ruling_status schema_of_tests(struct desk *desk)
{
    return schema(desk, "test");
}

static ruling_status doc(struct desk *desk, const char *format)
{
    ruling_status status = open_overlay(desk);
    return status == RULING_OK
               ? ruling_doc(desk->pack, format, "2026-01-01", &desk->text, desk->messages)
               : status;
}

static ruling_status doc_markdown(struct desk *desk)
{
    return doc(desk, "markdown");
}

static ruling_status doc_html(struct desk *desk)
{
    return doc(desk, "html");
}

static ruling_status doc_man(struct desk *desk)
{
    return doc(desk, "man");
}

static ruling_status init(struct desk *desk, const ruling_init_options *options)
{
    ruling_status status = open_pack(desk);
    return status == RULING_OK ? ruling_init(desk->pack, options, &desk->text, desk->messages)
                               : status;
}

static ruling_status init_whole_profile(struct desk *desk)
{
    return init(desk, &(ruling_init_options){.schema = "profile.json"});
}

static ruling_status init_minimal_profile(struct desk *desk)
{
    return init(desk, &(ruling_init_options){.minimal = true});
}

static ruling_status init_new_overlay(struct desk *desk)
{
    return init(desk, &(ruling_init_options){.overlay = "ours", .extends = "./office"});
}

static ruling_status about(struct desk *desk)
{
    return ruling_about("text", NULL, &desk->text, desk->messages);
}

/* Everything is wrong with this profile, so that it is the diagnostics that memory is wanted for.
 */
static ruling_status read_wrong(struct desk *desk)
{
    static const char bytes[] = "ruling: 1\n"
                                "nam: x\n"
                                "team: {size: '9', sise: 3}\n"
                                "components: [{name: a, mood: clam}, {name: a, hours: 99 kg}]\n"
                                "priorities: {calmness: high}\n";
    ruling_input input = {.path = "wrong.yaml", .bytes = bytes, .length = sizeof bytes - 1};
    ruling_status status = open_pack(desk);
    if (status != RULING_OK)
        return status;
    return ruling_profile_open(desk->pack, &input, &desk->profile, desk->messages);
}

static ruling_status read_bad_syntax(struct desk *desk, const char *path, const char *bytes)
{
    ruling_input input = {.path = path, .bytes = bytes, .length = strlen(bytes)};
    ruling_status status = open_pack(desk);
    if (status != RULING_OK)
        return status;
    return ruling_profile_open(desk->pack, &input, &desk->profile, desk->messages);
}

static ruling_status read_bad_yaml(struct desk *desk)
{
    return read_bad_syntax(desk, "bad.yaml", "ruling: 1\nname: [a, {b: c]\n");
}

static ruling_status read_bad_json(struct desk *desk)
{
    return read_bad_syntax(desk, "bad.json",
                           "{\"ruling\": 1, \"name\": [\"\\u00e9\\n\", \"\\u0000\", 1, {}, ]}");
}

static ruling_status read_half_json(struct desk *desk)
{
    return read_bad_syntax(desk, "half.json", "[[[true, \"\\ud83d\"]]]");
}

static ruling_status mistaken_command_line(struct desk *desk)
{
    static char program[] = "ruling", command[] = "evla";
    static char *const words[] = {program, command, NULL};
    static const char *const names[] = {"eval", "explain"};
    ruling_messages_command_line(desk->messages, 2, words);
    return ruling_messages_add(desk->messages, &(ruling_mistake){.code = "R0901",
                                                                 .word = 1,
                                                                 .message = "no such command",
                                                                 .hint = "there are two",
                                                                 .typed = "evla",
                                                                 .candidates = names,
                                                                 .candidate_count = 2});
}

/* ---- trying it ---- */

/* Runs a scenario; what it came to, and whether what it made fits that. */
static ruling_status run(attempt *scenario, long fail_at, bool onwards)
{
    struct desk desk = {NULL, NULL, NULL, NULL, NULL};
    heap.calls = 0;
    heap.fail_at = fail_at;
    heap.onwards = onwards;
    heap.hit = false;
    heap.live_count = 0;
    memset(heap.live, 0, sizeof heap.live);
    heap.on = true;
    ruling_status status = RULING_FAILED, rendered = RULING_FAILED, said = RULING_FAILED;
    desk.messages = ruling_messages_new();
    if (desk.messages) {
        status = scenario(&desk);
        said = ruling_messages_status(desk.messages);
        char *text = NULL;
        rendered = ruling_messages_text(desk.messages, "text", NULL, &text);
        ruling_text_free(text);
        ruling_status json = ruling_messages_text(desk.messages, "json", NULL, &text);
        ruling_text_free(text);
        rendered = rendered > json ? rendered : json;
    }
    bool consistent = (status == RULING_OK) == (said == RULING_OK) || !desk.messages;
    if (status != RULING_OK && desk.text)
        consistent = false;
    ruling_text_free(desk.text);
    ruling_result_free(desk.result);
    ruling_profile_free(desk.profile);
    ruling_pack_free(desk.pack);
    ruling_messages_free(desk.messages);
    heap.on = false;
    if (!consistent)
        fail_msg("allocation %ld%s: the status is %d, the messages say %d", fail_at,
                 onwards ? " and all after it" : "", (int)status, (int)said);
    return status == RULING_OK && rendered != RULING_OK ? rendered : status;
}

static void try_all(attempt *scenario, ruling_status expected)
{
    assert_int_equal(run(scenario, -1, false), expected);
    assert_int_equal(heap.live_count, 0);
    long count = heap.calls;
    for (long n = 0; n < count; n++) {
        for (int onwards = 0; onwards < 2; onwards++) {
            ruling_status status = run(scenario, n, onwards);
            if (!heap.hit)
                fail_msg("allocation %ld of %ld did not come again", n, count);
            if (status == RULING_OK)
                fail_msg("allocation %ld of %ld failed%s, and nothing was said", n, count,
                         onwards ? " with all after it" : "");
            if (heap.live_count > 0)
                fail_msg("allocation %ld of %ld failed%s, and %zu blocks leaked", n, count,
                         onwards ? " with all after it" : "", heap.live_count);
        }
    }
}

#define FAULTS(scenario, expected)                                                                 \
    static void faults_of_##scenario(void **state)                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        try_all(scenario, expected);                                                               \
    }

FAULTS(open_pack, RULING_OK)
FAULTS(open_builtin, RULING_OK)
FAULTS(open_overlay, RULING_OK)
FAULTS(open_wrong_overlay, RULING_INPUT)
FAULTS(read_yaml, RULING_OK)
FAULTS(read_json, RULING_OK)
FAULTS(judge, RULING_OK)
FAULTS(report_text, RULING_OK)
FAULTS(report_json, RULING_OK)
FAULTS(report_analysis, RULING_OK)
FAULTS(ask_next, RULING_OK)
FAULTS(why_text, RULING_OK)
FAULTS(why_json, RULING_OK)
FAULTS(explain_rule, RULING_OK)
FAULTS(explain_fact, RULING_OK)
FAULTS(list_rules, RULING_OK)
FAULTS(lay_out, RULING_OK)
FAULTS(lint_text, RULING_OK)
FAULTS(lint_sarif, RULING_OK)
FAULTS(test_text, RULING_OK)
FAULTS(test_json, RULING_OK)
FAULTS(test_overlay, RULING_OK)
FAULTS(schema_of_profiles, RULING_OK)
FAULTS(schema_of_packs, RULING_OK)
FAULTS(schema_of_tests, RULING_OK)
FAULTS(doc_markdown, RULING_OK)
FAULTS(doc_html, RULING_OK)
FAULTS(doc_man, RULING_OK)
FAULTS(init_whole_profile, RULING_OK)
FAULTS(init_minimal_profile, RULING_OK)
FAULTS(init_new_overlay, RULING_OK)
FAULTS(about, RULING_OK)
FAULTS(read_wrong, RULING_INPUT)
FAULTS(read_bad_yaml, RULING_INPUT)
FAULTS(read_bad_json, RULING_INPUT)
FAULTS(read_half_json, RULING_INPUT)
FAULTS(mistaken_command_line, RULING_INPUT)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_of_open_pack),
        cmocka_unit_test(faults_of_open_builtin),
        cmocka_unit_test(faults_of_open_overlay),
        cmocka_unit_test(faults_of_open_wrong_overlay),
        cmocka_unit_test(faults_of_read_yaml),
        cmocka_unit_test(faults_of_read_json),
        cmocka_unit_test(faults_of_judge),
        cmocka_unit_test(faults_of_report_text),
        cmocka_unit_test(faults_of_report_json),
        cmocka_unit_test(faults_of_report_analysis),
        cmocka_unit_test(faults_of_ask_next),
        cmocka_unit_test(faults_of_why_text),
        cmocka_unit_test(faults_of_why_json),
        cmocka_unit_test(faults_of_explain_rule),
        cmocka_unit_test(faults_of_explain_fact),
        cmocka_unit_test(faults_of_list_rules),
        cmocka_unit_test(faults_of_lay_out),
        cmocka_unit_test(faults_of_lint_text),
        cmocka_unit_test(faults_of_lint_sarif),
        cmocka_unit_test(faults_of_test_text),
        cmocka_unit_test(faults_of_test_json),
        cmocka_unit_test(faults_of_test_overlay),
        cmocka_unit_test(faults_of_schema_of_profiles),
        cmocka_unit_test(faults_of_schema_of_packs),
        cmocka_unit_test(faults_of_schema_of_tests),
        cmocka_unit_test(faults_of_doc_markdown),
        cmocka_unit_test(faults_of_doc_html),
        cmocka_unit_test(faults_of_doc_man),
        cmocka_unit_test(faults_of_init_whole_profile),
        cmocka_unit_test(faults_of_init_minimal_profile),
        cmocka_unit_test(faults_of_init_new_overlay),
        cmocka_unit_test(faults_of_about),
        cmocka_unit_test(faults_of_read_wrong),
        cmocka_unit_test(faults_of_read_bad_yaml),
        cmocka_unit_test(faults_of_read_bad_json),
        cmocka_unit_test(faults_of_read_half_json),
        cmocka_unit_test(faults_of_mistaken_command_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
