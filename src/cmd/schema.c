#include "cmd/command.h"

#include "cmd/common.h"
#include "cmd/mistake.h"
#include "cmd/output.h"

static ruling_status run(const struct invocation *invocation)
{
    const char *kind = argument(invocation, 0);
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_status status =
        mistake_choice(invocation->messages, invocation->arguments[0], kind, ruling_schema_kinds(),
                       "schemas", "there is no schema of `%.100s`", kind);
    if (status == RULING_OK)
        status = common_pack(invocation, &pack);
    if (status == RULING_OK)
        status = ruling_schema(pack, kind, &text, invocation->messages);
    status = output_result(invocation, status, text);
    ruling_pack_free(pack);
    return status;
}

const struct command command_schema = {
    .name = "schema",
    .arguments = "profile|pack|test",
    .purpose = "prints a JSON Schema, with which editors check and complete",
    .details = "Made from the pack in use: make it again when the pack changes.",
    .examples =
        (const struct example[]){
            {"ruling schema profile -o profile.schema.json", "facts and values for profiles"},
            {"ruling schema pack -r my-rules/", "for those who write the pack"},
            {"ruling schema test -r my-rules/", "for its tests"},
            {NULL, NULL},
        },
    .flags =
        (const struct flag[]){
            FLAG_OUTPUT_FILE,
            {.name = NULL},
        },
    .least = 1,
    .most = 1,
    .choices = ruling_schema_kinds,
    .missing = "schema needs the kind of files: profile, pack or test",
    .run = run,
};
