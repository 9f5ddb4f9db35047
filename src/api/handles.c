#include "api/handles.h"

#include <string.h>

#include "base/memory.h"

const char *ruling_version(void)
{
    return RULING_VERSION;
}

void ruling_text_free(char *text)
{
    mem_free(text);
}

struct style api_style(const ruling_style *style)
{
    struct style inner = {80, false, false};
    if (!style)
        return inner;
    inner.width = style->width < 60 ? 60 : style->width > 200 ? 200 : style->width;
    inner.colour = style->colour;
    inner.ascii = style->ascii;
    return inner;
}

ruling_status api_hand_over(struct strbuf *out, char **text, ruling_messages *messages)
{
    *text = strbuf_take(out);
    if (*text)
        return RULING_OK;
    diags_no_memory(&messages->diags);
    return RULING_FAILED;
}

ruling_status api_plain_format(const char *format, bool *json, ruling_messages *messages)
{
    *json = strcmp(format, "json") == 0;
    if (*json || strcmp(format, "text") == 0)
        return RULING_OK;
    struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, format),
                                 "`%s` is no format here", format);
    diag_hint(&messages->diags, diag, "formats: text, json");
    return RULING_INPUT;
}
