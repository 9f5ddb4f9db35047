#include "cmd/ask/assumptions.h"

#include <stdio.h>

struct assumed {
    const ruling_assumption *list;
};

static void assumed_item(const struct dialog *dialog, size_t index, struct item *item)
{
    const struct assumed *assumed = dialog->of;
    item->name = assumed->list[index].title;
    item->verbatim = true;
    item->middle = assumed->list[index].value;
}

static enum turn confirm(struct screen *screen, const char *component)
{
    ruling_messages *messages = screen_messages(screen);
    if (!messages)
        return TURN_QUIT;
    screen_heard(screen, ruling_interview_confirm(screen->interview, component, messages),
                 messages);
    return TURN_STAY;
}

enum turn assumptions_show(struct screen *screen, const char *component, bool *shown)
{
    static const struct dialog_parts parts = {.item = assumed_item, .keys = "cq"};
    char title[NAME_ROOM + 80];
    snprintf(title, sizeof title, "%s%sThis is assumed, as is usual. Is it right?",
             component ? component : "", component ? ": " : "");
    for (;;) {
        struct assumed assumed = {NULL};
        size_t count = 0;
        ruling_messages *messages = screen_messages(screen);
        if (!messages)
            return TURN_QUIT;
        ruling_status status = ruling_interview_assumptions(screen->interview, component,
                                                            &assumed.list, &count, messages);
        if (!screen_heard(screen, status, messages) || count == 0)
            return TURN_STAY;
        *shown = true;
        struct dialog dialog = {
            .parts = &parts,
            .of = &assumed,
            .title = title,
            .count = count,
            .foot = "Enter yes, make them answers   c change the one at the cursor   Esc leave "
                    "them assumed   q save and quit"};
        enum outcome outcome = screen_run(screen, &dialog);
        if (outcome == OUTCOME_ENTER)
            return confirm(screen, component);
        if (outcome == OUTCOME_ESCAPE)
            return TURN_STAY;
        if (outcome != OUTCOME_KEY || dialog.key == 'q')
            return TURN_QUIT;
        char address[NAME_ROOM];
        snprintf(address, sizeof address, "%s", assumed.list[dialog.cursor].address);
        if (screen_jump(screen, address))
            return TURN_ASK;
        if (screen->gone)
            return TURN_QUIT;
    }
}
