/* JSON Schemas, written out. */
#include "author/schema/schema.h"

#include <string.h>

#include "api/handles.h"
#include "report/json_out.h"

const char *const *ruling_schema_kinds(void)
{
    static const char *const names[SCHEMA_KINDS + 1] = {"profile", "pack", "test", NULL};
    return names;
}

static void write_shape(struct json_out *json, const struct shape *shape)
{
    if (shape->key)
        json_key(json, shape->key);
    switch (shape->kind) {
    case SHAPE_TEXT:
        json_text(json, shape->text);
        return;
    case SHAPE_NUMBER:
        json_decimal(json, shape->text);
        return;
    case SHAPE_BOOL:
        json_bool(json, shape->yes);
        return;
    case SHAPE_OBJECT:
    case SHAPE_LIST:
        break;
    }
    bool list = shape->kind == SHAPE_LIST;
    (list ? json_open_list : json_open_object)(json);
    for (const struct shape *child = shape->first; child; child = child->next)
        write_shape(json, child);
    (list ? json_close_list : json_close_object)(json);
}

static ruling_status complain_kind(const char *kind, ruling_messages *messages)
{
    struct diag *diag = diag_add(&messages->diags, R0906, api_span_of(messages, kind),
                                 "there is no schema of `%s`", kind);
    api_suggest(&messages->diags, diag, kind, "schemas: ", ruling_schema_kinds());
    return RULING_INPUT;
}

ruling_status ruling_schema(const ruling_pack *pack, const char *kind, char **text,
                            ruling_messages *messages)
{
    struct arena arena;
    struct json_out json;
    struct strbuf out;
    int index = 0;
    *text = NULL;
    while (index < SCHEMA_KINDS && strcmp(schema_kind_name((enum schema_kind)index), kind) != 0)
        index++;
    if (index == SCHEMA_KINDS)
        return complain_kind(kind, messages);
    arena_init(&arena);
    strbuf_init(&out);
    const struct shape *schema = schema_make(&arena, pack->pack, (enum schema_kind)index);
    if (schema) {
        json_init(&json, &out, false);
        write_shape(&json, schema);
        json_end(&json);
    }
    out.failed |= !schema;
    arena_fini(&arena);
    return api_hand_over(&out, text, messages);
}
