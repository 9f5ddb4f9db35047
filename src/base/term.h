/* What is known about the terminal that output goes to. */
#ifndef BASE_TERM_H
#define BASE_TERM_H

#include <stdbool.h>

/* Whether colour suits the file descriptor: a terminal, NO_COLOR unset or empty, TERM not "dumb".
 */
bool term_colour(int fd);

/* The columns to lay text out for: of the terminal behind `fd` (COLUMNS overrides), else 80; kept
 * between 60 and 200. */
int term_width(int fd);

/* Whether the environment's locale (LC_ALL, LC_CTYPE, LANG: the first that is set) says UTF-8; true
 * when output is no terminal, so that files do not depend on who wrote them. */
bool term_utf8(int fd);

#endif
