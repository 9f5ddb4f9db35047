#include "base/term.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define NARROWEST 60
#define WIDEST    200
#define USUAL     80

/* The variable's value; NULL when it is unset or empty. */
static const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

bool term_colour(int fd)
{
    const char *term = variable("TERM");
    return isatty(fd) && !variable("NO_COLOR") && !(term && strcmp(term, "dumb") == 0);
}

/* COLUMNS, 0 when it is no number. */
static long columns_wanted(void)
{
    const char *columns = variable("COLUMNS");
    if (!columns || *columns < '0' || *columns > '9')
        return 0;
    char *end;
    long width = strtol(columns, &end, 10);
    return *end ? 0 : width;
}

int term_width(int fd)
{
    struct winsize size;
    long width = columns_wanted();
    if (width == 0 && ioctl(fd, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width == 0)
        width = USUAL;
    if (width < NARROWEST)
        return NARROWEST;
    return width > WIDEST ? WIDEST : (int)width;
}

bool term_utf8(int fd)
{
    if (!isatty(fd))
        return true;
    const char *locale = variable("LC_ALL");
    if (!locale)
        locale = variable("LC_CTYPE");
    if (!locale)
        locale = variable("LANG");
    const char *charset = locale ? strchr(locale, '.') : NULL;
    if (!charset)
        return false;
    charset++;
    size_t length = strcspn(charset, "@");
    return (length == 5 && strncasecmp(charset, "UTF-8", length) == 0) ||
           (length == 4 && strncasecmp(charset, "UTF8", length) == 0);
}
