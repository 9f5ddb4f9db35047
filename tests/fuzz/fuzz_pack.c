/* Fuzzing of packs in one file: whatever the bytes are, there is a pack that can list what it
 * holds, or an error that can be shown. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ruling.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char path[64];
    int file = memfd_create("pack", 0);
    if (file < 0 || write(file, bytes, length) != (ssize_t)length)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    ruling_messages *messages = ruling_messages_new();
    ruling_pack *pack = NULL;
    char *text = NULL;
    ruling_status status = ruling_pack_open(path, &pack, messages);
    if ((status == RULING_OK) != (pack != NULL))
        abort();
    for (const char *const *kind = ruling_kinds(); pack && *kind; kind++) {
        if (ruling_list(pack, *kind, "json", NULL, &text, messages) != RULING_OK)
            abort();
        ruling_text_free(text);
    }
    if (ruling_messages_text(messages, "text", NULL, &text) != RULING_OK)
        abort();
    ruling_text_free(text);
    ruling_pack_free(pack);
    ruling_messages_free(messages);
    close(file);
    return 0;
}
