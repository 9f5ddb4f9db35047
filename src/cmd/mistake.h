/* Mistakes in the command line: each is added to the messages, which show it there. */
#ifndef CMD_MISTAKE_H
#define CMD_MISTAKE_H

#include "cmd/command.h"

/* Adds a mistake about the word at `word` (0: about none), with a further line `hint` or NULL. */
ruling_status mistake(ruling_messages *messages, const char *code, int word, const char *hint,
                      const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Whether `value` is among the choices, which end with NULL. When not, adds R0905 with the message,
 * the choices behind `lead`, and the nearest of them. */
ruling_status mistake_choice(ruling_messages *messages, int word, const char *value,
                             const char *const *choices, const char *lead, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

#endif
