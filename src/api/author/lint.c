/* Lint of packs, in words. */
#include "api/author/lint.h"

#include <string.h>

#include "api/handles.h"

static const struct {
    const char *name;
    void (*write)(const struct lint *lint, const struct style *style, struct strbuf *out);
} formats[] = {{"text", lint_text}, {"json", lint_json}, {"sarif", lint_sarif}};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *const *ruling_lint_formats(void)
{
    static const char *const names[FORMATS + 1] = {"text", "json", "sarif", NULL};
    return names;
}

static ruling_status complain_format(const char *format, ruling_messages *messages)
{
    struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, format),
                                 "`%s` is no format of findings", format);
    api_suggest(&messages->diags, diag, format, "formats: ", ruling_lint_formats());
    return RULING_INPUT;
}

ruling_status ruling_lint(const ruling_pack *pack, const char *format, const ruling_style *style,
                          char **text, ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    size_t index = 0;
    *text = NULL;
    while (index < FORMATS && strcmp(formats[index].name, format) != 0)
        index++;
    if (index == FORMATS)
        return complain_format(format, messages);
    struct lint *lint = lint_pack(pack->judge->program, &pack->judge->scorer);
    if (!lint) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    bool failed = lint->counts[LINT_ERROR] + lint->counts[LINT_WARNING] > 0;
    strbuf_init(&out);
    formats[index].write(lint, &inner, &out);
    lint_free(lint);
    ruling_status status = api_hand_over(&out, text, messages);
    return status == RULING_OK && failed ? RULING_NO : status;
}
