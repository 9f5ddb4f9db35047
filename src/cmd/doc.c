#include "cmd/command.h"

#include <string.h>

#include "cmd/common.h"
#include "cmd/day.h"
#include "cmd/output.h"

/* Only a manual page bears a date, so that the other formats are the same on every day. */
static ruling_status find_day(const struct invocation *invocation, const char *format,
                              struct day *day)
{
    *day = (struct day){.text = ""};
    return strcmp(format, "man") == 0 ? day_find(invocation, day) : RULING_OK;
}

static ruling_status run(const struct invocation *invocation)
{
    const char *given = invocation->flags[FLAG_FORMAT].value;
    const char *format = given ? given : "markdown";
    ruling_pack *pack = NULL;
    char *text = NULL;
    struct day day;
    ruling_status status = find_day(invocation, format, &day);
    if (status == RULING_OK)
        status = common_pack(invocation, &pack);
    if (status == RULING_OK)
        status = ruling_doc(pack, format, day.text, &text, invocation->messages);
    status = output_result(invocation, status, text);
    ruling_pack_free(pack);
    return status;
}

const struct command command_doc = {
    .name = "doc",
    .arguments = "",
    .purpose = "writes a pack down as a document for people",
    .details = "What the pack asks, how it counts, every rule with its reason and sources, and\n"
               "what overlays changed.",
    .examples =
        (const struct example[]){
            {"ruling doc -f html -o rules.html", "one page, to be read or printed"},
            {"ruling doc -r my-rules/ >RULES.md", "another pack, as Markdown"},
            {"ruling doc -f man -o ruling-my-rules.7", "a manual page"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            {.id = FLAG_FORMAT,
             .letter = "-f",
             .name = "--format",
             .value = "FORMAT",
             .help = "markdown (the default), html or man",
             .choices = ruling_doc_formats},
            FLAG_OUTPUT_FILE,
            {.id = FLAG_AS_OF,
             .name = "--as-of",
             .value = "DATE",
             .help = "the day, YYYY-MM-DD, that a manual page bears;\n"
                     "else that of SOURCE_DATE_EPOCH, else today",
             .fits = ruling_is_day,
             .what = "day that exists",
             .wanted = "a day is written YYYY-MM-DD"},
            {.name = NULL},
        },
    .least = 0,
    .most = 0,
    .run = run,
};
