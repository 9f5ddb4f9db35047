/* Files to begin with: profiles and overlays, written for a pack, and samples. */
#include "author/init/init.h"

#include <string.h>

#include "api/handles.h"
#include "builtin.h"
#include "rule/names.h"

static const struct builtin_file *find_sample(const char *name)
{
    for (size_t i = 0; i < builtin_sample_count; i++)
        if (strcmp(builtin_samples[i].name, name) == 0)
            return &builtin_samples[i];
    return NULL;
}

/* Says which samples there are. */
static ruling_status complain_no_sample(const char *name, ruling_messages *messages)
{
    const char **names = arena_new(&messages->scratch, builtin_sample_count + 1, sizeof *names);
    if (!names) {
        diags_no_memory(&messages->diags);
        return RULING_FAILED;
    }
    for (size_t i = 0; i < builtin_sample_count; i++)
        names[i] = builtin_samples[i].name;
    struct diag *diag = diag_add(&messages->diags, R0905, api_span_of(messages, name),
                                 "there is no sample profile `%s`", name);
    api_suggest(&messages->diags, diag, name, "samples: ", names);
    return api_failure(messages);
}

/* A sample, where it is good for the pack: it was written for the one that the program carries. */
static ruling_status write_sample(const ruling_pack *pack, const char *name, struct strbuf *out,
                                  ruling_messages *messages)
{
    const struct builtin_file *sample = find_sample(name);
    if (!sample)
        return complain_no_sample(name, messages);
    ruling_profile *profile = NULL;
    ruling_status status = ruling_profile_open(
        pack,
        &(ruling_input){.path = sample->name, .bytes = sample->bytes, .length = sample->length},
        &profile, messages);
    ruling_profile_free(profile);
    if (status == RULING_OK)
        strbuf_add(out, sample->bytes, sample->length);
    return status;
}

/* Whether an overlay on the pack can be called so: no other layer is. */
static ruling_status check_name(const struct pack *pack, const char *name,
                                ruling_messages *messages)
{
    struct span span = api_span_of(messages, name);
    if (!name_fits(name, NAME_ID)) {
        struct diag *diag =
            diag_add(&messages->diags, R0201, span, "`%s` cannot name an overlay", name);
        diag_hint(&messages->diags, diag, "names match %s", name_pattern(NAME_ID));
        return api_failure(messages);
    }
    for (uint32_t i = 0; i < pack->layer_count; i++) {
        if (strcmp(pack->layers[i].name, name) != 0)
            continue;
        diag_add(&messages->diags, R0224, span, "a pack below is called `%s` already", name);
        return api_failure(messages);
    }
    return RULING_OK;
}

static ruling_status write_overlay(const struct pack *pack, const ruling_init_options *options,
                                   struct strbuf *out, ruling_messages *messages)
{
    ruling_status status = check_name(pack, options->overlay, messages);
    if (status == RULING_OK)
        init_overlay(pack, options->overlay, options->extends ? options->extends : pack->name, out);
    return status;
}

ruling_status ruling_init(const ruling_pack *pack, const ruling_init_options *options, char **text,
                          ruling_messages *messages)
{
    ruling_status status = RULING_OK;
    struct strbuf out;
    *text = NULL;
    strbuf_init(&out);
    init_modeline(&out, options->schema);
    if (options->overlay)
        status = write_overlay(pack->pack, options, &out, messages);
    else if (options->sample)
        status = write_sample(pack, options->sample, &out, messages);
    else if (!init_profile(pack->pack, options->minimal, &out))
        out.failed = true;
    if (status == RULING_OK)
        return api_hand_over(&out, text, messages);
    strbuf_fini(&out);
    return status;
}
