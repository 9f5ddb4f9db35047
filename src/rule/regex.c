/* Patterns run in PCRE2's interpreter, not in its JIT: compiling to machine code would cost every
 * start more than the few short texts of a profile can win back, it needs memory that is writable
 * and executable, which hardened systems refuse, and it counts its limits otherwise, so that the
 * same pattern would give up on one machine and not on another. */
#include "rule/regex.h"

#include <limits.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/limits.h"
#include "base/memory.h"

struct regex {
    pcre2_code *code;
    pcre2_match_data *match; /* kept, so that matching allocates only on deep backtracking */
    pcre2_match_context *limits;
};

/* \C would let a match begin inside a character, which unchecked UTF-8 must never do. */
#define ALWAYS (PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C)

static void *allocate(size_t size, void *context)
{
    (void)context;
    return mem_resize(NULL, size, 1);
}

static void release(void *block, void *context)
{
    (void)context;
    mem_free(block);
}

static uint32_t options_of(const char *flags)
{
    static const uint32_t options[UCHAR_MAX + 1] = {['i'] = PCRE2_CASELESS,
                                                    ['m'] = PCRE2_MULTILINE,
                                                    ['s'] = PCRE2_DOTALL,
                                                    ['x'] = PCRE2_EXTENDED};
    uint32_t all = ALWAYS;
    for (; *flags != '\0'; flags++)
        all |= options[(unsigned char)*flags];
    return all;
}

/* Compiles with the memory of `memory`; the message stays empty when that is out. */
static pcre2_code *compile(pcre2_general_context *memory, const char *pattern, const char *flags,
                           char message[REGEX_MESSAGE], size_t *offset)
{
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    if (!context)
        return NULL;
    int error = 0;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options_of(flags),
                                     &error, offset, context);
    pcre2_compile_context_free(context);
    if (!code && error != PCRE2_ERROR_HEAP_FAILED)
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, REGEX_MESSAGE);
    return code;
}

/* What matching needs beside the code. False when memory is out. */
static bool prepare(struct regex *regex, pcre2_general_context *memory)
{
    regex->match = pcre2_match_data_create(1, memory);
    regex->limits = pcre2_match_context_create(memory);
    if (!regex->match || !regex->limits)
        return false;
    pcre2_set_match_limit(regex->limits, (uint32_t)limits[LIMIT_MATCH_STEPS].value);
    pcre2_set_depth_limit(regex->limits, (uint32_t)limits[LIMIT_MATCH_DEPTH].value);
    return true;
}

struct regex *regex_new(const char *pattern, const char *flags, char message[REGEX_MESSAGE],
                        size_t *offset)
{
    message[0] = '\0';
    *offset = 0;
    struct regex *regex = mem_new(1, sizeof *regex);
    if (!regex)
        return NULL;
    pcre2_general_context *memory = pcre2_general_context_create(allocate, release, NULL);
    if (memory)
        regex->code = compile(memory, pattern, flags, message, offset);
    bool made = regex->code && prepare(regex, memory);
    pcre2_general_context_free(memory); /* the others have copied what they need of it */
    if (made)
        return regex;
    regex_free(regex);
    return NULL;
}

void regex_free(struct regex *regex)
{
    if (!regex)
        return;
    pcre2_match_context_free(regex->limits);
    pcre2_match_data_free(regex->match);
    pcre2_code_free(regex->code);
    mem_free(regex);
}

enum regex_status regex_match(struct regex *regex, const char *text)
{
    int result = pcre2_match(regex->code, (PCRE2_SPTR)text, PCRE2_ZERO_TERMINATED, 0,
                             PCRE2_NO_UTF_CHECK, regex->match, regex->limits);
    if (result >= 0)
        return REGEX_MATCH;
    switch (result) {
    case PCRE2_ERROR_NOMATCH:
        return REGEX_NO_MATCH;
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
    case PCRE2_ERROR_RECURSELOOP: /* endless recursion of the pattern into itself */
        return REGEX_LIMIT;
    default:
        return REGEX_NO_MEMORY;
    }
}

const char *regex_library(char version[REGEX_LIBRARY])
{
    int length = pcre2_config(PCRE2_CONFIG_VERSION, NULL);
    version[0] = '\0';
    if (length > 0 && length <= REGEX_LIBRARY)
        pcre2_config(PCRE2_CONFIG_VERSION, version);
    return version;
}
