#include "cmd/input.h"

#include <string.h>

#include "cmd/common.h"

const char *const *input_formats(void)
{
    static const char *const choices[] = {"yaml", "json", NULL};
    return choices;
}

bool input_says_format(const char *path)
{
    static const char *const endings[] = {".yaml", ".yml", ".json"};
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending && strcmp(path + length - ending, endings[i]) == 0)
            return true;
    }
    return false;
}

static ruling_format format_of(const struct invocation *invocation, const char *path)
{
    const char *format = invocation->flags[FLAG_INPUT].value;
    if (!format || input_says_format(path))
        return RULING_BY_NAME;
    return strcmp(format, "json") == 0 ? RULING_JSON : RULING_YAML;
}

bool input_is_base(const char *word)
{
    return strcmp(word, "-") != 0;
}

ruling_input input_named(const struct invocation *invocation, const struct day *day,
                         const char *path)
{
    return (ruling_input){.path = path,
                          .format = format_of(invocation, path),
                          .settings = invocation->settings,
                          .setting_count = invocation->setting_count,
                          .bases = invocation->bases,
                          .base_count = invocation->base_count,
                          .as_of = day->text,
                          .as_of_from = day->from};
}

ruling_input input_of(const struct invocation *invocation, const struct day *day, size_t index)
{
    return input_named(invocation, day, argument(invocation, index));
}

ruling_status input_profile(const struct invocation *invocation, const ruling_pack *pack,
                            const struct day *day, size_t index, ruling_profile **profile)
{
    ruling_input input = input_of(invocation, day, index);
    return ruling_profile_open(pack, &input, profile, invocation->messages);
}

ruling_options input_options(const struct invocation *invocation)
{
    return (ruling_options){.no_assumptions = invocation->flags[FLAG_NO_ASSUMPTIONS].word != 0};
}

ruling_status input_judge(const struct invocation *invocation, const ruling_options *options,
                          struct judged *judged)
{
    struct day day;
    *judged = (struct judged){.pack = NULL};
    ruling_status status = common_pack(invocation, &judged->pack);
    if (status == RULING_OK)
        status = day_find(invocation, &day);
    if (status == RULING_OK)
        status = input_profile(invocation, judged->pack, &day, 0, &judged->profile);
    if (status == RULING_OK)
        status = ruling_judge(judged->pack, (const ruling_profile *[]){judged->profile}, 1, options,
                              &judged->result, invocation->messages);
    return status;
}

void judged_fini(struct judged *judged)
{
    ruling_result_free(judged->result);
    ruling_profile_free(judged->profile);
    ruling_pack_free(judged->pack);
}
