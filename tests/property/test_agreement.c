/* What others decided in public, judged with the default pack: all cases of tests/cases/calibration
 * and tests/cases/documented are whole and read without a message, no ruling that disagrees with
 * what was done is firm, and the figures that the README of the documented cases states, and that
 * of the project sums up, are those of today.
 *
 * AGREEMENT=1 prints every case that disagrees, with the points of its components. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "decide/explore/without.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

#define FOLDERS         2
#define BATCHES         4
#define COLUMNS         6
#define MOST_CASES      256
#define MOST_COMPONENTS 16
#define MOST_CELLS      8
#define MOST_BYTES      (1 << 20)

/* A case: a line of labels.tsv, and the profile that it is about. */
struct sample {
    const char *id;
    const char *chosen; /* an option or the combination */
    const char *clarity;
    const char *misleads;
    const char *runtimes[MOST_COMPONENTS]; /* an option for each component */
    uint32_t runtime_count;
    const char *batch;  /* NULL where the folder has none */
    uint32_t rows;      /* of the README that are about it */
    struct diags diags; /* of reading the profile */
    struct profile *profile;
    struct rulings *rulings;
};

struct folder {
    const char *name;
    const char *path;
    uint32_t batches;
    char *readme;
    struct sample samples[MOST_CASES];
    uint32_t count;
};

static struct folder folders[FOLDERS] = {
    {.name = "calibration", .path = "tests/cases/calibration/"},
    {.name = "documented", .path = "tests/cases/documented/", .batches = BATCHES},
};

#define CALIBRATION (&folders[0])
#define DOCUMENTED  (&folders[1])

static struct arena arena;
static struct pack *pack;
static struct judge *judge;

/* ---- reading and judging ---- */

/* Cuts a line at `separator`; the fields, of which there are at most `most`, or 0 if more. */
static uint32_t cut(char *line, const char *separator, char **fields, uint32_t most)
{
    uint32_t count = 0;
    while (line && count < most)
        fields[count++] = strsep(&line, separator);
    return line ? 0 : count;
}

static bool read_label(struct sample *sample, char *line, uint32_t columns)
{
    char *fields[COLUMNS] = {0}, *runtimes[MOST_COMPONENTS];
    if (cut(line, "\t", fields, COLUMNS) != columns)
        return false;
    sample->id = fields[0];
    sample->chosen = fields[1];
    sample->clarity = fields[2];
    sample->misleads = fields[3];
    sample->runtime_count = cut(fields[4], ",", runtimes, MOST_COMPONENTS);
    for (uint32_t i = 0; i < sample->runtime_count; i++)
        sample->runtimes[i] = runtimes[i];
    sample->batch = fields[5];
    return true;
}

static char *read_text(const struct folder *folder, const char *name)
{
    char *bytes;
    size_t length;
    const char *path = arena_printf(&arena, "%s%s", folder->path, name);
    return path && file_read(&arena, path, MOST_BYTES, &bytes, &length) == FILE_OK ? bytes : NULL;
}

static bool read_labels(struct folder *folder)
{
    char *text = read_text(folder, "labels.tsv");
    for (char *line; (line = strsep(&text, "\n")) && *line; folder->count++)
        if (folder->count == MOST_CASES ||
            !read_label(&folder->samples[folder->count], line, COLUMNS - !folder->batches)) {
            print_error("%slabels.tsv:%" PRIu32 ": too many lines, or not as many columns as the "
                        "others\n",
                        folder->path, folder->count + 1);
            return false;
        }
    return folder->count > 0;
}

/* A profile that cannot be read or judged is left NULL; the tests say so. */
static void judge_sample(struct sample *sample, const struct folder *folder)
{
    const struct judge_options options = {.assumptions = true, .settling = false};
    struct diags diags;
    diags_init(&diags, &arena);
    diags_init(&sample->diags, &arena);
    const char *path = arena_printf(&arena, "%s%s.yaml", folder->path, sample->id);
    struct profile_input input = {.path = path};
    sample->profile = profile_read(&arena, pack, &input, &sample->diags);
    if (sample->profile)
        sample->rulings = judge_profiles(judge, (const struct profile *const[]){sample->profile}, 1,
                                         options, &diags);
}

static int judge_all(void **state)
{
    (void)state;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    pack = pack_read(&arena, "rules", &diags);
    judge = pack ? judge_new(pack) : NULL;
    bool done = judge != NULL;
    for (uint32_t i = 0; i < FOLDERS && done; i++) {
        folders[i].readme = read_text(&folders[i], "README.md");
        done = folders[i].readme && read_labels(&folders[i]);
        for (uint32_t j = 0; j < folders[i].count && done; j++)
            judge_sample(&folders[i].samples[j], &folders[i]);
    }
    if (!done)
        print_error("the pack, or labels.tsv or README.md of a folder, cannot be read\n");
    return done ? 0 : -1;
}

static int forget_all(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < FOLDERS; i++)
        for (uint32_t j = 0; j < folders[i].count; j++) {
            rulings_free(folders[i].samples[j].rulings);
            profile_free(folders[i].samples[j].profile);
        }
    judge_free(judge);
    pack_free(pack);
    arena_fini(&arena);
    return 0;
}

/* The ruling, which must be there. */
static const struct ruling *ruling_of(const struct sample *sample)
{
    if (!sample->rulings)
        fail_msg("%s: there is no ruling", sample->id);
    return sample->rulings->items;
}

/* ---- what agrees ---- */

static bool agrees(const struct sample *sample)
{
    return strcmp(ruling_verdict_id(ruling_of(sample)), sample->chosen) == 0;
}

static const char *option_name(uint32_t option)
{
    return option == OPTION_NONE ? "open" : pack->options[option].id;
}

static bool component_agrees(const struct sample *sample, const struct ruled_component *component)
{
    return component->component < sample->runtime_count &&
           strcmp(option_name(component->option), sample->runtimes[component->component]) == 0;
}

static bool is_wrongly_firm(const struct sample *sample)
{
    return !agrees(sample) && ruling_of(sample)->firmness == FIRMNESS_FIRM;
}

struct sums {
    uint32_t cases;
    uint32_t verdicts; /* that agree */
    uint32_t components;
    uint32_t of_components; /* that agree, of how many */
    uint32_t either;
    uint32_t firm; /* and wrong */
};

static void add_sample(struct sums *sums, const struct sample *sample)
{
    const struct ruling *ruling = ruling_of(sample);
    sums->cases++;
    sums->verdicts += agrees(sample);
    sums->of_components += ruling->component_count;
    for (uint32_t i = 0; i < ruling->component_count; i++)
        sums->components += component_agrees(sample, &ruling->components[i]);
    sums->either += ruling->verdict == VERDICT_EITHER;
    sums->firm += is_wrongly_firm(sample);
}

/* Of a batch, or, with 0, of all. */
static struct sums sum_up(const struct folder *folder, uint32_t batch)
{
    struct sums sums = {0};
    for (uint32_t i = 0; i < folder->count; i++)
        if (batch == 0 || (uint32_t)atoi(folder->samples[i].batch) == batch)
            add_sample(&sums, &folder->samples[i]);
    return sums;
}

/* ---- the tables of the README ---- */

static void write_sums(struct strbuf *table, const struct folder *folder, uint32_t batch)
{
    struct sums sums = sum_up(folder, batch);
    strbuf_printf(table, "| %s", folder->name);
    if (batch > 0)
        strbuf_printf(table, ", batch %" PRIu32, batch);
    strbuf_printf(
        table,
        " | %" PRIu32 " | %" PRIu32 " | %" PRIu32 " of %" PRIu32 " | %" PRIu32 " | %" PRIu32 " |\n",
        sums.cases, sums.verdicts, sums.components, sums.of_components, sums.either, sums.firm);
}

static void write_agreement(struct strbuf *table)
{
    strbuf_puts(table,
                "| set | cases | verdicts agree | components agree | either | firm and wrong |\n"
                "|---|---:|---:|---:|---:|---:|\n");
    write_sums(table, CALIBRATION, 0);
    for (uint32_t batch = 1; batch <= BATCHES; batch++)
        write_sums(table, DOCUMENTED, batch);
    write_sums(table, DOCUMENTED, 0);
}

/* Counts in `agreeing`, by source, whether the verdict agrees without it. */
static void leave_out(const struct sample *sample, uint32_t *agreeing)
{
    struct inquiry inquiry;
    struct diags diags;
    struct arena scratch;
    arena_init(&scratch);
    diags_init(&diags, &scratch);
    bool begun = inquiry_init(&inquiry, judge, ruling_of(sample), true, &diags);
    const struct without_source *list = begun ? without_sources(&scratch, &inquiry) : NULL;
    for (uint32_t i = 0; list && i < pack->publication_count; i++) {
        struct outcome outcome = list[i].outcome;
        const char *verdict =
            list[i].found ? verdict_id(pack, outcome.verdict, outcome.option) : "";
        agreeing[i] += strcmp(verdict, sample->chosen) == 0;
    }
    inquiry_fini(&inquiry);
    arena_fini(&scratch);
    assert_non_null(list);
}

static void write_without(struct strbuf *table)
{
    uint32_t *agreeing[FOLDERS];
    for (uint32_t i = 0; i < FOLDERS; i++) {
        agreeing[i] = arena_new(&arena, pack->publication_count, sizeof(uint32_t));
        assert_non_null(agreeing[i]);
        for (uint32_t j = 0; j < folders[i].count; j++)
            leave_out(&folders[i].samples[j], agreeing[i]);
    }
    strbuf_puts(table, "| without | calibration | documented |\n|---|---:|---:|\n");
    for (uint32_t i = 0; i < pack->publication_count; i++)
        strbuf_printf(table, "| %s | %" PRIu32 " of %" PRIu32 " | %" PRIu32 " of %" PRIu32 " |\n",
                      pack->publications[i].id, agreeing[0][i], CALIBRATION->count, agreeing[1][i],
                      DOCUMENTED->count);
}

static bool has_line(const char *text, const char *line)
{
    size_t length = strlen(line);
    for (const char *at = strstr(text, line); at; at = strstr(at + 1, line))
        if ((at == text || at[-1] == '\n') && (at[length] == '\n' || at[length] == '\0'))
            return true;
    return false;
}

/* Whether the README has every line; if not, shows the table, so that it can be pasted. */
static bool states(const char *readme, const char *table)
{
    char *rest = arena_copy(&arena, table, strlen(table));
    bool good = rest != NULL;
    for (char *line; good && (line = strsep(&rest, "\n")) && *line;)
        good = has_line(readme, line);
    if (!good)
        print_error("%sREADME.md should state:\n\n%s\n", DOCUMENTED->path, table);
    return good;
}

static void readme_has_the_figures_of_today(void **state)
{
    (void)state;
    struct strbuf agreement, without;
    strbuf_init(&agreement);
    strbuf_init(&without);
    write_agreement(&agreement);
    write_without(&without);
    bool failed = agreement.failed || without.failed;
    bool good = !failed && states(DOCUMENTED->readme, agreement.text);
    bool good_without = !failed && states(DOCUMENTED->readme, without.text);
    strbuf_fini(&agreement);
    strbuf_fini(&without);
    assert_true(good && good_without);
}

static void project_readme_sums_them_up(void **state)
{
    (void)state;
    struct sums sums[FOLDERS];
    struct strbuf line;
    char *readme;
    size_t length;
    for (uint32_t i = 0; i < FOLDERS; i++)
        sums[i] = sum_up(&folders[i], 0);
    strbuf_init(&line);
    strbuf_printf(
        &line, "%" PRIu32 " of %" PRIu32 " projects and %" PRIu32 " of %" PRIu32 " components",
        sums[0].verdicts + sums[1].verdicts, sums[0].cases + sums[1].cases,
        sums[0].components + sums[1].components, sums[0].of_components + sums[1].of_components);
    bool good = !line.failed &&
                file_read(&arena, "README.md", MOST_BYTES, &readme, &length) == FILE_OK &&
                strstr(readme, line.text);
    if (!good)
        print_error("README.md should state: %s\n", line.failed ? "" : line.text);
    strbuf_fini(&line);
    assert_true(good);
}

/* ---- what disagrees ---- */

static double in_points(int64_t thousandths)
{
    return (double)thousandths / 1000;
}

static void show_component(const struct sample *sample, const struct ruled_component *component)
{
    struct strbuf line;
    strbuf_init(&line);
    for (uint32_t i = 0; i < pack->option_count; i++)
        strbuf_printf(&line, " %s %.1f%s,", pack->options[i].id,
                      in_points(component->options[i].points.points),
                      component->options[i].excluded_count > 0 ? " (excluded)" : "");
    print_message("#     %s:%s ruled %s, label %s\n",
                  sample->profile->components[component->component].name,
                  line.failed ? "" : line.text, option_name(component->option),
                  sample->runtimes[component->component]);
    strbuf_fini(&line);
}

static void show(const struct sample *sample)
{
    const struct ruling *ruling = ruling_of(sample);
    const char *firmness = firmness_name(ruling->firmness);
    print_message("# %s: label %s, verdict %s, %s, margin %.1f\n", sample->id, sample->chosen,
                  ruling_verdict_id(ruling), firmness ? firmness : "not firm",
                  in_points(ruling->margin));
    for (uint32_t i = 0; i < ruling->component_count; i++)
        show_component(sample, &ruling->components[i]);
}

static void nothing_that_disagrees_is_firm(void **state)
{
    (void)state;
    const char *wanted = getenv("AGREEMENT");
    bool shown = wanted && strcmp(wanted, "1") == 0;
    uint32_t firm = 0;
    for (uint32_t i = 0; i < FOLDERS; i++)
        for (uint32_t j = 0; j < folders[i].count; j++) {
            const struct sample *sample = &folders[i].samples[j];
            firm += is_wrongly_firm(sample);
            if (is_wrongly_firm(sample) || (shown && !agrees(sample)))
                show(sample);
        }
    assert_int_equal(firm, 0);
}

/* ---- labels, files and rows ---- */

static uint32_t count_samples(const struct folder *folder, const char *id, size_t length)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < folder->count; i++)
        count += strlen(folder->samples[i].id) == length &&
                 memcmp(folder->samples[i].id, id, length) == 0;
    return count;
}

static bool is_option(const char *text)
{
    for (uint32_t i = 0; i < pack->option_count; i++)
        if (strcmp(pack->options[i].id, text) == 0)
            return true;
    return false;
}

static bool is_one_of(const char *text, const char *a, const char *b)
{
    return strcmp(text, a) == 0 || strcmp(text, b) == 0;
}

/* Whether what was chosen is what its components run on: an option, or more than one. */
static bool is_chosen(const struct sample *sample)
{
    const char *first = sample->runtimes[0];
    bool mixed = false;
    for (uint32_t i = 0; i < sample->runtime_count; i++) {
        if (!is_option(sample->runtimes[i]))
            return false;
        mixed = mixed || strcmp(sample->runtimes[i], first) != 0;
    }
    return sample->runtime_count > 0 &&
           strcmp(sample->chosen, mixed ? pack->combination.id : first) == 0;
}

static bool is_in_batch(const struct sample *sample, const struct folder *folder)
{
    if (folder->batches == 0)
        return sample->batch == NULL;
    uint32_t batch = sample->batch[0] - '0';
    return strlen(sample->batch) == 1 && batch >= 1 && batch <= folder->batches;
}

static void check_label(const struct sample *sample, const struct folder *folder)
{
    if (!is_chosen(sample) || !is_one_of(sample->clarity, "clear", "borderline") ||
        !is_one_of(sample->misleads, "yes", "no") || !is_in_batch(sample, folder))
        fail_msg("%s: its label is wrong", sample->id);
    uint32_t count = 0;
    for (uint32_t i = 0; i < FOLDERS; i++)
        count += count_samples(&folders[i], sample->id, strlen(sample->id));
    if (count != 1)
        fail_msg("%s: it has %" PRIu32 " labels", sample->id, count);
}

/* Whether a fact, of the project or of the first component, is answered. */
static bool is_given(const struct profile *profile, const char *fact)
{
    uint32_t index = fact_find(&pack->vocabulary, fact);
    return index != FACT_NONE && profile_answer(profile, 0, index);
}

static void check_profile(const struct sample *sample)
{
    const struct profile *profile = sample->profile;
    if (!profile || sample->diags.list.count > 0 || sample->diags.no_memory)
        fail_msg("%s: cannot be read without a message: %s", sample->id,
                 sample->diags.list.count > 0 ? sample->diags.list.items[0].message : "");
    assert_string_equal(profile->name, sample->id);
    if (profile->component_count != sample->runtime_count ||
        ruling_of(sample)->component_count != sample->runtime_count)
        fail_msg("%s: its label has %" PRIu32 " components", sample->id, sample->runtime_count);
    if (!is_given(profile, "component.role") || !is_given(profile, "project.stage"))
        fail_msg("%s: it says no role or no stage", sample->id);
}

static void labels_are_valid_and_profiles_are_read(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < FOLDERS; i++)
        for (uint32_t j = 0; j < folders[i].count; j++) {
            check_label(&folders[i].samples[j], &folders[i]);
            check_profile(&folders[i].samples[j]);
        }
}

static void every_file_has_a_label(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < FOLDERS; i++) {
        char **paths;
        size_t count;
        assert_int_equal(file_glob(&arena, folders[i].path, "*.yaml", &paths, &count), FILE_OK);
        for (size_t j = 0; j < count; j++)
            if (count_samples(&folders[i], paths[j], strlen(paths[j]) - strlen(".yaml")) != 1)
                fail_msg("%s%s: it has no label", folders[i].path, paths[j]);
        assert_int_equal(count, folders[i].count);
    }
}

/* The cells of a row of a table, without the space around them; 0 for a line that is none. */
static uint32_t cut_row(char *line, char **cells)
{
    size_t length = strlen(line);
    if (length < 4 || strncmp(line, "| ", 2) != 0 || strcmp(line + length - 2, " |") != 0)
        return 0;
    line[length - 2] = '\0';
    uint32_t count = cut(line + 2, "|", cells, MOST_CELLS);
    for (uint32_t i = 0; i < count; i++) {
        size_t end = strlen(cells[i]);
        if (end > 0 && i + 1 < count && cells[i][end - 1] == ' ')
            cells[i][end - 1] = '\0';
        cells[i] += cells[i][0] == ' ';
    }
    return count;
}

static void check_row(struct folder *folder, char **cells, uint32_t count)
{
    struct sample *sample = NULL;
    for (uint32_t i = 0; i < folder->count; i++)
        if (strcmp(folder->samples[i].id, cells[0]) == 0)
            sample = &folder->samples[i];
    if (!sample)
        fail_msg("%sREADME.md: %s has no label", folder->path, cells[0]);
    sample->rows++;
    if (strcmp(cells[1], sample->chosen) != 0 ||
        (folder->batches > 0 && strcmp(cells[count - 1], sample->batch) != 0))
        fail_msg("%sREADME.md: the row of %s is not as its label", folder->path, cells[0]);
}

/* The cases stand in the table that begins with a cell "id"; others may follow. */
static void check_rows(struct folder *folder)
{
    char *cells[MOST_CELLS];
    char *rest = arena_copy(&arena, folder->readme, strlen(folder->readme));
    assert_non_null(rest);
    rest = strstr(rest, "\n| id | ");
    assert_non_null(rest);
    rest++;
    uint32_t columns = cut_row(strsep(&rest, "\n"), cells);
    assert_true(columns > 2);
    strsep(&rest, "\n");
    for (char *line; (line = strsep(&rest, "\n")) && *line == '|';) {
        const char *shown = arena_copy(&arena, line, strlen(line));
        if (cut_row(line, cells) != columns)
            fail_msg("%sREADME.md: not a row of %" PRIu32 " cells: %s", folder->path, columns,
                     shown);
        check_row(folder, cells, columns);
    }
    for (uint32_t i = 0; i < folder->count; i++)
        if (folder->samples[i].rows != 1)
            fail_msg("%sREADME.md: %s has %" PRIu32 " rows", folder->path, folder->samples[i].id,
                     folder->samples[i].rows);
}

static void every_label_has_a_row(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < FOLDERS; i++)
        check_rows(&folders[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_valid_and_profiles_are_read),
        cmocka_unit_test(every_file_has_a_label),
        cmocka_unit_test(every_label_has_a_row),
        cmocka_unit_test(nothing_that_disagrees_is_firm),
        cmocka_unit_test(readme_has_the_figures_of_today),
        cmocka_unit_test(project_readme_sums_them_up),
    };
    return cmocka_run_group_tests(tests, judge_all, forget_all);
}
