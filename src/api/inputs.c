/* Inputs: packs and profiles, opened and released; files written. */
#include <errno.h>
#include <string.h>

#include "api/handles.h"
#include "base/date.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "builtin.h"
#include "rule/image.h"
#include "profile/profile_read.h"
#include "rule/pack_read.h"

/* ---- packs ---- */

static ruling_status open_pack(struct pack *inner, ruling_pack **pack, ruling_messages *messages)
{
    *pack = NULL;
    if (!inner)
        return api_failure(messages);
    ruling_pack *made = mem_new(1, sizeof *made);
    struct judge *judge = made ? judge_new(inner) : NULL;
    if (!judge) {
        diags_no_memory(&messages->diags);
        mem_free(made);
        pack_free(inner);
        return RULING_FAILED;
    }
    *made = (ruling_pack){inner, judge};
    *pack = made;
    return RULING_OK;
}

ruling_status ruling_pack_builtin(ruling_pack **pack, ruling_messages *messages)
{
    struct pack *inner = image_read(builtin_image, builtin_image_length, &messages->diags);
    for (uint32_t i = 0; inner && i < inner->layer_count; i++)
        inner->layers[i].carried = true;
    return open_pack(inner, pack, messages);
}

ruling_status ruling_pack_open(const char *path, ruling_pack **pack, ruling_messages *messages)
{
    return ruling_pack_open_stack(&path, 1, pack, messages);
}

ruling_status ruling_pack_open_stack(const char *const *paths, size_t count, ruling_pack **pack,
                                     ruling_messages *messages)
{
    struct pack_stack stack = {paths, count, builtin_files, builtin_file_count};
    return open_pack(pack_read_stack(&messages->scratch, &stack, &messages->diags), pack, messages);
}

void ruling_pack_free(ruling_pack *pack)
{
    if (!pack)
        return;
    judge_free(pack->judge);
    pack_free(pack->pack);
    mem_free(pack);
}

/* ---- profiles ---- */

static enum document_format format_of(ruling_format format)
{
    static const enum document_format formats[] = {
        [RULING_BY_NAME] = DOCUMENT_BY_NAME,
        [RULING_YAML] = DOCUMENT_YAML,
        [RULING_JSON] = DOCUMENT_JSON,
    };
    return formats[format];
}

bool ruling_is_day(const char *text)
{
    return date_exists(text);
}

ruling_status ruling_profile_open(const ruling_pack *pack, const ruling_input *input,
                                  ruling_profile **profile, ruling_messages *messages)
{
    struct profile_input inner = {.path = input->path,
                                  .bytes = input->bytes,
                                  .length = input->length,
                                  .format = format_of(input->format),
                                  .settings = input->settings,
                                  .setting_count = (uint32_t)input->setting_count,
                                  .bases = input->bases,
                                  .base_count = (uint32_t)input->base_count,
                                  .as_of = input->as_of,
                                  .as_of_from = input->as_of_from};
    ruling_profile *made = mem_new(1, sizeof *made);
    *profile = NULL;
    if (!made) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    made->profile = profile_read(&messages->scratch, pack->pack, &inner, &messages->diags);
    if (!made->profile) {
        mem_free(made);
        return api_failure(messages);
    }
    *profile = made;
    return RULING_OK;
}

void ruling_profile_free(ruling_profile *profile)
{
    if (!profile)
        return;
    profile_free(profile->profile);
    mem_free(profile);
}

ruling_status ruling_input_keep(ruling_input *input, ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    char *bytes;
    enum file_status status = file_read(&messages->scratch, input->path,
                                        limits[LIMIT_FILE_BYTES].value, &bytes, &input->length);
    if (status != FILE_OK) {
        document_complain(input->path, status, errno, diags);
        return api_failure(messages);
    }
    input->bytes = bytes;
    return RULING_OK;
}

bool ruling_profile_has(const ruling_profile *profile, const char *component)
{
    uint32_t index = profile_component(profile->profile, component);
    return index != UINT32_MAX && !profile->profile->components[index].outside;
}

const char *ruling_profile_component(const ruling_profile *profile, size_t index)
{
    const struct profile *inner = profile->profile;
    for (uint32_t i = 0; inner->lists_components && i < inner->component_count; i++)
        if (!inner->components[i].outside && index-- == 0)
            return inner->components[i].name;
    return NULL;
}

/* ---- files ---- */

ruling_status ruling_write_file(const char *path, const char *text, size_t length,
                                ruling_messages *messages)
{
    struct diags *diags = &messages->diags;
    switch (file_write(path, text, length)) {
    case FILE_OK:
        return RULING_OK;
    case FILE_FOLDER:
        diag_add_file(diags, R0008, path, "this is a folder; name the file to write");
        return RULING_INPUT;
    case FILE_MISSING:
        diag_add_file(diags, R0001, path, "the folder to write into does not exist");
        return RULING_INPUT;
    case FILE_NO_MEMORY:
        diags_no_memory(diags);
        return RULING_FAILED;
    default:
        diag_add_file(diags, R0003, path, "cannot write: %s", strerror(errno));
        return RULING_FAILED;
    }
}
