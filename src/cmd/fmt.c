#include "cmd/command.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/mistake.h"
#include "cmd/output.h"

/* Standard input can be read once. */
static ruling_status check_standard_input(const struct invocation *invocation)
{
    size_t times = 0;
    for (size_t i = 0; i < invocation->argument_count; i++)
        if (strcmp(argument(invocation, i), "-") == 0 && ++times > 1)
            return mistake(invocation->messages, "R0904", invocation->arguments[i], NULL,
                           "standard input is named twice");
    return RULING_OK;
}

/* What is done with the files. */
struct layout {
    const struct invocation *invocation;
    bool check;
    bool diff;
    int error; /* why standard output could not be written, the first time; 0: it could */
};

/* Prints a text, or the name of a file on a line. */
static void print(struct layout *layout, const char *text, bool name)
{
    errno = 0;
    if (name)
        output_name(stdout, text);
    else
        fputs(text, stdout);
    if (name)
        putchar('\n');
    if (ferror(stdout) && layout->error == 0)
        layout->error = errno;
}

/* Does with a file in its new layout what was asked for. */
static ruling_status deliver(struct layout *layout, const char *path, const char *text,
                             bool changed)
{
    if (layout->diff || (strcmp(path, "-") == 0 && !layout->check))
        print(layout, text, false);
    else if (layout->check && changed)
        print(layout, path, true);
    else if (changed)
        return ruling_write_file(path, text, strlen(text), layout->invocation->messages);
    return layout->check && changed ? RULING_NO : RULING_OK;
}

static ruling_status lay_out(struct layout *layout, const char *path)
{
    char *text = NULL;
    bool changed;
    ruling_status status =
        ruling_layout(&(ruling_input){.path = path, .format = RULING_BY_NAME}, layout->diff, &text,
                      &changed, layout->invocation->messages);
    if (status == RULING_OK)
        status = deliver(layout, path, text, changed);
    ruling_text_free(text);
    return status;
}

/* Treats all files, whatever is wrong with some. */
static ruling_status lay_out_all(struct layout *layout)
{
    const struct invocation *invocation = layout->invocation;
    const char *paths[invocation->argument_count];
    ruling_files *files = NULL;
    const char *path;
    for (size_t i = 0; i < invocation->argument_count; i++)
        paths[i] = argument(invocation, i);
    ruling_status worst =
        ruling_files_find(paths, invocation->argument_count, &files, invocation->messages);
    for (size_t i = 0; files && (path = ruling_files_path(files, i)) != NULL; i++) {
        ruling_status status = lay_out(layout, path);
        worst = status > worst ? status : worst;
    }
    ruling_files_free(files);
    return worst;
}

static ruling_status run(const struct invocation *invocation)
{
    struct layout layout = {.invocation = invocation,
                            .check = invocation->flags[FLAG_CHECK].word,
                            .diff = invocation->flags[FLAG_DIFF].word};
    ruling_status status = check_standard_input(invocation);
    if (status == RULING_OK)
        status = lay_out_all(&layout);
    errno = layout.error;
    ruling_status written = output_end(invocation->messages);
    return written > status ? written : status;
}

const struct command command_fmt = {
    .name = "fmt",
    .arguments = "FILE|FOLDER…",
    .purpose = "gives packs and profiles the canonical layout",
    .details = "A FOLDER stands for all YAML files below it, `-` for standard input, whose layout\n"
               "goes to standard output. Files that change are replaced at once; what they say\n"
               "and every comment are kept. A file with a mistake is left as it is.",
    .examples =
        (const struct example[]){
            {"ruling fmt rules/ profile.yaml", "a pack and a profile"},
            {"ruling fmt --check rules/", "a gate: exit status 1, and the files that would change"},
            {"ruling fmt --diff profile.yaml", "what would change"},
            {"ruling fmt - <draft.yaml >profile.yaml", "from a pipe to a pipe"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_CHECK,
             .name = "--check",
             .help = "write nothing; name the files that would change, and exit\n"
                     "with 1 if there are any"},
            {.id = FLAG_DIFF,
             .name = "--diff",
             .help = "write nothing; show what would change as a unified diff"},
            {.name = NULL},
        },
    .least = 1,
    .most = ANY_NUMBER,
    .takes = TAKES_FILE,
    .takes_more = TAKES_FILE,
    .missing = "fmt needs a file or folder",
    .run = run,
};
