/* Packs and the program, in words. */
#include <string.h>

#include "api/handles.h"
#include "builtin.h"
#include "report/about.h"
#include "report/catalogue.h"
#include "rule/image.h"

static ruling_status explain_code(enum diag_code code, bool json, const struct style *style,
                                  char **text, ruling_messages *messages)
{
    struct strbuf out;
    strbuf_init(&out);
    if (json)
        about_code_json(code, &out);
    else
        about_code_text(code, style, &out);
    return api_hand_over(&out, text, messages);
}

static ruling_status explain_entry(const struct catalogue *catalogue, const struct pack *pack,
                                   uint32_t index, bool json, const struct style *style,
                                   char **text, ruling_messages *messages)
{
    struct strbuf out;
    strbuf_init(&out);
    if (json)
        catalogue_entry_json(catalogue, pack, index, &out);
    else
        catalogue_entry_text(catalogue, pack, index, style, &out);
    return api_hand_over(&out, text, messages);
}

static ruling_status complain_unknown_kind(const char *kind, ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    struct diag *diag = diag_add(diags, R0905, api_span_of(messages, kind),
                                 "`%s` is nothing that can be listed", kind);
    api_suggest(diags, diag, kind, "kinds: ", ruling_kinds());
    return RULING_INPUT;
}

static ruling_status complain_unknown_id(const struct pack *pack, const char *id,
                                         ruling_messages *messages)
{
    struct diag *diag =
        diag_add(&messages->diags, R0906, api_span_of(messages, id), "nothing is called `%s`", id);
    const char *best = pack ? pack_suggest(pack, ID_KINDS, id) : NULL;
    diag_suggest(&messages->diags, diag,
                 best || !pack ? best : fact_suggest(&pack->vocabulary, id));
    return RULING_INPUT;
}

ruling_status ruling_explain(const ruling_pack *pack, const char *id, const char *format,
                             const ruling_style *style, char **text, ruling_messages *messages)
{
    struct style inner = api_style(style);
    enum diag_code code = diag_find(id);
    uint32_t index;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    if (code != DIAG_CODES)
        return explain_code(code, json, &inner, text, messages);
    const struct catalogue *catalogue = pack ? catalogue_lookup(pack->pack, id, &index) : NULL;
    if (!catalogue)
        return complain_unknown_id(pack ? pack->pack : NULL, id, messages);
    return explain_entry(catalogue, pack->pack, index, json, &inner, text, messages);
}

const char *const *ruling_kinds(void)
{
    static const char *const names[CATALOGUES + 1] = {
        "rules", "facts", "criteria", "claims", "sources", "options", "advice", "checks", NULL};
    return names;
}

ruling_status ruling_list(const ruling_pack *pack, const char *kind, const char *format,
                          const ruling_style *style, char **text, ruling_messages *messages)
{
    const struct catalogue *catalogue = catalogue_find(kind);
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    if (!catalogue)
        return complain_unknown_kind(kind, messages);
    strbuf_init(&out);
    if (json)
        catalogue_list_json(catalogue, pack->pack, &out);
    else
        catalogue_list_text(catalogue, pack->pack, &inner, &out);
    return api_hand_over(&out, text, messages);
}

ruling_status ruling_limits(const char *format, const ruling_style *style, char **text,
                            ruling_messages *messages)
{
    struct style inner = api_style(style);
    struct strbuf out;
    bool json;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    strbuf_init(&out);
    if (json)
        about_limits_json(&out);
    else
        about_limits_text(&inner, &out);
    return api_hand_over(&out, text, messages);
}

ruling_status ruling_about(const char *format, const ruling_style *style, char **text,
                           ruling_messages *messages)
{
    struct strbuf out;
    bool json;
    (void)style;
    *text = NULL;
    if (api_plain_format(format, &json, messages) != RULING_OK)
        return RULING_INPUT;
    struct pack *pack = image_read(builtin_image, builtin_image_length, &messages->diags);
    if (!pack)
        return api_failure(messages);
    strbuf_init(&out);
    if (json)
        about_version_json(RULING_VERSION, pack, &out);
    else
        about_version_text(RULING_VERSION, pack, &out);
    pack_free(pack);
    return api_hand_over(&out, text, messages);
}
