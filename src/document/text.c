#include "document/text.h"

#include <stdbool.h>

#include "base/utf8.h"

/* Whether the UTF-8 sequence at `at` is a character to refuse. The leading byte tells all but a few
 * apart, so nothing is decoded. */
static bool is_refused(const unsigned char *at)
{
    if (at[0] < 0x20)
        return at[0] != '\t' && at[0] != '\n' && at[0] != '\r';
    if (at[0] == 0xc2)
        return at[1] < 0xa0; /* U+0080 … U+009F */
    if (at[0] == 0xef)
        return at[1] == 0xbf && at[2] >= 0xbe; /* U+FFFE, U+FFFF */
    return at[0] == 0x7f;
}

size_t text_allowed(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at < length && !is_refused(bytes + at))
        at++;
    return at;
}

struct diag *text_complain(const char *at, struct span span, struct diags *diags)
{
    size_t size;
    struct diag *diag =
        diag_add(diags, R0006, span, "the character U+%04X is not allowed", utf8_decode(at, &size));
    diag_label(diags, diag, "remove it");
    return diag;
}
