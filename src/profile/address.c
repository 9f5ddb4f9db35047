#include "profile/address.h"

#include <string.h>

#include "base/utf8.h"
#include "document/text.h"

/* The words that stand in front of a criterion. */
static const struct {
    const char *word;
    enum target target;
} of_criteria[] = {{"priorities", TARGET_PRIORITY}, {"weights", TARGET_WEIGHT}};

#define OF_CRITERIA NAMES(of_criteria, sizeof of_criteria / sizeof *of_criteria)

/* Makes the source of the argument and returns its copy of the text; NULL when it cannot be shown,
 * which is reported. */
static const char *make_source(struct reader *reader, const char *argument, size_t length,
                               struct address *address)
{
    static const char name[] = "--set";
    if (length > limits[LIMIT_FILE_BYTES].value) {
        diag_limit(reader->diags, LIMIT_FILE_BYTES, (struct span){0}, name);
        return NULL;
    }
    if (utf8_valid(argument, length) < length) {
        diag_add_file(reader->diags, R0005, name, "the setting is no UTF-8");
        return NULL;
    }
    const char *text = arena_copy(reader->scratch, argument, length);
    address->source = text ? source_new(reader->scratch, name, text, length) : NULL;
    if (!address->source) {
        diags_no_memory(reader->diags);
        return NULL;
    }
    size_t allowed = text_allowed(text, length);
    if (allowed < length) {
        size_t size;
        utf8_decode(text + allowed, &size);
        struct span span = {address->source, (uint32_t)allowed, (uint32_t)(allowed + size)};
        text_complain(text + allowed, span, reader->diags);
        return NULL;
    }
    return text;
}

/* Parts the argument at the first `=`; false when it cannot be parted. */
static bool split(struct reader *reader, const char *argument, struct address *address)
{
    size_t length = strlen(argument);
    const char *text = make_source(reader, argument, length, address);
    if (!text)
        return false;
    const char *equals = strchr(text, '=');
    if (!equals || equals == text) {
        struct span all = {address->source, 0, (uint32_t)length};
        diag_add(reader->diags, R0130, all, "a setting is ADDRESS=VALUE, and this has no %s",
                 equals ? "address" : "`=`");
        return false;
    }
    address->value = equals + 1;
    address->text = arena_copy(reader->scratch, text, (size_t)(equals - text));
    return address->text || diags_no_memory(reader->diags);
}

/* A part of the address as a scalar, for the functions that look names up. `text` is the part, with
 * a NUL behind. */
static struct node part_node(const struct address *address, const char *part, const char *text)
{
    uint32_t start = (uint32_t)(part - address->text);
    uint32_t length = (uint32_t)strlen(text);
    struct span span = {address->source, start, start + length};
    return (struct node){.kind = NODE_SCALAR,
                         .span = address->key ? node_part(address->key, start, length) : span,
                         .text = text,
                         .length = length};
}

/* Reports an address that is neither a fact nor a criterion; `group` is what stands in front of its
 * first dot, and `key` behind it, NULL without a dot. */
static void unknown_address(struct reader *reader, const struct address *address, const char *group,
                            const char *key)
{
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    const char *best = fact_suggest(vocabulary, address->text);
    if (key && (group_exists(vocabulary, group) || strcmp(group, "component") == 0)) {
        struct diag *diag = diag_add(reader->diags, R0114, address->span,
                                     "the pack has no fact `%s`", address->text);
        diag_suggest(reader->diags, diag, best);
        return;
    }
    struct diag *diag = diag_add(reader->diags, R0130, address->span,
                                 "`%s` is no fact, and no address otherwise", address->text);
    if (key && profile_component(reader->profile, group) != UINT32_MAX) {
        diag_label(reader->diags, diag, "did you mean `%s/%s`?", group, key);
        return;
    }
    struct typo typo;
    typo_init(&typo, group);
    names_offer(OF_CRITERIA, &typo);
    if (key && typo.best)
        diag_label(reader->diags, diag, "did you mean `%s.%s`?", typo.best, key);
    else
        diag_suggest(reader->diags, diag, best);
}

/* priorities.CRITERION or weights.CRITERION, of which `key` is the criterion */
static bool read_criterion(struct reader *reader, struct address *address, const char *key)
{
    const struct pack *pack = reader->profile->pack;
    struct node criterion = part_node(address, key, key);
    address->span = criterion.span;
    address->subject = reader_pick(reader, &criterion, NAMES(pack->criteria, pack->criterion_count),
                                   R0126, "criterion");
    return address->subject != NAME_NONE;
}

/* FACT, priorities.CRITERION or weights.CRITERION */
static bool read_subject(struct reader *reader, struct address *address)
{
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    size_t length = strcspn(address->text, ".");
    const char *key = address->text[length] ? address->text + length + 1 : NULL;
    const char *group = arena_copy(reader->scratch, address->text, length);
    if (!group)
        return diags_no_memory(reader->diags);
    uint32_t word = key ? names_find(OF_CRITERIA, group) : NAME_NONE;
    if (word != NAME_NONE) {
        address->target = of_criteria[word].target;
        return read_criterion(reader, address, key);
    }
    address->span = part_node(address, address->text, address->text).span;
    address->subject = fact_find(vocabulary, address->text);
    if (address->subject == FACT_NONE) {
        unknown_address(reader, address, group, key);
        return false;
    }
    bool every = vocabulary->facts[address->subject].scope == FACT_COMPONENT;
    address->target = every ? TARGET_EVERY : TARGET_PROJECT;
    return true;
}

/* The fact behind the slash: a component's, short or in full, or a project's in full. */
static bool read_fact(struct reader *reader, struct address *address, const char *name,
                      const char *part)
{
    const struct vocabulary *vocabulary = &reader->profile->pack->vocabulary;
    if (*part == '\0') {
        diag_add(reader->diags, R0130, part_node(address, address->text, address->text).span,
                 "there is no fact behind `/`");
        return false;
    }
    address->span = part_node(address, part, part).span;
    address->subject = group_fact(reader, "component", part);
    if (address->subject == FACT_NONE)
        address->subject = fact_find(vocabulary, part);
    if (address->subject != FACT_NONE)
        return true;
    struct diag *diag =
        diag_add(reader->diags, R0114, address->span, "the pack has no fact `%s`", part);
    const char *best = fact_suggest(vocabulary, part);
    if (best)
        diag_label(reader->diags, diag, "did you mean `%s/%s`?", name,
                   fact_short_name(&vocabulary->facts[fact_find(vocabulary, best)]));
    return false;
}

/* COMPONENT/FACT */
static bool read_component(struct reader *reader, struct address *address, const char *slash)
{
    size_t length = (size_t)(slash - address->text);
    const char *name = arena_copy(reader->scratch, address->text, length);
    if (!name)
        return diags_no_memory(reader->diags);
    if (length == 0) {
        diag_add(reader->diags, R0130, part_node(address, address->text, address->text).span,
                 "there is no component in front of `/`");
        return false;
    }
    struct node scalar = part_node(address, address->text, name);
    address->target = TARGET_COMPONENT;
    address->component = components_named(reader, &scalar, R0131);
    return read_fact(reader, address, name, slash + 1);
}

static bool look_up(struct reader *reader, struct address *address)
{
    const char *slash = strchr(address->text, '/');
    return slash ? read_component(reader, address, slash) : read_subject(reader, address);
}

bool address_read(struct reader *reader, const char *argument, struct address *address)
{
    return split(reader, argument, address) && look_up(reader, address);
}

bool address_look_up(struct reader *reader, const struct node *scalar, struct address *address)
{
    *address = (struct address){.key = scalar, .text = scalar->text};
    return look_up(reader, address);
}
