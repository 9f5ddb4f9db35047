#include "cmd/common.h"

#include <stdlib.h>
#include <string.h>

#include "base/term.h"

enum { WIDTH_LEAST = 60, WIDTH_MOST = 200, WIDTH_OF_FILES = 80 };

static const char *const *when_colour(void)
{
    static const char *const choices[] = {"auto", "always", "never", NULL};
    return choices;
}

/* The number of columns that the text says; 0 when it says none that can be. */
static int width_of(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 3 || text[digits] != '\0')
        return 0;
    int width = atoi(text);
    return width >= WIDTH_LEAST && width <= WIDTH_MOST ? width : 0;
}

static bool is_width(const char *text)
{
    return width_of(text) > 0;
}

const struct flag common_flags[] = {
    {.id = FLAG_RULES,
     .letter = "-r",
     .name = "--rules",
     .value = "PATH",
     .help = "use the pack at PATH, a folder with pack.yaml or a file;\n"
             "else that of RULING_RULES, else the one built in;\n"
             "may repeat: each further PATH is an overlay on those before",
     .repeats = true,
     .takes = TAKES_FILE},
    {.id = FLAG_COLOR,
     .name = "--color",
     .synonym = "--colour",
     .value = "WHEN",
     .help = "auto (the default: on a terminal), always or never",
     .choices = when_colour},
    {.id = FLAG_WIDTH,
     .name = "--width",
     .value = "N",
     .help = "lay out text for N columns, 60 to 200",
     .fits = is_width,
     .what = "width",
     .wanted = "a number of columns from 60 to 200"},
    {.id = FLAG_HELP, .letter = "-h", .name = "--help", .help = "print this help"},
    {.name = NULL},
};

const char *const *text_or_json(void)
{
    static const char *const choices[] = {"text", "json", NULL};
    return choices;
}

const char *common_format(const struct invocation *invocation)
{
    const char *format = invocation->flags[FLAG_FORMAT].value;
    return format ? format : "text";
}

ruling_style common_style(const struct invocation *invocation, int fd)
{
    const char *colour = invocation->flags[FLAG_COLOR].value;
    const char *width = invocation->flags[FLAG_WIDTH].value;
    ruling_style style = {.width = width ? width_of(width) : 0};
    if (style.width == 0)
        style.width = fd < 0 ? WIDTH_OF_FILES : term_width(fd);
    if (!colour || strcmp(colour, "auto") == 0)
        style.colour = fd >= 0 && term_colour(fd);
    else
        style.colour = strcmp(colour, "always") == 0;
    style.ascii = fd >= 0 && !term_utf8(fd);
    return style;
}

bool common_is_percent(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits > 0 && digits <= 3 && text[digits] == '\0' && atoi(text) <= 100;
}

const char *common_named_rules(void)
{
    const char *named = getenv("RULING_RULES");
    return named ? named : "";
}

void common_split_rules(struct invocation *invocation, char *text)
{
    char *rest;
    if (invocation->pack_count > 0)
        return;
    for (char *path = strtok_r(text, ":", &rest); path; path = strtok_r(NULL, ":", &rest))
        invocation->packs[invocation->pack_count++] = path;
}

const char *common_rules(const struct invocation *invocation)
{
    return invocation->pack_count > 0 ? invocation->packs[invocation->pack_count - 1] : NULL;
}

ruling_status common_pack(const struct invocation *invocation, ruling_pack **pack)
{
    return invocation->pack_count > 0
               ? ruling_pack_open_stack(invocation->packs, invocation->pack_count, pack,
                                        invocation->messages)
               : ruling_pack_builtin(pack, invocation->messages);
}
