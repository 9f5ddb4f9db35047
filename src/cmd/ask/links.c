#include "cmd/ask/links.h"

#include <stdio.h>
#include <string.h>

/* The most parts that a profile lists. */
enum { PARTS = 64 };

static void link_item(const struct dialog *dialog, size_t index, struct item *item)
{
    static char name[2 * NAME_ROOM], how[200];
    const struct screen *screen = dialog->of;
    size_t count = ruling_interview_links(screen->interview);
    item->verbatim = true;
    if (index >= count) {
        item->name = index == count ? "add a link" : "done";
        return;
    }
    ruling_link link = ruling_interview_link(screen->interview, index);
    snprintf(name, sizeof name, "%s - %s", link.ends[0], link.ends[1]);
    snprintf(how, sizeof how, "%s%s%s%s", link.via ? "via " : "", link.via ? link.via : "",
             link.traffic ? ", traffic " : "", link.traffic ? link.traffic : "");
    item->name = name;
    item->middle = how;
    item->number = index + 1;
}

/* Picks a part beside `not`; its name is the interview's. */
static const char *pick_part(struct screen *screen, const char *title, const char * not )
{
    const char *names[PARTS];
    size_t count = 0;
    for (size_t i = 0; i < ruling_interview_components(screen->interview) && count < PARTS; i++) {
        ruling_component part = ruling_interview_component(screen->interview, i);
        if (!not || strcmp(part.name, not ) != 0)
            names[count++] = part.name;
    }
    int picked = screen_pick(screen, title, names, count, 0);
    return picked < 0 ? NULL : names[picked];
}

static const char *pick_kind(struct screen *screen, const char *title, bool traffic,
                             const char *standing)
{
    const char *const *kinds = ruling_interview_link_kinds(screen->interview, traffic);
    size_t count = 0, cursor = 0;
    for (; kinds[count]; count++)
        if (standing && strcmp(kinds[count], standing) == 0)
            cursor = count;
    int picked = screen_pick(screen, title, kinds, count, cursor);
    return picked < 0 ? NULL : kinds[picked];
}

/* Asks what a link goes through, and writes it. */
static void join(struct screen *screen, ruling_link link)
{
    char title[2 * NAME_ROOM + 40];
    snprintf(title, sizeof title, "What does %s - %s go through?", link.ends[0], link.ends[1]);
    const char *via = pick_kind(screen, title, false, link.via);
    if (!via || screen->gone)
        return;
    link.via = via;
    snprintf(title, sizeof title, "How much goes between %s and %s?", link.ends[0], link.ends[1]);
    const char *traffic = pick_kind(screen, title, true, link.traffic ? link.traffic : "medium");
    if (screen->gone)
        return;
    link.traffic = traffic ? traffic : link.traffic;
    ruling_messages *messages = screen_messages(screen);
    if (messages)
        screen_heard(screen, ruling_interview_join(screen->interview, &link, messages), messages);
}

static void add(struct screen *screen)
{
    ruling_link link = {0};
    if (ruling_interview_components(screen->interview) < 2) {
        screen_say(screen, false, "A link needs two parts.");
        return;
    }
    link.ends[0] = pick_part(screen, "A link between which part …", NULL);
    if (link.ends[0] && !screen->gone)
        link.ends[1] = pick_part(screen, "… and which?", link.ends[0]);
    if (link.ends[1] && !screen->gone)
        join(screen, link);
}

static void unjoin(struct screen *screen, size_t index)
{
    ruling_messages *messages = screen_messages(screen);
    if (messages && index < ruling_interview_links(screen->interview))
        screen_heard(screen, ruling_interview_unjoin(screen->interview, index, messages), messages);
    else
        ruling_messages_free(messages);
}

enum turn links_edit(struct screen *screen)
{
    static const struct dialog_parts parts = {.item = link_item, .keys = "axq"};
    struct dialog dialog = {
        .parts = &parts,
        .of = screen,
        .title = "Which parts call or feed one another?",
        .text = "A split costs something at each link that it cuts.",
        .foot = "Enter take or change   a add   x remove   Esc back   q save and quit"};
    while (!screen->gone) {
        size_t count = ruling_interview_links(screen->interview);
        dialog.count = count + 2;
        if (dialog.cursor >= dialog.count)
            dialog.cursor = count;
        enum outcome outcome = screen_run(screen, &dialog);
        bool enter = outcome == OUTCOME_ENTER;
        if (outcome == OUTCOME_ESCAPE || (enter && dialog.cursor == count + 1))
            return TURN_STAY;
        if (!enter && (outcome != OUTCOME_KEY || dialog.key == 'q'))
            return TURN_QUIT;
        if (enter ? dialog.cursor == count : dialog.key == 'a')
            add(screen);
        else if (enter)
            join(screen, ruling_interview_link(screen->interview, dialog.cursor));
        else
            unjoin(screen, dialog.cursor);
    }
    return TURN_QUIT;
}
