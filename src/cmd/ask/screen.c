#include "cmd/ask/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/ask/attention.h"
#include "cmd/ask/glyph.h"
#include "cmd/ask/plain.h"

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

/* ---- the sitting ---- */

/* What the profile is about, when it is new. */
static enum turn begin(struct screen *screen)
{
    char name[NAME_ROOM] = "";
    const char *standing = ruling_interview_name(screen->interview);
    if (standing)
        return parts_edit(screen);
    while (!screen->gone) {
        if (!screen_type(screen, "What is the system called?",
                         "A name for the profile, as people say it. Enter without one leaves it "
                         "out.",
                         name, sizeof name))
            return screen->gone ? TURN_QUIT : parts_edit(screen);
        if (!*name)
            return parts_edit(screen);
        ruling_messages *messages = screen_messages(screen);
        if (messages &&
            screen_heard(screen, ruling_interview_set_name(screen->interview, name, messages),
                         messages))
            return parts_edit(screen);
    }
    return TURN_QUIT;
}

/* Offers to end where that is reasonable; TURN_STAY: there is a question to ask. */
static enum turn offer(struct screen *screen)
{
    const char *reason = NULL;
    if (screen->sitting->for_advice || screen->jumped)
        return TURN_STAY;
    ruling_stop stop = ruling_interview_offer(screen->interview, &reason);
    if (stop == RULING_GO_ON)
        return TURN_STAY;
    return offer_show(screen, reason, stop == RULING_STOP_ASKED);
}

/* What is assumed about the part of the question at hand, once, for confirmation. */
static enum turn look_over(struct screen *screen)
{
    ruling_question question;
    char part[NAME_ROOM] = "";
    bool shown;
    if (screen->sitting->for_advice || screen->jumped ||
        ruling_interview_question(screen->interview, &question,
                                  screen->sitting->invocation->messages) != RULING_OK ||
        strncmp(question.fact, "component.", strlen("component.")) != 0)
        return TURN_STAY;
    uint64_t bit = UINT64_C(1) << (question.component_number & 63);
    if (screen->looked_over & bit)
        return TURN_STAY;
    bool named = question.component != NULL;
    if (named)
        snprintf(part, sizeof part, "%s", question.component);
    enum turn turn = assumptions_show(screen, named ? part : NULL, &shown);
    if (shown)
        screen->looked_over |= bit;
    return turn;
}

/* The next question, or, when the answers are looked over, the list of them. */
static enum turn next(struct screen *screen)
{
    if (screen->reviewing && !screen->jumped)
        return review_show(screen, false);
    enum turn turn = offer(screen);
    if (turn != TURN_STAY || (screen->reviewing && !screen->jumped))
        return turn;
    turn = look_over(screen);
    if (turn != TURN_STAY)
        return turn;
    screen->jumped = false;
    turn = question_ask(screen, true);
    if (turn != TURN_DONE || screen->sitting->for_advice)
        return turn;
    return offer_show(screen, NULL, true);
}

/* Whether the person wants questions that only shape advice. */
static enum turn offer_advice(struct screen *screen)
{
    static const char *const answers[] = {"that is enough", "ask them"};
    int picked = screen_pick(
        screen, "The ruling stands. A few more questions only shape the advice.", answers, 2, 0);
    return picked == 1 ? TURN_STAY : TURN_DONE;
}

/* Until the person wants the verdict, or to go. */
static enum turn sit(struct screen *screen)
{
    enum turn turn = TURN_STAY;
    if (screen->sitting->for_advice)
        turn = offer_advice(screen);
    else if (screen->sitting->is_new)
        turn = begin(screen);
    while (turn == TURN_STAY && !screen->gone)
        turn = next(screen);
    return screen->gone ? TURN_QUIT : turn;
}

ruling_status ask_screen(struct sitting *sitting)
{
    /* Too large for some stacks, and there is one terminal. */
    static struct screen screen;
    memset(&screen, 0, sizeof screen);
    screen.sitting = sitting;
    screen.interview = sitting->interview;
    if (!terminal_open(sitting->style.colour))
        return ask_plain(sitting);
    if (!attention_open()) {
        terminal_close();
        return ask_plain(sitting);
    }
    glyph_open(sitting->style.ascii);
    paint_begin(&screen.canvas.painter);
    enum turn turn = sit(&screen);
    if (!terminal_lost())
        paint_end(&screen.canvas.painter);
    glyph_close();
    terminal_close();
    attention_close();
    attention_pass_on();
    sitting->quit = turn == TURN_QUIT;
    return screen.status;
}
