/* Tests of packs: which files, which cases, in which format. */
#include "api/author/test.h"

#include <errno.h>
#include <string.h>

#include "api/handles.h"
#include "author/test/suite_read.h"
#include "base/file.h"
#include "builtin.h"

static const struct {
    const char *name;
    void (*write)(const struct test_report *report, const struct style *style, struct strbuf *out);
} formats[] = {{"text", test_text}, {"tap", test_tap}, {"junit", test_junit}, {"json", test_json}};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *const *ruling_test_formats(void)
{
    static const char *const names[FORMATS + 1] = {"text", "tap", "junit", "json", NULL};
    return names;
}

/* The files that were named, or found in folders: the lowest layer first. */
typedef VEC(struct suite_input) input_list;

/* What is collected, and where what is wrong is said. */
struct collecting {
    const ruling_pack *pack;
    input_list inputs;
    uint32_t layer; /* that what is added next belongs to */
    ruling_messages *messages;
};

static bool add_input(struct collecting *collecting, struct suite_input input)
{
    struct suite_input *made = vec_add(&collecting->inputs, &collecting->messages->scratch);
    if (!made || !input.path)
        return diags_no_memory(&collecting->messages->diags);
    *made = input;
    made->layer = collecting->layer;
    return true;
}

static bool complain_folder(const char *path, enum file_status status, ruling_messages *messages)
{
    if (status == FILE_NO_MEMORY)
        return diags_no_memory(&messages->diags);
    diag_add_file(&messages->diags, R0002, path, "the folder cannot be read: %s", strerror(errno));
    return false;
}

static const char *const patterns[] = {"*.yaml", "*.yml", "*.json"};

enum { PATTERNS = sizeof patterns / sizeof *patterns };

/* Adds the files in a folder, those of each ending by name. */
static bool add_folder(struct collecting *collecting, const char *path)
{
    ruling_messages *messages = collecting->messages;
    uint32_t before = collecting->inputs.count;
    size_t length = strlen(path);
    const char *between = length > 0 && path[length - 1] == '/' ? "" : "/";
    for (size_t i = 0; i < PATTERNS; i++) {
        char **names;
        size_t count;
        enum file_status status = file_glob(&messages->scratch, path, patterns[i], &names, &count);
        if (status != FILE_OK)
            return complain_folder(path, status, messages);
        for (size_t j = 0; j < count; j++)
            if (!add_input(collecting,
                           (struct suite_input){.path = arena_printf(&messages->scratch, "%s%s%s",
                                                                     path, between, names[j])}))
                return false;
    }
    if (collecting->inputs.count == before)
        diag_add_file(&messages->diags, R0602, path, "there is no file of tests in this folder");
    return collecting->inputs.count > before;
}

static bool add_path(struct collecting *collecting, const char *path)
{
    return file_is_folder(path) ? add_folder(collecting, path)
                                : add_input(collecting, (struct suite_input){.path = path});
}

/* ---- the tests of a pack ---- */

#define FOLDER "tests"

/* Whether a name is that of a file in a folder, and not below it. */
static bool lies_in(const char *name, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(name, folder, length) == 0 && name[length] == '/' &&
           !strchr(name + length + 1, '/');
}

/* Adds the files that the program carries in a folder. */
static bool add_carried(struct collecting *collecting, const char *folder)
{
    for (size_t i = 0; i < builtin_file_count; i++) {
        const struct builtin_file *file = &builtin_files[i];
        struct suite_input input = {
            .path = file->name, .bytes = file->bytes, .length = file->length};
        if (lies_in(file->name, folder) && !add_input(collecting, input))
            return false;
    }
    return true;
}

/* Adds the tests beside a layer. Where there are several layers, one may have none. */
static bool add_layer(struct collecting *collecting, const struct layer *layer)
{
    struct arena *scratch = &collecting->messages->scratch;
    const char *file = layer->place.file ? layer->place.file : "";
    const char *slash = strrchr(file, '/');
    int length = slash ? (int)(slash - file) + 1 : 0;
    const char *folder = layer->carried ? arena_printf(scratch, "%s/" FOLDER, layer->name)
                                        : arena_printf(scratch, "%.*s" FOLDER, length, file);
    if (!folder)
        return diags_no_memory(&collecting->messages->diags);
    if (layer->carried)
        return add_carried(collecting, folder);
    return (collecting->pack->pack->layer_count > 1 && !file_is_folder(folder)) ||
           add_path(collecting, folder);
}

/* Adds the tests of the layers below number `end`. */
static bool add_layers(struct collecting *collecting, uint32_t end)
{
    const struct pack *pack = collecting->pack->pack;
    bool good = true;
    for (uint32_t i = 0; i < end; i++) {
        collecting->layer = i;
        good &= add_layer(collecting, &pack->layers[i]);
    }
    return good;
}

/* ---- all of them ---- */

/* Reads all files, whatever is wrong with some; NULL when anything is. The cases of the first
 * `below` are only run where one behind them changes them. */
static struct suite *read_suites(struct collecting *collecting, uint32_t below)
{
    ruling_messages *messages = collecting->messages;
    struct suite_input *inputs = collecting->inputs.items;
    uint32_t count = collecting->inputs.count;
    struct suite *suites = arena_new(&messages->scratch, count, sizeof *suites);
    bool good = true;
    if (!suites) {
        diags_no_memory(&messages->diags);
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        inputs[i].before = suites;
        inputs[i].before_count = i;
        good &= suite_read(&messages->scratch, collecting->pack->pack, &inputs[i], &suites[i],
                           &messages->diags);
        suites[i].only_changed = i < below;
    }
    return good ? suites : NULL;
}

static bool may_run(const struct suite *suite, const struct test_case *test)
{
    return !suite->only_changed || test->change;
}

/* That no case is chosen is a mistake in the pattern. */
static bool check_pattern(const struct suite *suites, uint32_t count, const char *pattern,
                          ruling_messages *messages)
{
    if (!pattern)
        return true;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < suites[i].count; j++)
            if (may_run(&suites[i], &suites[i].cases[j]) &&
                test_chosen(&suites[i].cases[j], pattern))
                return true;
    diag_add(&messages->diags, R0602, api_span_of(messages, pattern), "no case is called `%s`",
             pattern);
    return false;
}

static ruling_status write_report(const struct test_results *results,
                                  const ruling_test_options *options, uint32_t format,
                                  const ruling_style *style, char **text, ruling_messages *messages)
{
    struct test_report report = {results, options->coverage, (uint32_t)options->threshold * 10};
    struct style inner = api_style(style);
    struct strbuf out;
    strbuf_init(&out);
    formats[format].write(&report, &inner, &out);
    ruling_status status = api_hand_over(&out, text, messages);
    bool failed = results->failed > 0 || test_is_below(&report);
    return status == RULING_OK && failed ? RULING_NO : status;
}

static ruling_status run_suites(struct collecting *collecting, uint32_t below,
                                const ruling_test_options *options, uint32_t format,
                                const ruling_style *style, char **text)
{
    ruling_messages *messages = collecting->messages;
    uint32_t count = collecting->inputs.count;
    struct suite *suites = read_suites(collecting, below);
    if (!suites || !check_pattern(suites, count, options->pattern, messages))
        return api_failure(messages);
    struct test_results *results =
        test_suites(collecting->pack->judge, suites, count, options->pattern, &messages->diags);
    ruling_status status = results ? write_report(results, options, format, style, text, messages)
                                   : api_failure(messages);
    test_results_free(results);
    return status;
}

/* The number of a format; FORMATS, and R0905, for a name that is none. */
static uint32_t find_format(const char *name, ruling_messages *messages)
{
    uint32_t format = 0;
    while (format < FORMATS && strcmp(formats[format].name, name) != 0)
        format++;
    if (format == FORMATS) {
        struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, name),
                                     "`%s` is no format of tests", name);
        api_suggest(&messages->diags, diag, name, "formats: ", ruling_test_formats());
    }
    return format;
}

ruling_status ruling_test(const ruling_pack *pack, const char *const *paths, size_t count,
                          const ruling_test_options *options, const char *format,
                          const ruling_style *style, char **text, ruling_messages *messages)
{
    static const ruling_test_options usual = {0};
    struct collecting collecting = {.pack = pack, .messages = messages};
    uint32_t number = find_format(format, messages);
    uint32_t top = pack->pack->layer_count - 1;
    *text = NULL;
    if (number == FORMATS)
        return RULING_INPUT;
    bool good = add_layers(&collecting, count == 0 ? top + 1 : top);
    uint32_t below = count == 0 ? 0 : collecting.inputs.count;
    collecting.layer = top;
    for (size_t i = 0; i < count; i++)
        good &= add_path(&collecting, paths[i]);
    if (good && collecting.inputs.count == 0)
        diag_add(&messages->diags, R0602, (struct span){NULL, 0, 0}, "%s has no tests",
                 pack->pack->name);
    if (!good || collecting.inputs.count == 0)
        return api_failure(messages);
    return run_suites(&collecting, below, options ? options : &usual, number, style, text);
}
