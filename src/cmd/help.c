#include "cmd/help.h"

#include <errno.h>
#include <string.h>

#include "cmd/common.h"
#include "cmd/output.h"

enum { COMMAND_COLUMN = 15, FLAG_COLUMN = 24 };

/* Lines of a text, the first where the cursor is and the others at `column`. */
static void print_lines(FILE *out, const char *text, int column)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        fprintf(out, "%.*s\n", (int)length, text);
        if (text[length] == '\0')
            return;
        text += length + 1;
        fprintf(out, "%*s", column, "");
    }
}

static void print_flags(FILE *out, const char *heading, const struct flag *flag)
{
    if (flag->name)
        fprintf(out, "\n%s\n", heading);
    for (; flag->name; flag++) {
        int at = fprintf(out, "  %s%s%s%s%s", flag->letter ? flag->letter : "",
                         flag->letter ? ", " : "    ", flag->name, flag->value ? " " : "",
                         flag->value ? flag->value : "");
        if (at >= FLAG_COLUMN) {
            fputc('\n', out);
            at = 0;
        }
        fprintf(out, "%*s", FLAG_COLUMN - at, "");
        print_lines(out, flag->help, FLAG_COLUMN);
    }
}

static void print_examples(FILE *out, const struct example *example)
{
    fputs("\nEXAMPLES\n", out);
    for (; example->line; example++)
        fprintf(out, "  %s\n      %s\n", example->line, example->does);
}

void help_command(FILE *out, const struct command *command)
{
    fprintf(out, "ruling %s: %s\n", command->name, command->purpose);
    print_examples(out, command->examples);
    fprintf(out, "\nUSAGE\n  ruling %s [FLAG…]%s%s\n", command->name,
            *command->arguments ? " " : "", command->arguments);
    if (*command->details) {
        fputs("\n  ", out);
        print_lines(out, command->details, 2);
    }
    print_flags(out, "OPTIONS", command->flags);
    print_flags(out, "COMMON OPTIONS", common_flags);
    fputs("\nEXIT STATUS\n"
          "  0 done  1 the answer is no  2 bad usage or input  3 a limit, I/O or failure\n",
          out);
}

void help_program(FILE *out)
{
    static const struct example examples[] = {
        {"ruling eval profile.yaml", "which option fits each part of a project, and why"},
        {"ruling eval -f json profile.yaml", "the same for a program"},
        {"ruling why profile.yaml", "each rule that counted, comparison by comparison"},
        {"ruling explain R0107", "what a message, rule, fact or claim means"},
        {NULL, NULL},
    };
    fputs("ruling: gives a ruling on a project under a rule pack, with its reasons\n", out);
    print_examples(out, examples);
    fputs("\nUSAGE\n  ruling COMMAND [FLAG…] [ARGUMENT…]\n\nCOMMANDS\n", out);
    for (size_t i = 0; commands[i]; i++) {
        const struct command *command = commands[i];
        if (command->hidden)
            continue;
        int at = fprintf(out, "  %s", command->name);
        fprintf(out, "%*s%s\n", COMMAND_COLUMN - at, "", command->purpose);
    }
    print_flags(out, "COMMON OPTIONS", common_flags);
    fputs("\n`ruling COMMAND --help` says more, with examples; so does `man ruling`.\n", out);
}

void help_short(FILE *out)
{
    fputs("usage: ruling COMMAND [FLAG…] [ARGUMENT…]\n"
          "`ruling eval PROFILE` gives a ruling; `ruling help` lists the commands.\n",
          out);
}

static ruling_status run(const struct invocation *invocation)
{
    const char *name = argument(invocation, 0);
    const struct command *command = name ? command_find(name) : NULL;
    if (name && !command)
        return command_unknown(invocation->messages, name, invocation->arguments[0]);
    errno = 0;
    if (command)
        help_command(stdout, command);
    else
        help_program(stdout);
    return output_end(invocation->messages);
}

const struct command command_help = {
    .name = "help",
    .arguments = "[COMMAND]",
    .purpose = "lists the commands, or says all about one",
    .details = "",
    .examples =
        (const struct example[]){
            {"ruling help", "the commands, and the flags that all take"},
            {"ruling help eval", "the same as `ruling eval --help`"},
            {NULL, NULL},
        },
    .flags = (const struct flag[]){{.name = NULL}},
    .least = 0,
    .most = 1,
    .takes = TAKES_COMMAND,
    .run = run,
};
