/* Text patterns by PCRE2. The only user of <pcre2.h>. */
#ifndef RULE_REGEX_H
#define RULE_REGEX_H

#include <stdbool.h>
#include <stddef.h>

struct regex;

enum regex_status {
    REGEX_MATCH,
    REGEX_NO_MATCH,
    REGEX_LIMIT,    /* PCRE2's match or depth limit was hit: not known */
    REGEX_NO_MEMORY /* or another internal failure of PCRE2 */
};

#define REGEX_MESSAGE 256

/* Compiles `pattern` (NUL-terminated UTF-8) with `flags` out of "imsx". NULL when it is wrong: then
 * `message` says why and `*offset` is the byte where; an empty message means that memory is out.
 * The caller frees it. Matches are searched for anywhere in the text; UTF mode. Memory comes from
 * base/memory. */
struct regex *regex_new(const char *pattern, const char *flags, char message[REGEX_MESSAGE],
                        size_t *offset);

void regex_free(struct regex *regex);

/* Searches `text`, within LIMIT_MATCH_STEPS and LIMIT_MATCH_DEPTH. Not for two threads at once. */
enum regex_status regex_match(struct regex *regex, const char *text);

#define REGEX_LIBRARY 64

/* Writes the version of PCRE2 in use, "10.42 2022-12-11", to `version`; returns it. */
const char *regex_library(char version[REGEX_LIBRARY]);

#endif
