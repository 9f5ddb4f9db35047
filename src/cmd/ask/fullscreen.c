#include "cmd/ask/fullscreen.h"

#include <stdio.h>
#include <string.h>

#include "cmd/ask/assumptions.h"
#include "cmd/ask/attention.h"
#include "cmd/ask/glyph.h"
#include "cmd/ask/offer.h"
#include "cmd/ask/parts.h"
#include "cmd/ask/plain.h"
#include "cmd/ask/question.h"
#include "cmd/ask/review.h"

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

/* Asks the question at hand. From the list of parts the way leads back to it; here is no list that
 * it was reached from. */
static enum turn ask(struct screen *screen)
{
    struct asking asking;
    enum turn turn = TURN_BACK;
    question_begin(&asking, screen);
    while (turn == TURN_BACK || turn == TURN_PARTS) {
        turn = question_ask(&asking);
        if (turn == TURN_PARTS && parts_edit(screen) == TURN_QUIT)
            return TURN_QUIT;
    }
    return turn;
}

/* Offers to end, and goes to the list of all questions where that is taken instead. */
static enum turn show_offer(struct screen *screen, const char *reason, bool last)
{
    enum turn turn = offer_show(screen, reason, last);
    return turn == TURN_REVIEW ? review_show(screen, false) : turn;
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
    return show_offer(screen, reason, stop == RULING_STOP_ASKED);
}

/* What is assumed about the part of the question at hand, once, for confirmation. */
static enum turn look_over(struct screen *screen)
{
    ruling_question question;
    char part[NAME_ROOM] = "";
    bool shown = false;
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
    enum turn turn;
    while ((turn = assumptions_show(screen, named ? part : NULL, &shown)) == TURN_ASK)
        if (ask(screen) == TURN_QUIT)
            return TURN_QUIT;
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
    turn = ask(screen);
    if (turn != TURN_DONE || screen->sitting->for_advice)
        return turn;
    return show_offer(screen, NULL, true);
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

ruling_status ask_fullscreen(struct sitting *sitting)
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
