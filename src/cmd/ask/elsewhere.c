#include "cmd/ask/elsewhere.h"

#include <stdio.h>
#include <string.h>

/* The most parts that a profile lists. */
enum { PARTS = 64 };

enum turn copy_choose(struct screen *screen, const char *component)
{
    static const char *const extents[] = {"the answer to this question",
                                          "all answers that are open here"};
    const char *names[PARTS];
    size_t count = 0, copied = 0;
    for (size_t i = 0; i < ruling_interview_components(screen->interview) && count < PARTS; i++) {
        ruling_component part = ruling_interview_component(screen->interview, i);
        if (!part.outside && strcmp(part.name, component) != 0)
            names[count++] = part.name;
    }
    if (count == 0) {
        screen_say(screen, false, "There is no other part to copy from.");
        return TURN_STAY;
    }
    int from = screen_pick(screen, "Copy from which part?", names, count, 0);
    if (from < 0)
        return screen->gone ? TURN_QUIT : TURN_STAY;
    int extent = screen_pick(screen, "Copy what?", extents, 2, 0);
    if (extent < 0)
        return screen->gone ? TURN_QUIT : TURN_STAY;
    char part[NAME_ROOM];
    snprintf(part, sizeof part, "%s", names[from]);
    ruling_messages *messages = screen_messages(screen);
    if (messages &&
        screen_heard(screen,
                     ruling_interview_copy(screen->interview, part, extent == 1, &copied, messages),
                     messages) &&
        !*screen->said)
        screen_say(screen, false, "%zu answer%s copied from %s.", copied, copied == 1 ? "" : "s",
                   part);
    return TURN_STAY;
}

enum turn standing_show(struct screen *screen)
{
    static const struct dialog_parts parts = {.keys = "qt"};
    char *text = NULL;
    ruling_style style = screen->sitting->style;
    int columns, rows;
    terminal_size(&columns, &rows);
    style.width = columns - 1 < FRAME_COLUMNS ? columns - 1 : FRAME_COLUMNS;
    style.colour = false; /* the screen writes the text itself */
    ruling_messages *messages = screen_messages(screen);
    if (!messages ||
        !screen_heard(screen, ruling_interview_standing(screen->interview, &style, &text, messages),
                      messages))
        return TURN_STAY;
    struct dialog dialog = {.parts = &parts,
                            .title = "How it stands",
                            .text = text,
                            .foot = "Enter back to the question   q save and quit"};
    enum outcome outcome = screen_run(screen, &dialog);
    ruling_text_free(text);
    bool quit = outcome == OUTCOME_EXIT || (outcome == OUTCOME_KEY && dialog.key == 'q');
    return quit || screen->gone ? TURN_QUIT : TURN_STAY;
}
