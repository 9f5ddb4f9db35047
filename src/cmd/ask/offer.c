#include "cmd/ask/offer.h"

#include <stdio.h>

/* Lines of the offer. */
enum { OFFER_RULING, OFFER_GO_ON, OFFER_REVIEW, OFFER_QUIT, OFFERS };

static void offer_item(const struct dialog *dialog, size_t index, struct item *item)
{
    static const char *const names[OFFERS] = {
        [OFFER_RULING] = "show the ruling",
        [OFFER_GO_ON] = "go on asking",
        [OFFER_REVIEW] = "review the answers",
        [OFFER_QUIT] = "save and quit",
    };
    bool last = *(const bool *)dialog->of;
    item->name = names[last && index > OFFER_RULING ? index + 1 : index];
    item->number = index + 1;
}

enum turn offer_show(struct screen *screen, const char *reason, bool last)
{
    static const struct dialog_parts parts = {.item = offer_item, .keys = "grq", .type = true};
    char why[SAID_ROOM];
    snprintf(why, sizeof why, "%s",
             reason ? reason : "Every question that the verdict may hang on was asked.");
    struct dialog dialog = {.parts = &parts,
                            .of = &last,
                            .title = why,
                            .text = last ? NULL : "It could end here.",
                            .count = last ? OFFERS - 1 : OFFERS,
                            .foot = last ? "Enter take   r review   q save and quit"
                                         : "Enter take   g go on   r review   q save and quit"};
    enum outcome outcome = screen_run(screen, &dialog);
    size_t taken = dialog.cursor + (last && dialog.cursor > OFFER_RULING);
    if (screen->gone || outcome == OUTCOME_EXIT)
        return TURN_QUIT;
    if (outcome == OUTCOME_KEY)
        taken = dialog.key == 'g' ? OFFER_GO_ON : dialog.key == 'r' ? OFFER_REVIEW : OFFER_QUIT;
    if (outcome == OUTCOME_ESCAPE)
        taken = OFFER_GO_ON;
    if (taken == OFFER_RULING)
        return TURN_DONE;
    if (taken == OFFER_QUIT)
        return TURN_QUIT;
    if (taken == OFFER_REVIEW)
        return TURN_REVIEW;
    ruling_interview_go_on(screen->interview);
    return TURN_STAY;
}
