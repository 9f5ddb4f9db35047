#include "cmd/ask/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum outcome screen_run(struct screen *screen, struct dialog *dialog)
{
    dialog->said = screen->said;
    dialog->wrong = screen->wrong;
    enum outcome outcome = dialog_run(&screen->canvas, dialog);
    screen->said[0] = '\0';
    dialog->said = NULL;
    screen->gone = screen->gone || outcome == OUTCOME_GONE;
    return outcome;
}

void screen_say(struct screen *screen, bool wrong, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(screen->said, sizeof screen->said, format, list);
    va_end(list);
    screen->wrong = wrong;
}

ruling_messages *screen_messages(struct screen *screen)
{
    ruling_messages *messages = ruling_messages_new();
    if (!messages) {
        screen->gone = true;
        screen->status = RULING_FAILED;
    }
    return messages;
}

/* Without the last line, which counts and stands at the margin: there is one answer. */
static void cut_count(char *text)
{
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    char *last = strrchr(text, '\n');
    if (last && last[1] != ' ')
        *last = '\0';
}

bool screen_heard(struct screen *screen, ruling_status status, ruling_messages *messages)
{
    char *text = NULL;
    ruling_style style = screen->sitting->style;
    style.colour = false;
    if (ruling_messages_count(messages) > 0 &&
        ruling_messages_text(messages, "text", &style, &text) == RULING_OK) {
        screen_say(screen, status != RULING_OK, "%s", text);
        cut_count(screen->said);
        ruling_text_free(text);
    } else if (status == RULING_FAILED) {
        screen_say(screen, true, "that failed, and nothing was changed");
    }
    ruling_messages_free(messages);
    return status == RULING_OK;
}

bool screen_jump(struct screen *screen, const char *name)
{
    ruling_messages *messages = screen_messages(screen);
    return messages &&
           screen_heard(screen, ruling_interview_jump(screen->interview, name, messages), messages);
}

/* ---- small dialogs ---- */

static void name_item(const struct dialog *dialog, size_t index, struct item *item)
{
    const char *const *names = dialog->of;
    item->name = names[index];
    item->number = index + 1;
    item->verbatim = true;
}

int screen_pick(struct screen *screen, const char *title, const char *const *names, size_t count,
                size_t cursor)
{
    static const struct dialog_parts parts = {.item = name_item, .type = true};
    struct dialog dialog = {.parts = &parts,
                            .of = names,
                            .title = title,
                            .count = count,
                            .cursor = cursor,
                            .foot = "Enter take   Esc back"};
    if (count == 0 || screen_run(screen, &dialog) != OUTCOME_ENTER)
        return -1;
    return (int)dialog.cursor;
}

bool screen_type(struct screen *screen, const char *title, const char *explanation, char *text,
                 size_t room)
{
    static const struct dialog_parts parts = {.type = true, .only_type = true};
    struct dialog dialog = {
        .parts = &parts, .title = title, .text = explanation, .foot = "Enter take   Esc back"};
    field_set(&dialog.field, text);
    if (screen_run(screen, &dialog) != OUTCOME_ENTER)
        return false;
    snprintf(text, room, "%s", dialog.field.text);
    return true;
}
