/* A pack as a document: which formats there are. */
#include "author/doc/doc.h"

#include <string.h>

#include "api/handles.h"

static const struct {
    const char *name;
    const struct doc_format *format;
} formats[] = {{"markdown", &doc_markdown}, {"html", &doc_html}, {"man", &doc_mdoc}};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *const *ruling_doc_formats(void)
{
    static const char *const names[FORMATS + 1] = {"markdown", "html", "man", NULL};
    return names;
}

static ruling_status complain_format(const char *format, ruling_messages *messages)
{
    struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, format),
                                 "`%s` is no format of documents", format);
    api_suggest(&messages->diags, diag, format, "formats: ", ruling_doc_formats());
    return RULING_INPUT;
}

ruling_status ruling_doc(const ruling_pack *pack, const char *format, const char *day, char **text,
                         ruling_messages *messages)
{
    struct strbuf out;
    size_t index = 0;
    *text = NULL;
    while (index < FORMATS && strcmp(formats[index].name, format) != 0)
        index++;
    if (index == FORMATS)
        return complain_format(format, messages);
    strbuf_init(&out);
    doc_write(pack->pack, formats[index].format, day && ruling_is_day(day) ? day : NULL, &out);
    return api_hand_over(&out, text, messages);
}
