#include "cmd/mistake.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Long enough for what the tables hold; what a user typed is cut. */
enum { MESSAGE_BYTES = 400 };

ruling_status mistake(ruling_messages *messages, const char *code, int word, const char *hint,
                      const char *format, ...)
{
    char message[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    return ruling_messages_add(
        messages, &(ruling_mistake){.code = code, .word = word, .message = message, .hint = hint});
}

/* "lead: a, b, c", cut where `size` ends. Returns how many choices there are. */
static size_t join(char *out, size_t size, const char *lead, const char *const *choices)
{
    size_t count = 0, length = (size_t)snprintf(out, size, "%s: ", lead);
    for (; choices[count]; count++)
        if (length < size)
            length += (size_t)snprintf(out + length, size - length, "%s%s", count > 0 ? ", " : "",
                                       choices[count]);
    return count;
}

ruling_status mistake_choice(ruling_messages *messages, int word, const char *value,
                             const char *const *choices, const char *lead, const char *format, ...)
{
    for (size_t i = 0; choices[i]; i++)
        if (strcmp(choices[i], value) == 0)
            return RULING_OK;
    char message[MESSAGE_BYTES], hint[MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    size_t count = join(hint, sizeof hint, lead, choices);
    return ruling_messages_add(messages, &(ruling_mistake){.code = "R0905",
                                                           .word = word,
                                                           .message = message,
                                                           .hint = hint,
                                                           .typed = value,
                                                           .candidates = choices,
                                                           .candidate_count = count});
}
