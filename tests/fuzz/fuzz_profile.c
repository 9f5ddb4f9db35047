/* Fuzzing of profiles, in YAML and in JSON, against the pack that the program carries: whatever the
 * bytes are, there is a ruling with its reports, or an error that can be shown. */
#include <stdint.h>
#include <stdlib.h>

#include "ruling.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void report(const ruling_result *result, ruling_messages *messages)
{
    static const char *const formats[] = {"text", "json"};
    for (size_t i = 0; i < 2; i++) {
        char *text = NULL;
        if (ruling_report(result, formats[i], NULL, &text, messages) != RULING_OK)
            abort();
        ruling_text_free(text);
        if (ruling_why(result, 0, NULL, NULL, 0, formats[i], NULL, &text, messages) != RULING_OK)
            abort();
        ruling_text_free(text);
    }
}

static void try_profile(const ruling_pack *pack, const uint8_t *bytes, size_t length,
                        ruling_format format)
{
    ruling_messages *messages = ruling_messages_new();
    ruling_profile *profile = NULL;
    ruling_result *result = NULL;
    ruling_input input = {
        .path = "fuzz", .bytes = (const char *)bytes, .length = length, .format = format};
    ruling_status status = ruling_profile_open(pack, &input, &profile, messages);
    if ((status == RULING_OK) != (profile != NULL))
        abort();
    if (profile && ruling_judge(pack, (const ruling_profile *[]){profile}, 1, NULL, &result,
                                messages) == RULING_OK)
        report(result, messages);
    char *text = NULL;
    if (ruling_messages_text(messages, "text", NULL, &text) != RULING_OK)
        abort();
    ruling_text_free(text);
    ruling_result_free(result);
    ruling_profile_free(profile);
    ruling_messages_free(messages);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static ruling_pack *pack;
    static ruling_messages *messages;
    if (!pack) {
        messages = ruling_messages_new();
        if (ruling_pack_builtin(&pack, messages) != RULING_OK)
            abort();
    }
    try_profile(pack, bytes, length, RULING_YAML);
    try_profile(pack, bytes, length, RULING_JSON);
    return 0;
}
