/* Every limit of the table at one below, at, and one above: what is within it is read, what is
 * beyond is refused by its name, never cut or taken for something else. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "author/test/suite_read.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "decide/assign/assign.h"
#include "document/document.h"
#include "problems.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"
#include "rule/regex.h"

/* A folder for packs, its files removed as they come back. */
static char folder[] = "/tmp/ruling-limits-XXXXXX";

struct trial {
    struct arena arena;
    struct diags diags;
};

static void trial_init(struct trial *trial)
{
    arena_init(&trial->arena);
    diags_init(&trial->diags, &trial->arena);
}

static void trial_fini(struct trial *trial)
{
    arena_fini(&trial->arena);
}

/* How many times the limit was named; the first other error is printed and fails the test. */
static uint32_t refusals(const struct trial *trial, enum limit limit)
{
    uint32_t count = 0;
    char name[64];
    snprintf(name, sizeof name, "`%s`", limits[limit].name);
    for (uint32_t i = 0; i < trial->diags.list.count; i++) {
        const struct diag *diag = &trial->diags.list.items[i];
        if (diag->code == R0050 && strstr(diag->message, name))
            count++;
        else if (diag_entries[diag->code].class == DIAG_FAILURE)
            fail_msg("%s: %s", limits[limit].name, diag->message);
    }
    return count;
}

/* ---- documents ---- */

static void parse(struct trial *trial, const struct strbuf *text, enum document_format format)
{
    assert_false(text->failed);
    document_parse(&trial->arena, "limits", text->text, text->length, format, &trial->diags);
}

static void try_depth(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_fill(text, '[', n);
    strbuf_fill(text, ']', n);
    parse(trial, text, DOCUMENT_YAML);
    parse(trial, text, DOCUMENT_JSON);
}

/* The list and what is in it. */
static void try_nodes(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_putc(text, '[');
    for (uint64_t i = 1; i < n; i++)
        strbuf_puts(text, i > 1 ? ",1" : "1");
    strbuf_putc(text, ']');
    parse(trial, text, DOCUMENT_YAML);
    parse(trial, text, DOCUMENT_JSON);
}

static void try_scalar(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_putc(text, '"');
    strbuf_fill(text, 'x', n);
    strbuf_putc(text, '"');
    parse(trial, text, DOCUMENT_YAML);
    parse(trial, text, DOCUMENT_JSON);
}

static void write_file(const char *name, const struct strbuf *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text->text, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

static void try_file(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_puts(text, "a: 1\n#");
    strbuf_fill(text, '-', n - text->length);
    write_file("file.yaml", text);
    char *path = arena_printf(&trial->arena, "%s/file.yaml", folder);
    document_read(&trial->arena, path, DOCUMENT_BY_NAME, &trial->diags);
}

/* A record may be larger than other documents. */
static void try_record(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_puts(text, "[]");
    strbuf_fill(text, ' ', n - text->length);
    write_file("record.yaml", text);
    char *path = arena_printf(&trial->arena, "%s/record.yaml", folder);
    document_read(&trial->arena, path, DOCUMENT_RECORD, &trial->diags);
    parse(trial, text, DOCUMENT_RECORD);
}

static void try_record_nodes(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_putc(text, '[');
    for (uint64_t i = 1; i < n; i++)
        strbuf_puts(text, i > 1 ? ",1" : "1");
    strbuf_putc(text, ']');
    parse(trial, text, DOCUMENT_RECORD);
}

/* ---- packs ---- */

/* The head of a pack with so many options; facts, rules and includes follow. */
static void put_head(struct strbuf *text, uint64_t options)
{
    strbuf_puts(text, "format: 1\npack: limits\nversion: 1\ntitle: Limits\noptions:\n");
    for (uint64_t i = 0; i < options; i++)
        strbuf_printf(text, "  o%u: {}\n", (unsigned)i);
    strbuf_puts(text, "combination: {id: both}\nstrengths: {slight: 1}\n"
                      "thresholds: {toss_up: 1, clear: 3, firm: 6}\ncriteria: {c: {}}\n");
}

static void read_pack(struct trial *trial, const struct strbuf *text)
{
    assert_false(text->failed);
    write_file("pack.yaml", text);
    pack_free(pack_read(&trial->arena, folder, &trial->diags));
}

static void try_options(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_head(text, n);
    read_pack(trial, text);
}

/* Rules fill several files, each of which keeps to the other limits. */
static void try_rules(struct trial *trial, struct strbuf *text, uint64_t n)
{
    enum { IN_A_FILE = 5000 };
    put_head(text, 2);
    strbuf_puts(text, "facts: [{fact: component.a, type: bool, question: A?}]\n"
                      "include: [rules-*.yaml]\n");
    for (uint64_t first = 0; first < n; first += IN_A_FILE) {
        struct strbuf rules;
        char name[64];
        strbuf_init(&rules);
        strbuf_puts(&rules, "rules:\n");
        for (uint64_t i = first; i < n && i < first + IN_A_FILE; i++)
            strbuf_printf(&rules,
                          "- {id: r%u, criterion: c, when: component.a == true, favours: {o0: "
                          "slight}, because: B}\n",
                          (unsigned)i);
        snprintf(name, sizeof name, "rules-%02u.yaml", (unsigned)(first / IN_A_FILE));
        write_file(name, &rules);
        strbuf_fini(&rules);
    }
    read_pack(trial, text);
}

/* The program's own component.option is one of them. */
static void try_facts(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_head(text, 2);
    strbuf_puts(text, "facts:\n");
    for (uint64_t i = 0; i < n; i++)
        strbuf_printf(text, "- {fact: component.f%u, type: bool, question: Q?}\n", (unsigned)i);
    read_pack(trial, text);
}

static void try_values(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_head(text, 2);
    strbuf_puts(text, "facts:\n- {fact: component.a, type: choice, question: A?, values: [v");
    for (uint64_t i = 1; i < n; i++)
        strbuf_printf(text, ", v%u", (unsigned)i);
    strbuf_puts(text, "]}\n");
    read_pack(trial, text);
}

static void put_rule(struct strbuf *text, const char *type)
{
    put_head(text, 2);
    strbuf_printf(text, "facts: [{fact: component.a, type: %s, question: A?}]\n", type);
    strbuf_puts(text,
                "rules:\n- id: r\n  criterion: c\n  because: B\n  favours: {o0: slight}\n  when: ");
}

/* A comparison inside n - 1 groups. */
static void try_condition(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_rule(text, "bool");
    for (uint64_t i = 1; i < n; i++)
        strbuf_puts(text, "{none: [");
    strbuf_puts(text, "component.a == true");
    for (uint64_t i = 1; i < n; i++)
        strbuf_puts(text, "]}");
    strbuf_putc(text, '\n');
    read_pack(trial, text);
}

static void try_pattern(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_rule(text, "text");
    strbuf_puts(text, "'component.a matches /");
    strbuf_fill(text, 'x', n);
    strbuf_puts(text, "/'\n");
    read_pack(trial, text);
}

static void try_included(struct trial *trial, struct strbuf *text, uint64_t n)
{
    for (uint64_t i = 0; i < n; i++) {
        struct strbuf empty = {.text = (char[]){"facts: []\n"}, .length = 10};
        char name[64];
        snprintf(name, sizeof name, "part-%03u.yaml", (unsigned)i);
        write_file(name, &empty);
    }
    put_head(text, 2);
    strbuf_puts(text, "include: [part-*.yaml]\n");
    read_pack(trial, text);
}

/* A base, and n - 1 overlays, each of which extends the one before. */
static void try_layers(struct trial *trial, struct strbuf *text, uint64_t n)
{
    put_head(text, 2);
    write_file("layer-1.yaml", text);
    for (unsigned i = 2; i <= n; i++) {
        char name[64];
        strbuf_truncate(text, 0);
        strbuf_printf(text, "format: 1\npack: p%u\nversion: 1\nextends: layer-%u.yaml\n", i, i - 1);
        snprintf(name, sizeof name, "layer-%u.yaml", i);
        write_file(name, text);
    }
    char *path = arena_printf(&trial->arena, "%s/layer-%u.yaml", folder, (unsigned)n);
    pack_free(pack_read(&trial->arena, path, &trial->diags));
}

/* ---- profiles ---- */

static void read_profile(struct trial *trial, const char *pack_text, const struct strbuf *text)
{
    struct strbuf head;
    strbuf_init(&head);
    put_head(&head, 2);
    strbuf_puts(&head, pack_text);
    write_file("pack.yaml", &head);
    strbuf_fini(&head);
    struct pack *pack = pack_read(&trial->arena, folder, &trial->diags);
    assert_non_null(pack);
    struct profile_input input = {
        .path = "p.yaml", .bytes = text->text, .length = text->length, .format = DOCUMENT_YAML};
    profile_free(profile_read(&trial->arena, pack, &input, &trial->diags));
    pack_free(pack);
}

static void try_components(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_puts(text, "ruling: 1\ncomponents:\n");
    for (uint64_t i = 0; i < n; i++)
        strbuf_printf(text, "- {name: c%u}\n", (unsigned)i);
    read_profile(trial, "", text);
}

static void try_text(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_puts(text, "ruling: 1\ncomponent: {a: ");
    strbuf_fill(text, 'x', n);
    strbuf_puts(text, "}\n");
    read_profile(trial, "facts: [{fact: component.a, type: text, question: A?}]\n", text);
}

static void try_bases(struct trial *trial, struct strbuf *text, uint64_t n)
{
    strbuf_puts(text, "ruling: 1\nextends:\n");
    for (uint64_t i = 0; i < n; i++) {
        struct strbuf base = {.text = (char[]){"ruling: 1\n"}, .length = 10};
        char name[64];
        snprintf(name, sizeof name, "base-%02u.yaml", (unsigned)i);
        write_file(name, &base);
        strbuf_printf(text, "- %s/%s\n", folder, name);
    }
    read_profile(trial, "", text);
}

/* ---- tests ---- */

/* A matrix of n combinations: one row of n values. */
static void try_runs(struct trial *trial, struct strbuf *text, uint64_t n)
{
    struct strbuf head;
    struct suite suite;
    char path[64];
    strbuf_init(&head);
    put_head(&head, 2);
    strbuf_puts(&head, "facts: [{fact: component.a, type: bool, question: A?}]\n");
    write_file("pack.yaml", &head);
    strbuf_fini(&head);
    strbuf_puts(text, "tests: 1\ncases:\n- case: many\n  matrix:\n    component.a: [");
    for (uint64_t i = 0; i < n; i++)
        strbuf_puts(text, i > 0 ? ", true" : "false");
    strbuf_puts(text, "]\n  expect: {verdict: either}\n");
    write_file("cases.yaml", text);
    snprintf(path, sizeof path, "%s/cases.yaml", folder);
    struct pack *pack = pack_read(&trial->arena, folder, &trial->diags);
    assert_non_null(pack);
    suite_read(&trial->arena, pack, &(struct suite_input){.path = path}, &suite, &trial->diags);
    pack_free(pack);
}

/* ---- messages ---- */

/* The list is full with the last; the next is told of as a failure. */
static void messages_end_with_their_limit(void **state)
{
    (void)state;
    uint32_t most = (uint32_t)limits[LIMIT_DIAGNOSTICS].value;
    struct span nowhere = {NULL, 0, 0};
    for (uint32_t n = most - 1; n <= most + 1; n++) {
        struct trial trial;
        trial_init(&trial);
        for (uint32_t i = 0; i < n; i++)
            diag_add(&trial.diags, R0101, nowhere, "%u", i);
        assert_int_equal(trial.diags.failures, n > most);
        assert_int_equal(trial.diags.list.count, n);
        trial_fini(&trial);
    }
}

/* ---- matching ---- */

/* Whether PCRE2 itself comes to an answer with these limits. */
static bool suffices(pcre2_code *code, const char *text, uint32_t steps, uint32_t depth)
{
    pcre2_match_data *data = pcre2_match_data_create_from_pattern(code, NULL);
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(context, steps);
    pcre2_set_depth_limit(context, depth);
    int found =
        pcre2_match(code, (PCRE2_SPTR)text, strlen(text), 0, PCRE2_NO_UTF_CHECK, data, context);
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    return found != PCRE2_ERROR_MATCHLIMIT && found != PCRE2_ERROR_DEPTHLIMIT;
}

/* The least limit with which PCRE2 comes to an answer; the other is as large as can be. */
static uint32_t needed(pcre2_code *code, const char *text, bool depth)
{
    uint32_t low = 0;
    uint32_t high = 1000000;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        bool enough = depth ? suffices(code, text, UINT32_MAX, middle)
                            : suffices(code, text, middle, UINT32_MAX);
        *(enough ? &high : &low) = middle;
    }
    return high;
}

/* Tries texts of one letter, from `length` on longer and longer, until they need more than the
 * limit; each must be answered exactly when PCRE2 needs no more than that. */
static void match_up_to(enum limit limit, const char *pattern, bool depth, size_t length)
{
    char message[REGEX_MESSAGE];
    char text[12000] = "";
    size_t offset;
    int error;
    bool seen[3] = {false, false, false}; /* one below, at, one above */
    int64_t most = (int64_t)limits[limit].value;
    struct regex *regex = regex_new(pattern, "", message, &offset);
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error, &offset, NULL);
    assert_non_null(regex);
    assert_non_null(code);
    for (; length + 1 < sizeof text && !seen[2]; length++) {
        memset(text, 'a', length);
        text[length] = '\0';
        int64_t steps = needed(code, text, depth);
        if (steps < most - 1 || steps > most + 1)
            continue;
        assert_int_equal(regex_match(regex, text) == REGEX_LIMIT, steps > most);
        seen[steps - most + 1] = true;
    }
    assert_true(seen[0] && seen[1] && seen[2]);
    pcre2_code_free(code);
    regex_free(regex);
}

static void a_match_may_take_so_many_steps(void **state)
{
    (void)state;
    /* Each letter is a step, and none goes deeper than the one before. */
    match_up_to(LIMIT_MATCH_STEPS, "(*NO_START_OPT)(*NO_AUTO_POSSESS)^a*b", false, 9900);
}

static void a_match_may_go_so_deep(void **state)
{
    (void)state;
    match_up_to(LIMIT_MATCH_DEPTH, "(*NO_START_OPT)^(?:a|b)*?c", true, 0);
}

/* ---- plans ---- */

/* How a problem ends that takes a search; `nodes` are what it may take, or NULL for the limit. */
static enum assign_status search(uint32_t components, uint64_t *nodes)
{
    static struct random_problem made;
    struct assignment best;
    uint64_t random = 2;
    hard_problem(&made, components, &random);
    return nodes ? assign_split_within(&made.problem, nodes, &best)
                 : assign_split(&made.problem, &best);
}

/* No problem is known that takes just as many nodes as the limit allows. So a smaller one is
 * searched with as many as it takes, one less and one more, and two with the limit itself: one that
 * takes a seventh of it, and one that takes a quarter more. */
static void a_search_may_take_so_many_nodes(void **state)
{
    (void)state;
    uint64_t most = limits[LIMIT_PLAN_NODES].value;
    uint64_t left = most;
    assert_int_equal(search(40, &left), ASSIGN_OK);
    uint64_t took = most - left;
    assert_in_range(took, most / 1000, most);
    for (uint64_t n = took - 1; n <= took + 1; n++) {
        left = n;
        assert_int_equal(search(40, &left), n < took ? ASSIGN_LIMIT : ASSIGN_OK);
        assert_int_equal(left, n > took ? n - took : 0);
    }
    assert_int_equal(search(48, NULL), ASSIGN_OK);
    assert_int_equal(search(56, NULL), ASSIGN_LIMIT);
}

/* One option for all is not given out as the best as long as a split may be better. */
static void a_best_that_is_not_found_is_none(void **state)
{
    (void)state;
    static struct random_problem made;
    struct assignment best;
    uint64_t random = 2;
    hard_problem(&made, 56, &random);
    assert_int_equal(assign_best(&made.problem, &best), ASSIGN_LIMIT);
}

/* ---- the table ---- */

static void (*const trials[LIMIT_COUNT])(struct trial *, struct strbuf *, uint64_t) = {
    [LIMIT_FILE_BYTES] = try_file,
    [LIMIT_DOCUMENT_DEPTH] = try_depth,
    [LIMIT_DOCUMENT_NODES] = try_nodes,
    [LIMIT_SCALAR_BYTES] = try_scalar,
    [LIMIT_COMPONENTS] = try_components,
    [LIMIT_OPTIONS] = try_options,
    [LIMIT_RULES] = try_rules,
    [LIMIT_FACTS] = try_facts,
    [LIMIT_VALUES] = try_values,
    [LIMIT_CONDITION_DEPTH] = try_condition,
    [LIMIT_PATTERN_BYTES] = try_pattern,
    [LIMIT_TEXT_BYTES] = try_text,
    [LIMIT_INCLUDED_FILES] = try_included,
    [LIMIT_LAYERS] = try_layers,
    [LIMIT_PROFILE_BASES] = try_bases,
    [LIMIT_TEST_RUNS] = try_runs,
    [LIMIT_RECORD_BYTES] = try_record,
    [LIMIT_RECORD_NODES] = try_record_nodes,
};

static void empty_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -f %s/*.yaml", folder);
    assert_int_equal(system(command), 0);
}

static void each_limit_refuses_just_what_is_beyond(void **state)
{
    (void)state;
    for (int limit = 0; limit < LIMIT_COUNT; limit++) {
        uint64_t most = limits[limit].value;
        for (uint64_t n = most - 1; trials[limit] && n <= most + 1; n++) {
            struct trial trial;
            struct strbuf text;
            trial_init(&trial);
            strbuf_init(&text);
            trials[limit](&trial, &text, n);
            uint32_t refused = refusals(&trial, (enum limit)limit);
            if ((refused > 0) != (n > most))
                fail_msg("%s: %s at %llu", limits[limit].name, refused ? "refused" : "not refused",
                         (unsigned long long)n);
            strbuf_fini(&text);
            trial_fini(&trial);
            empty_folder();
        }
    }
}

/* Limits without a trial of their own above have a test of their own. */
static void no_limit_is_left_out(void **state)
{
    (void)state;
    for (int limit = 0; limit < LIMIT_COUNT; limit++)
        assert_true(trials[limit] || limit == LIMIT_MATCH_STEPS || limit == LIMIT_MATCH_DEPTH ||
                    limit == LIMIT_DIAGNOSTICS || limit == LIMIT_PLAN_NODES);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_limit_refuses_just_what_is_beyond),
        cmocka_unit_test(no_limit_is_left_out),
        cmocka_unit_test(messages_end_with_their_limit),
        cmocka_unit_test(a_match_may_take_so_many_steps),
        cmocka_unit_test(a_match_may_go_so_deep),
        cmocka_unit_test(a_search_may_take_so_many_nodes),
        cmocka_unit_test(a_best_that_is_not_found_is_none),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
