#include "cmd/ask/review.h"

#include <stdio.h>
#include <string.h>

struct reviewing {
    const ruling_reviewed *list;
    bool jump;
};

static const char *state_name(ruling_answer_state state)
{
    static const char *const names[] = {[RULING_ANSWERED] = "",
                                        [RULING_UNKNOWN] = "don't know",
                                        [RULING_SKIPPED] = "skipped",
                                        [RULING_OPEN] = "open",
                                        [RULING_IDLE] = "does not matter"};
    return names[state];
}

static void reviewed_item(const struct dialog *dialog, size_t index, struct item *item)
{
    static char detail[400];
    const struct reviewing *reviewing = dialog->of;
    const ruling_reviewed *reviewed = &reviewing->list[index];
    bool answered = reviewed->state == RULING_ANSWERED;
    item->name = reviewed->address;
    item->verbatim = true;
    item->middle = reviewed->value && reviewed->state != RULING_UNKNOWN
                       ? reviewed->value
                       : state_name(reviewed->state);
    snprintf(detail, sizeof detail, "%s%s%s%s", reviewed->title,
             !answered && reviewed->value && reviewed->origin ? ", " : "",
             !answered && reviewed->value && reviewed->origin ? reviewed->origin : "",
             reviewed->note && *reviewed->note ? " (note)" : "");
    item->detail = detail;
}

/* Typed text is looked for in the address, at the start of any of its names, and in the title. */
static bool fits(const struct dialog *dialog, size_t index, const char *typed)
{
    const struct reviewing *reviewing = dialog->of;
    const char *address = reviewing->list[index].address, *title = reviewing->list[index].title;
    for (const char *at = address; *at; at++)
        if ((at == address || strchr("/._", at[-1])) && dialog_begins(at, typed))
            return true;
    for (const char *at = title; *at; at++)
        if ((at == title || at[-1] == ' ') && dialog_begins(at, typed))
            return true;
    return false;
}

static const struct dialog_parts list_parts = {
    .item = reviewed_item, .fits = fits, .type = true, .keys = "q/"};
static const struct dialog_parts jump_parts = {
    .item = reviewed_item, .fits = fits, .type = true, .only_type = true};

static size_t first_open(const ruling_reviewed *list, size_t count, bool jump)
{
    for (size_t i = 0; i < count && !jump; i++)
        if (list[i].state == RULING_OPEN || list[i].state == RULING_SKIPPED)
            return i;
    return 0;
}

/* Goes to what was chosen: an item, or what was typed when no item has that name. */
static void go_to(struct screen *screen, const struct dialog *dialog,
                  const struct reviewing *reviewing)
{
    char name[NAME_ROOM];
    size_t listed = dialog_list(&screen->canvas, dialog);
    const char *typed = dialog->field.text;
    bool item = listed > 0;
    snprintf(name, sizeof name, "%s", item ? reviewing->list[dialog->cursor].address : typed);
    if (*name)
        screen->jumped = screen_jump(screen, name);
}

enum turn review_show(struct screen *screen, bool jump)
{
    struct reviewing reviewing = {.jump = jump};
    size_t count = 0;
    ruling_messages *messages = screen_messages(screen);
    if (!messages)
        return TURN_QUIT;
    ruling_status status =
        ruling_interview_review(screen->interview, &reviewing.list, &count, messages);
    if (!screen_heard(screen, status, messages))
        return TURN_STAY;
    struct dialog dialog = {.parts = jump ? &jump_parts : &list_parts,
                            .of = &reviewing,
                            .title = jump ? "Go to which question?" : "All questions so far",
                            .hint = "type a name to find it",
                            .prompt = jump ? "name " : "find ",
                            .count = count,
                            .cursor = first_open(reviewing.list, count, jump),
                            .foot = "Enter go there   Tab complete   Esc back"};
    enum outcome outcome = screen_run(screen, &dialog);
    while (outcome == OUTCOME_KEY && dialog.key == '/') {
        dialog.typing = true;
        outcome = screen_run(screen, &dialog);
    }
    if (outcome == OUTCOME_ENTER)
        go_to(screen, &dialog, &reviewing);
    screen->reviewing = !jump && outcome == OUTCOME_ENTER;
    bool leave = outcome == OUTCOME_EXIT || outcome == OUTCOME_KEY || screen->gone;
    return leave ? TURN_QUIT : TURN_STAY;
}
