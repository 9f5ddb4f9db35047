#include "cmd/complete/offer.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/common.h"
#include "cmd/input.h"

/* The longest word that is offered. */
enum { WORD_ROOM = 512 };

struct offering {
    const struct invocation *invocation;
    const struct typing *typing;
    ruling_pack *pack; /* NULL: not opened */
};

/* ---- lines ---- */

/* What would end a line, or steer a terminal, can be no word here. */
static bool is_plain(const char *text)
{
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        if (*at < ' ' || *at == 0x7f || (at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0))
            return false;
    return true;
}

/* Offers FRONT NAME BEHIND, where FRONT is the first `front` bytes of what is typed behind the
 * flag. */
static void offer_part(const struct offering *offering, size_t front, const char *name,
                       const char *behind, const char *meaning)
{
    const char *typed = offering->typing->word;
    char word[WORD_ROOM];
    int length = snprintf(word, sizeof word, "%.*s%s%s", (int)(offering->typing->head + front),
                          typed, name, behind);
    if (length >= WORD_ROOM || strncmp(word, typed, strlen(typed)) != 0 || !is_plain(word))
        return;
    printf("%s\t", word);
    for (; *meaning; meaning++)
        putchar(*meaning == '\n' ? ' ' : *meaning);
    putchar('\n');
}

static void offer(const struct offering *offering, const char *name, const char *meaning)
{
    offer_part(offering, 0, name, "", meaning);
}

/* ---- what the pack and the profile name ---- */

/* What is in a pipe is gone once it was read, and who waits for it waits long. */
static bool is_there(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

static const ruling_pack *open_pack(struct offering *offering)
{
    const struct invocation *invocation = offering->invocation;
    for (size_t i = 0; i < invocation->pack_count; i++)
        if (!is_there(invocation->packs[i]))
            return NULL;
    if (!offering->pack)
        common_pack(invocation, &offering->pack);
    return offering->pack;
}

/* Offers the lines of a list that the library made, and frees it. */
static void offer_lines(const struct offering *offering, size_t front, char *text,
                        const char *behind)
{
    char *rest;
    for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest)) {
        char *tab = strchr(line, '\t');
        *tab = '\0';
        offer_part(offering, front, line, behind, tab + 1);
    }
    ruling_text_free(text);
}

static void offer_named(struct offering *offering, const char *kind, size_t front,
                        const char *behind)
{
    const ruling_pack *pack = open_pack(offering);
    char *text = NULL;
    if (pack && ruling_names(pack, kind, &text, offering->invocation->messages) == RULING_OK)
        offer_lines(offering, front, text, behind);
}

static void offer_values(struct offering *offering, const char *setting, size_t front)
{
    const ruling_pack *pack = open_pack(offering);
    char *text = NULL;
    if (pack && ruling_values(pack, setting, &text, offering->invocation->messages) == RULING_OK)
        offer_lines(offering, front, text, "");
}

/* The components of the profile that the line names. */
static void offer_components(struct offering *offering, const char *behind, const char *meaning)
{
    const char *path = offering->typing->profile;
    const ruling_pack *pack = path && is_there(path) ? open_pack(offering) : NULL;
    ruling_profile *profile = NULL;
    const char *name;
    if (!pack || ruling_profile_open(pack, &(ruling_input){.path = path}, &profile,
                                     offering->invocation->messages) != RULING_OK)
        return;
    for (size_t i = 0; (name = ruling_profile_component(profile, i)) != NULL; i++)
        offer_part(offering, 0, name, behind, meaning);
    ruling_profile_free(profile);
}

/* ---- what can be taken ---- */

static void offer_rules(struct offering *offering)
{
    offer_named(offering, "rules", 0, "");
}

static void offer_ids(struct offering *offering)
{
    offer_named(offering, "ids", 0, "");
}

static void offer_verdicts(struct offering *offering)
{
    offer_named(offering, "verdicts", 0, "");
}

static void offer_samples(struct offering *offering)
{
    offer_named(offering, "samples", 0, "");
}

static void offer_component_names(struct offering *offering)
{
    offer_components(offering, "", "component");
}

/* ADDRESS=VALUE, from the front: a component may begin the address, and what is behind it is only
 * offered once that is there. */
static void offer_settings(struct offering *offering)
{
    const char *typed = offering->typing->word + offering->typing->head;
    const char *equals = strchr(typed, '=');
    const char *slash = strchr(typed, '/');
    if (equals) {
        offer_values(offering, typed, (size_t)(equals - typed) + 1);
    } else if (slash) {
        offer_named(offering, "part settings", (size_t)(slash - typed) + 1, "=");
    } else {
        offer_components(offering, "/", "for this component alone");
        offer_named(offering, "settings", 0, "=");
    }
}

static void offer_commands(struct offering *offering)
{
    for (size_t i = 0; commands[i]; i++)
        if (!commands[i]->hidden)
            offer(offering, commands[i]->name, commands[i]->purpose);
}

/* The files are for the shell to find: it knows how names are quoted. */
static void offer_files(struct offering *offering)
{
    size_t head = offering->typing->head;
    if (head == 0 || offering->typing->word[head - 1] == '=')
        puts("\tfiles");
}

static const struct {
    unsigned takes;
    void (*offer)(struct offering *offering);
} offers[] = {
    {TAKES_COMPONENT, offer_component_names},
    {TAKES_SETTING, offer_settings},
    {TAKES_RULE, offer_rules},
    {TAKES_ID, offer_ids},
    {TAKES_VERDICT, offer_verdicts},
    {TAKES_SAMPLE, offer_samples},
    {TAKES_COMMAND, offer_commands},
    {TAKES_FILE | TAKES_PROFILE, offer_files},
};

static void offer_taken(struct offering *offering, unsigned takes,
                        const char *const *(*choices)(void))
{
    for (const char *const *choice = choices ? choices() : NULL; choice && *choice; choice++)
        offer(offering, *choice, "");
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        if (takes & offers[i].takes)
            offers[i].offer(offering);
}

/* ---- by the place ---- */

/* The flags that are not given yet. */
static void offer_flags(const struct offering *offering, const struct flag *flag)
{
    for (; flag->name; flag++) {
        if (offering->typing->given[flag->id] && !flag->repeats)
            continue;
        offer(offering, flag->name, flag->help);
        if (flag->letter)
            offer(offering, flag->letter, flag->help);
    }
}

static void offer_argument(struct offering *offering)
{
    const struct command *command = offering->typing->command;
    size_t index = offering->typing->argument_count;
    if (index >= command->most)
        return;
    offer_taken(offering, index == 0 ? command->takes : command->takes_more,
                index == 0 ? command->choices : NULL);
}

void offer_words(const struct invocation *invocation, const struct typing *typing)
{
    struct offering offering = {.invocation = invocation, .typing = typing};
    if (typing->place == TYPING_COMMAND && typing->word[0] == '-') {
        offer_flags(&offering, common_flags);
        offer(&offering, "--version", command_version.purpose);
    } else if (typing->place == TYPING_COMMAND) {
        offer_commands(&offering);
    } else if (typing->place == TYPING_FLAG) {
        offer_flags(&offering, typing->command->flags);
        offer_flags(&offering, common_flags);
    } else if (typing->place == TYPING_VALUE) {
        offer_taken(&offering, typing->flag->takes, typing->flag->choices);
    } else if (typing->place == TYPING_ARGUMENT) {
        offer_argument(&offering);
    }
    ruling_pack_free(offering.pack);
}
