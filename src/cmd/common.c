#include "cmd/common.h"

#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "cmd/mistake.h"

enum { WIDTH_LEAST = 60, WIDTH_MOST = 200, WIDTH_OF_FILES = 80 };

static const char *const *when_colour(void)
{
    static const char *const choices[] = {"auto", "always", "never", NULL};
    return choices;
}

const struct flag common_flags[] = {
    {.id = FLAG_RULES,
     .letter = "-r",
     .name = "--rules",
     .value = "PATH",
     .help = "use the pack at PATH, a folder with pack.yaml or a file;\n"
             "else that of RULING_RULES, else the one built in"},
    {.id = FLAG_COLOR,
     .name = "--color",
     .synonym = "--colour",
     .value = "WHEN",
     .help = "auto (the default: on a terminal), always or never",
     .choices = when_colour},
    {.id = FLAG_WIDTH,
     .name = "--width",
     .value = "N",
     .help = "lay out text for N columns, 60 to 200"},
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

/* The width asked for; 0 when none was, -1 when it is none. */
static int width_given(const struct invocation *invocation)
{
    const char *text = invocation->flags[FLAG_WIDTH].value;
    if (!text)
        return 0;
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 3 || text[digits] != '\0')
        return -1;
    int width = atoi(text);
    return width >= WIDTH_LEAST && width <= WIDTH_MOST ? width : -1;
}

ruling_style common_style(const struct invocation *invocation, int fd)
{
    const char *colour = invocation->flags[FLAG_COLOR].value;
    int width = width_given(invocation);
    ruling_style style = {.width = width};
    if (width <= 0)
        style.width = fd < 0 ? WIDTH_OF_FILES : term_width(fd);
    if (!colour || strcmp(colour, "auto") == 0)
        style.colour = fd >= 0 && term_colour(fd);
    else
        style.colour = strcmp(colour, "always") == 0;
    style.ascii = fd >= 0 && !term_utf8(fd);
    return style;
}

ruling_status common_pack(const struct invocation *invocation, ruling_pack **pack)
{
    const char *path = invocation->flags[FLAG_RULES].value;
    if (!path)
        path = getenv("RULING_RULES");
    if (path && *path)
        return ruling_pack_open(path, pack, invocation->messages);
    return ruling_pack_builtin(pack, invocation->messages);
}

ruling_status common_check(const struct invocation *invocation)
{
    if (width_given(invocation) >= 0)
        return RULING_OK;
    const struct given *width = &invocation->flags[FLAG_WIDTH];
    return mistake(invocation->messages, "R0905", width->word, "a number of columns from 60 to 200",
                   "`%.100s` is no width", width->value);
}
