/* Tests of packs: which files, which cases, in which format. */
#include "api/author/test.h"

#include <errno.h>
#include <string.h>

#include "api/handles.h"
#include "author/test/suite_read.h"
#include "base/file.h"

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

/* The files that were named, or found in folders. */
typedef VEC(const char *) file_list;

static bool add_file(file_list *files, const char *path, ruling_messages *messages)
{
    const char **file = vec_add(files, &messages->scratch);
    if (file)
        *file = path;
    return (file && path) || diags_no_memory(&messages->diags);
}

static bool complain_folder(const char *path, enum file_status status, ruling_messages *messages)
{
    if (status == FILE_NO_MEMORY)
        return diags_no_memory(&messages->diags);
    diag_add_file(&messages->diags, R0002, path, "the folder cannot be read: %s", strerror(errno));
    return false;
}

/* Adds the files in a folder, those of each ending by name. */
static bool add_folder(file_list *files, const char *path, ruling_messages *messages)
{
    static const char *const patterns[] = {"*.yaml", "*.yml", "*.json"};
    uint32_t before = files->count;
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char **names;
        size_t count;
        enum file_status status = file_glob(&messages->scratch, path, patterns[i], &names, &count);
        if (status != FILE_OK)
            return complain_folder(path, status, messages);
        for (size_t j = 0; j < count; j++)
            if (!add_file(files,
                          arena_printf(&messages->scratch, "%s%s%s", path,
                                       length > 0 && path[length - 1] == '/' ? "" : "/", names[j]),
                          messages))
                return false;
    }
    if (files->count == before)
        diag_add_file(&messages->diags, R0602, path, "there is no file of tests in this folder");
    return files->count > before;
}

/* Reads all files, whatever is wrong with some; NULL when anything is. */
static struct suite *read_suites(const ruling_pack *pack, const file_list *files,
                                 ruling_messages *messages)
{
    struct suite *suites = arena_new(&messages->scratch, files->count, sizeof *suites);
    bool good = true;
    if (!suites) {
        diags_no_memory(&messages->diags);
        return NULL;
    }
    for (uint32_t i = 0; i < files->count; i++)
        good &= suite_read(&messages->scratch, pack->pack, files->items[i], &suites[i],
                           &messages->diags);
    return good ? suites : NULL;
}

/* That no case is chosen is a mistake in the pattern. */
static bool check_pattern(const struct suite *suites, uint32_t count, const char *pattern,
                          ruling_messages *messages)
{
    if (!pattern)
        return true;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < suites[i].count; j++)
            if (test_chosen(&suites[i].cases[j], pattern))
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

static ruling_status run_files(const ruling_pack *pack, const file_list *files,
                               const ruling_test_options *options, uint32_t format,
                               const ruling_style *style, char **text, ruling_messages *messages)
{
    struct suite *suites = read_suites(pack, files, messages);
    if (!suites || !check_pattern(suites, files->count, options->pattern, messages))
        return api_failure(messages);
    struct test_results *results =
        test_suites(pack->judge, suites, files->count, options->pattern, &messages->diags);
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
    file_list files = {0};
    uint32_t number = find_format(format, messages);
    bool good = true;
    *text = NULL;
    if (number == FORMATS)
        return RULING_INPUT;
    for (size_t i = 0; i < count; i++)
        good &= file_is_folder(paths[i]) ? add_folder(&files, paths[i], messages)
                                         : add_file(&files, paths[i], messages);
    if (!good)
        return api_failure(messages);
    return run_files(pack, &files, options ? options : &usual, number, style, text, messages);
}
