#include "cmd/ask/parts.h"

#include <stdio.h>
#include <string.h>

#include "cmd/ask/assumptions.h"
#include "cmd/ask/links.h"
#include "cmd/ask/question.h"

/* Lines of the list behind the parts. */
enum { LINE_ADD, LINE_LINKS, LINE_GO_ON, LINES };

static void part_item(const struct dialog *dialog, size_t index, struct item *item)
{
    static const char *const lines[LINES][2] = {
        [LINE_ADD] = {"add a part", NULL},
        [LINE_LINKS] = {"links between parts", NULL},
        [LINE_GO_ON] = {"go on to the questions", NULL},
    };
    static char detail[80];
    const struct screen *screen = dialog->of;
    size_t count = ruling_interview_components(screen->interview);
    item->verbatim = true;
    if (index >= count) {
        item->name = lines[index - count][0];
        return;
    }
    ruling_component part = ruling_interview_component(screen->interview, index);
    item->number = index + 1;
    item->name = part.name;
    item->middle = part.role;
    if (part.outside)
        snprintf(detail, sizeof detail, "outside, an end of links only");
    else
        snprintf(detail, sizeof detail, "%zu answered, %zu open", part.answered, part.open);
    item->detail = detail;
}

static const struct dialog_parts parts_list = {.item = part_item, .keys = "alxnqg"};

/* Calls the interview with one name. */
static bool with_name(struct screen *screen, const char *name,
                      ruling_status (*call)(ruling_interview *, const char *, ruling_messages *))
{
    ruling_messages *messages = screen_messages(screen);
    return messages && screen_heard(screen, call(screen->interview, name, messages), messages);
}

/* The number of a part among those that are asked about. */
static size_t number_of(const struct screen *screen, const char *name)
{
    size_t number = 0;
    for (size_t i = 0; i < ruling_interview_components(screen->interview); i++) {
        ruling_component part = ruling_interview_component(screen->interview, i);
        number += !part.outside;
        if (strcmp(part.name, name) == 0)
            break;
    }
    return number;
}

/* Asks the question at hand; what leads to the list of parts leads back here. */
static enum turn ask(struct screen *screen)
{
    struct asking asking;
    question_begin(&asking, screen);
    return question_ask(&asking) == TURN_QUIT ? TURN_QUIT : TURN_STAY;
}

/* What a new part does, and what is assumed of it then. */
static enum turn introduce(struct screen *screen, const char *name)
{
    bool shown = false;
    enum turn turn = screen_jump(screen, name) ? ask(screen) : TURN_STAY;
    if (turn == TURN_QUIT || screen->gone)
        return TURN_QUIT;
    while ((turn = assumptions_show(screen, name, &shown)) == TURN_ASK)
        if (ask(screen) == TURN_QUIT)
            return TURN_QUIT;
    if (shown)
        screen->looked_over |= UINT64_C(1) << (number_of(screen, name) & 63);
    return turn;
}

static enum turn add(struct screen *screen)
{
    char name[NAME_ROOM] = "";
    while (!screen->gone) {
        if (!screen_type(screen, "What is the part called?",
                         "As people call it: live, back-office, eta-model. Enter without a name "
                         "goes back.",
                         name, sizeof name) ||
            !*name)
            return screen->gone ? TURN_QUIT : TURN_STAY;
        if (with_name(screen, name, ruling_interview_add))
            return introduce(screen, name);
    }
    return TURN_QUIT;
}

static void rename_part(struct screen *screen, const char *from)
{
    char name[NAME_ROOM];
    snprintf(name, sizeof name, "%s", from);
    while (screen_type(screen, "What shall the part be called?", NULL, name, sizeof name) &&
           strcmp(name, from) != 0) {
        ruling_messages *messages = screen_messages(screen);
        if (!messages ||
            screen_heard(screen, ruling_interview_rename(screen->interview, from, name, messages),
                         messages))
            return;
    }
}

static void remove_part(struct screen *screen, const char *name)
{
    static const char *const answers[] = {"keep it", "remove it, with its answers and links"};
    char title[NAME_ROOM + 40];
    snprintf(title, sizeof title, "Remove the part %s?", name);
    if (screen_pick(screen, title, answers, 2, 0) == 1)
        with_name(screen, name, ruling_interview_remove);
}

/* The name of the part under the cursor; false when that is on none. */
static bool part_at(const struct screen *screen, size_t cursor, char *name, size_t room)
{
    if (cursor >= ruling_interview_components(screen->interview))
        return false;
    snprintf(name, room, "%s", ruling_interview_component(screen->interview, cursor).name);
    return true;
}

/* Enter: on a part its first question, else what the line says. */
static enum turn take(struct screen *screen, size_t cursor)
{
    char name[NAME_ROOM];
    if (part_at(screen, cursor, name, sizeof name)) {
        if (ruling_interview_component(screen->interview, cursor).outside)
            return TURN_STAY;
        return screen_jump(screen, name) ? ask(screen) : TURN_STAY;
    }
    switch (cursor - ruling_interview_components(screen->interview)) {
    case LINE_ADD:
        return add(screen);
    case LINE_LINKS:
        return links_edit(screen);
    default:
        return TURN_DONE;
    }
}

static enum turn key(struct screen *screen, size_t cursor, char letter)
{
    char name[NAME_ROOM];
    bool on_part = part_at(screen, cursor, name, sizeof name);
    switch (letter) {
    case 'a':
        return add(screen);
    case 'l':
        return links_edit(screen);
    case 'q':
        return TURN_QUIT;
    case 'g':
        return TURN_DONE;
    case 'n':
        if (on_part)
            rename_part(screen, name);
        return TURN_STAY;
    default:
        if (on_part)
            remove_part(screen, name);
        return TURN_STAY;
    }
}

static enum turn handle(struct screen *screen, enum outcome outcome, const struct dialog *dialog)
{
    switch (outcome) {
    case OUTCOME_ENTER:
        return take(screen, dialog->cursor);
    case OUTCOME_KEY:
        return key(screen, dialog->cursor, dialog->key);
    case OUTCOME_ESCAPE:
        return TURN_DONE;
    default:
        return TURN_QUIT;
    }
}

enum turn parts_edit(struct screen *screen)
{
    enum turn turn = TURN_STAY;
    struct dialog dialog = {
        .parts = &parts_list,
        .of = screen,
        .title = "Which parts does the system have?",
        .text = "A part is what could be built with another option than the rest: a service, a "
                "worker, a web application. Without parts, all of it is one.",
        .foot = "Enter take   a add   n rename   x remove   l links   g go on   q save and quit"};
    bool fresh = true;
    while (turn == TURN_STAY) {
        size_t count = ruling_interview_components(screen->interview);
        dialog.count = count + LINES;
        if (fresh || dialog.cursor >= dialog.count)
            dialog.cursor = count + (count ? LINE_GO_ON : LINE_ADD);
        fresh = false;
        enum outcome outcome = screen_run(screen, &dialog);
        size_t before = count;
        turn = handle(screen, outcome, &dialog);
        /* On from a part that was added to the line that adds another. */
        if (ruling_interview_components(screen->interview) > before)
            dialog.cursor = ruling_interview_components(screen->interview) + LINE_ADD;
        turn = screen->gone ? TURN_QUIT : turn;
    }
    return turn == TURN_DONE ? TURN_STAY : turn;
}
