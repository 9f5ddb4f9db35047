#include "api/handles.h"

#include <string.h>

#include "base/memory.h"
#include "base/typo.h"

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
    struct style inner = {.width = 80};
    if (!style)
        return inner;
    inner.width = style->width < 60 ? 60 : style->width > 200 ? 200 : style->width;
    inner.colour = style->colour;
    inner.ascii = style->ascii;
    inner.flags = style->flags;
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
    static const char *const formats[] = {"text", "json", NULL};
    struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, format),
                                 "`%s` is no format here", format);
    api_suggest(&messages->diags, diag, format, "formats: ", formats);
    return RULING_INPUT;
}

void api_suggest(struct diags *diags, struct diag *diag, const char *word, const char *head,
                 const char *const *names)
{
    struct typo typo;
    struct strbuf list;
    typo_init(&typo, word);
    strbuf_init(&list);
    strbuf_puts(&list, head);
    for (size_t i = 0; names[i]; i++) {
        typo_offer(&typo, names[i]);
        strbuf_printf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    diag_suggest(diags, diag, typo.best);
    if (list.failed)
        diags_no_memory(diags);
    else
        diag_hint(diags, diag, "%s", list.text);
    strbuf_fini(&list);
}

struct span api_word_span(const ruling_messages *messages, int word)
{
    struct span span = {NULL, 0, 0};
    if (!messages->command_line || word <= 0 || word >= messages->word_count)
        return span;
    span.source = messages->command_line;
    span.start = messages->words[word];
    span.end = word + 1 < messages->word_count ? messages->words[word + 1] - 1
                                               : messages->command_line->length;
    return span;
}

struct span api_span_of(const ruling_messages *messages, const char *text)
{
    size_t length = strlen(text);
    struct span nowhere = {NULL, 0, 0};
    for (int word = messages->word_count - 1; word > 0; word--) {
        struct span span = api_word_span(messages, word);
        size_t width = span.end - span.start;
        const char *end = span.source ? span.source->bytes + span.end : NULL;
        if (!end || width < length || memcmp(end - length, text, length) != 0)
            continue;
        span.start = span.end - (uint32_t)length;
        if (width == length || end[-(ptrdiff_t)length - 1] == '=')
            return span;
    }
    return nowhere;
}

ruling_status api_status(const ruling_messages *messages)
{
    const struct diags *diags = &messages->diags;
    if (diags->no_memory || diags->failures > 0)
        return RULING_FAILED;
    return diags->input > 0 ? RULING_INPUT : RULING_OK;
}

ruling_status api_failure(const ruling_messages *messages)
{
    ruling_status status = api_status(messages);
    return status == RULING_OK ? RULING_FAILED : status;
}
