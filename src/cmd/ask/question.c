#include "cmd/ask/question.h"

#include <stdio.h>
#include <string.h>

#include "cmd/ask/elsewhere.h"
#include "cmd/ask/explain.h"
#include "cmd/ask/glyph.h"
#include "cmd/ask/review.h"

/* Room for an answer of all that is ticked. */
enum { ANSWER_ROOM = 16384 };

static bool is_bool(const ruling_question *question)
{
    return strcmp(question->type, "bool") == 0;
}

static bool is_text(const ruling_question *question)
{
    return strcmp(question->type, "text") == 0;
}

/* ---- how it looks ---- */

static void bar(struct pen *pen, size_t done, size_t all, int width)
{
    int filled = all ? (int)((size_t)width * done / all) : 0;
    for (int i = 0; i < width; i++)
        pen_text(
            pen, i < filled ? STYLE_CURSOR : STYLE_FAINT,
            glyph_mark(i < filled ? i + 1 < filled ? MARK_BAR_DONE : MARK_BAR_TIP : MARK_BAR_OPEN));
}

/* The step, how far it is, and whether all is in the file. */
static void progress(struct pen *pen, const struct screen *screen, const ruling_question *question)
{
    char counts[160];
    const char *dot = glyph_mark(MARK_DOT);
    const char *saved = ruling_interview_saved(screen->interview) ? "saved" : "not saved";
    bool narrow = pen->columns < 70;
    snprintf(counts, sizeof counts,
             narrow ? "step %zu/%zu %s %zu, ~%zu left"
                    : "step %zu of %zu %s question %zu, about %zu left",
             question->step_number, question->step_count, dot, question->number, question->left);
    int used = glyph_width(question->step, strlen(question->step)) +
               glyph_width(counts, strlen(counts)) + (int)strlen(saved);
    int room = pen->columns - used - 4;
    pen_text(pen, STYLE_STRONG, question->step);
    pen_text(pen, STYLE_PLAIN, " ");
    if (room >= 3)
        bar(pen, question->number - 1, question->number + question->left, room < 18 ? room : 18);
    pen_format(pen, STYLE_PLAIN, " %s", counts);
    int at = pen->columns - (int)strlen(saved);
    if (pen->row == 0 && at > pen->column) {
        pen_column(pen, at);
        pen_text(pen, STYLE_GOOD, saved);
    }
    pen_line(pen);
}

static void head(const struct dialog *dialog, struct pen *pen)
{
    const struct asking *asking = dialog->of;
    const ruling_question *question = &asking->question;
    const char *dot = glyph_mark(MARK_DOT);
    progress(pen, asking->screen, question);
    if (question->component)
        pen_format(pen, STYLE_FAINT, "%s %s part %zu of %zu", question->component, dot,
                   question->component_number, question->component_count);
    else
        pen_text(pen, STYLE_FAINT,
                 strncmp(question->fact, "component.", 10) == 0 ? "the system" : "the project");
    if (question->advice_only)
        pen_format(pen, STYLE_FAINT, " %s shapes advice only", dot);
    if (question->skipped)
        pen_format(pen, STYLE_FAINT, " %s skipped", dot);
}

static void choice_item(const struct dialog *dialog, size_t index, struct item *item)
{
    const struct asking *asking = dialog->of;
    const ruling_question *question = &asking->question;
    if (index >= question->choice_count) {
        item->name = "none of them";
        return;
    }
    const ruling_choice *choice = &question->choices[index];
    item->name = choice->name;
    if (is_bool(question))
        item->name = strcmp(choice->name, "true") == 0 ? "yes" : "no";
    item->middle = choice->range;
    item->detail = choice->description;
    item->number = index + 1;
    item->standing = choice->chosen;
    bool ticked = index < CHOICES && asking->ticked[index];
    item->tick = ticked ? TICK_ON : question->several ? TICK_OFF : TICK_NONE;
}

static void note_line(struct pen *pen, const struct asking *asking)
{
    const char *note = asking->noted ? asking->note : asking->question.note;
    if (!note || !*note)
        return;
    pen_format(pen, STYLE_PLAIN, "  note: %s", note);
    pen_text(pen, STYLE_FAINT, asking->noted ? " (goes with the answer)" : "");
    pen_line(pen);
}

static void below(const struct dialog *dialog, struct pen *pen)
{
    const struct asking *asking = dialog->of;
    const ruling_question *question = &asking->question;
    pen->indent = 2;
    pen->column = 0;
    if (question->value) {
        pen_format(pen, STYLE_PLAIN, "  now: %s", question->value);
        pen_format(pen, STYLE_FAINT, " (%s)", question->origin ? question->origin : "");
        pen_line(pen);
        pen->column = 0;
    }
    note_line(pen, asking);
    pen->indent = 0;
    pen->column = 0;
    if (asking->explained)
        explain_write(pen, question);
}

static const char *hint(const ruling_question *question)
{
    if (question->several)
        return "Space ticks   or type names or numbers   d don't know   n add a note   ? help";
    if (question->numeric && question->unit && strcmp(question->unit, "%") == 0)
        return "or type: 85 %   ~80 % (a guess)   60 .. 90 %   d don't know   n add a note   ? "
               "help";
    if (question->numeric)
        return "or type: 85   ~80 (a guess)   60 .. 90   d don't know   n add a note   ? help";
    if (is_bool(question))
        return "y yes   n no   d don't know   N add a note   ? help";
    return "or type a name or number   d don't know   n add a note   ? help";
}

static const char *foot(void)
{
    static char text[200];
    snprintf(text, sizeof text,
             "%s move  %s answer  b back  c copy  / go to  t standing  r review  s skip  p parts  "
             "q save and quit",
             glyph_mark(MARK_UP_DOWN), glyph_mark(MARK_ENTER));
    return text;
}

#define COMMANDS "bdsnN/jcrtpqx? "

static const struct dialog_parts parts_usual = {
    .head = head, .item = choice_item, .below = below, .keys = COMMANDS, .type = true};
static const struct dialog_parts parts_numeric = {.head = head,
                                                  .item = choice_item,
                                                  .below = below,
                                                  .keys = COMMANDS,
                                                  .type = true,
                                                  .hash = true};
static const struct dialog_parts parts_bool = {
    .head = head, .item = choice_item, .below = below, .keys = COMMANDS "y", .type = true};

/* ---- setting it up ---- */

/* Works out what `?` shows. */
static ruling_status explain(struct asking *asking)
{
    ruling_messages *messages = screen_messages(asking->screen);
    if (!messages)
        return RULING_FAILED;
    ruling_status status = ruling_interview_explain(asking->screen->interview, messages);
    screen_heard(asking->screen, status, messages);
    return status;
}

/* Whether the choices are without what explaining gives: an answer or a look elsewhere took it. */
static bool is_unexplained(const ruling_question *question)
{
    return !question->why && (question->choice_count == 0 || !question->choices[0].effect);
}

/* Fetches the question; what was ticked and typed is kept as long as it is the same one. */
static ruling_status fetch(struct asking *asking)
{
    struct screen *screen = asking->screen;
    ruling_question *question = &asking->question;
    ruling_messages *messages = screen->sitting->invocation->messages;
    ruling_status status = ruling_interview_question(screen->interview, question, messages);
    if (status == RULING_OK && asking->explained &&
        strcmp(asking->address, question->address) == 0 && is_unexplained(question) &&
        explain(asking) == RULING_OK)
        status = ruling_interview_question(screen->interview, question, messages);
    if (status != RULING_OK)
        return status;
    asking->dialog.of = asking;
    asking->dialog.title = question->text;
    asking->dialog.hint = hint(question);
    asking->dialog.foot = foot();
    asking->dialog.count = question->choice_count + question->several;
    asking->dialog.parts = is_bool(question)   ? &parts_bool
                           : question->numeric ? &parts_numeric
                                               : &parts_usual;
    if (strcmp(asking->address, question->address) == 0)
        return status;
    snprintf(asking->address, sizeof asking->address, "%s", question->address);
    memset(asking->ticked, 0, sizeof asking->ticked);
    asking->explained = asking->noted = false;
    field_set(&asking->dialog.field, "");
    asking->dialog.typing = is_text(question) || question->choice_count == 0;
    asking->dialog.cursor = 0;
    asking->dialog.first = 0;
    asking->dialog.show_below = false;
    for (size_t i = question->choice_count; i-- > 0;) {
        if (!question->choices[i].chosen)
            continue;
        asking->dialog.cursor = i;
        if (question->several && i < CHOICES)
            asking->ticked[i] = true;
    }
    return status;
}

/* ---- answering ---- */

static bool answer(struct asking *asking, const char *text)
{
    ruling_messages *messages = screen_messages(asking->screen);
    if (!messages)
        return false;
    ruling_status status = ruling_interview_answer(asking->screen->interview, text,
                                                   asking->noted ? asking->note : NULL, messages);
    if (!screen_heard(asking->screen, status, messages))
        return false;
    asking->address[0] = '\0'; /* what comes is another question, or this one anew */
    return true;
}

/* The choice that a typed text can only mean; NULL when there is none. */
static const char *meant(const struct asking *asking)
{
    const char *typed = asking->dialog.field.text, *found = NULL;
    for (size_t i = 0; i < asking->question.choice_count; i++) {
        struct item item = {.name = ""};
        choice_item(&asking->dialog, i, &item);
        if (!dialog_begins(item.name, typed))
            continue;
        if (dialog_begins(typed, item.name))
            return asking->question.choices[i].name;
        if (found)
            return NULL;
        found = asking->question.choices[i].name;
    }
    return found;
}

static void answer_typed(struct asking *asking)
{
    struct field *field = &asking->dialog.field;
    const char *name = is_text(&asking->question) ? NULL : meant(asking);
    if (answer(asking, name ? name : field->text))
        return;
    asking->dialog.typing = true;
}

/* All that is ticked, with `between` in between; false when nothing is. */
static bool join_ticked(const struct asking *asking, const char *between, char *text, size_t room)
{
    size_t length = 0;
    for (size_t i = 0; i < asking->question.choice_count && i < CHOICES; i++) {
        if (!asking->ticked[i])
            continue;
        int wrote = snprintf(text + length, room - length, "%s%s", length ? between : "",
                             asking->question.choices[i].name);
        if (wrote < 0 || (size_t)wrote >= room - length)
            return false;
        length += (size_t)wrote;
    }
    return length > 0;
}

static void answer_chosen(struct asking *asking)
{
    const ruling_question *question = &asking->question;
    size_t cursor = asking->dialog.cursor;
    char text[ANSWER_ROOM];
    if (cursor >= question->choice_count) {
        if (question->several)
            answer(asking, "none");
        return;
    }
    if (join_ticked(asking, question->several ? ", " : " | ", text, sizeof text))
        answer(asking, text);
    else if (question->several)
        screen_say(asking->screen, true,
                   "Tick with Space what applies; if nothing does, take the last line.");
    else
        answer(asking, question->choices[cursor].name);
}

static void enter(struct asking *asking)
{
    if (asking->dialog.typing && asking->dialog.field.length > 0)
        answer_typed(asking);
    else if (asking->dialog.typing && asking->question.choice_count == 0)
        screen_say(asking->screen, true,
                   "Type an answer; Esc gives the keys back (d: don't know, s: skip).");
    else if (asking->dialog.typing)
        asking->dialog.typing = false;
    else if (asking->question.choice_count == 0)
        asking->dialog.typing = true;
    else
        answer_chosen(asking);
}

/* ---- keys ---- */

/* A call to the interview that goes elsewhere; `first` is what to say where there is nothing. */
static enum turn walk(struct asking *asking,
                      ruling_status (*call)(ruling_interview *, ruling_messages *),
                      const char *nowhere)
{
    ruling_messages *messages = screen_messages(asking->screen);
    if (!messages)
        return TURN_QUIT;
    ruling_status status = call(asking->screen->interview, messages);
    if (screen_heard(asking->screen, status, messages))
        asking->address[0] = '\0';
    else if (status == RULING_NO && !*asking->screen->said)
        screen_say(asking->screen, false, "%s", nowhere);
    return TURN_STAY;
}

static enum turn back(struct asking *asking)
{
    return walk(asking, ruling_interview_back, "This is the first question.");
}

static enum turn skip(struct asking *asking)
{
    return walk(asking, ruling_interview_skip, "There is no other question.");
}

static enum turn forget(struct asking *asking)
{
    return walk(asking, ruling_interview_forget, "There is no answer to take away.");
}

static enum turn dont_know(struct asking *asking)
{
    answer(asking, "unknown");
    return TURN_STAY;
}

static enum turn note(struct asking *asking)
{
    const char *now = asking->noted ? asking->note : asking->question.note;
    char text[FIELD_ROOM];
    snprintf(text, sizeof text, "%s", now ? now : "");
    if (screen_type(asking->screen, asking->question.text,
                    "A note that is kept with the answer: where it comes from, who said so.", text,
                    sizeof text)) {
        snprintf(asking->note, sizeof asking->note, "%s", text);
        asking->noted = true;
    }
    return TURN_STAY;
}

/* The key n: on a yes-no question it is the answer. */
static enum turn note_or_no(struct asking *asking)
{
    if (!is_bool(&asking->question))
        return note(asking);
    for (size_t i = 0; i < asking->question.choice_count; i++)
        if (strcmp(asking->question.choices[i].name, "false") == 0)
            asking->dialog.cursor = i;
    return TURN_STAY;
}

static enum turn yes(struct asking *asking)
{
    for (size_t i = 0; i < asking->question.choice_count; i++)
        if (strcmp(asking->question.choices[i].name, "true") == 0)
            asking->dialog.cursor = i;
    return TURN_STAY;
}

static enum turn tick(struct asking *asking)
{
    size_t cursor = asking->dialog.cursor;
    if (cursor < asking->question.choice_count && cursor < CHOICES && !is_bool(&asking->question))
        asking->ticked[cursor] = !asking->ticked[cursor];
    return TURN_STAY;
}

static enum turn help(struct asking *asking)
{
    asking->explained = !asking->explained;
    asking->dialog.show_below = asking->explained;
    return TURN_STAY;
}

static enum turn copy(struct asking *asking)
{
    if (asking->question.component)
        return copy_choose(asking->screen, asking->question.component);
    screen_say(asking->screen, false,
               "This question is about the project; there is nothing to copy from.");
    return TURN_STAY;
}

static enum turn go_to(struct asking *asking)
{
    return review_show(asking->screen, true);
}

static enum turn review(struct asking *asking)
{
    return review_show(asking->screen, false);
}

static enum turn standing(struct asking *asking)
{
    return standing_show(asking->screen);
}

static enum turn parts(struct asking *asking)
{
    (void)asking;
    return TURN_PARTS;
}

static enum turn quit(struct asking *asking)
{
    (void)asking;
    return TURN_QUIT;
}

static const struct {
    char key;
    enum turn (*act)(struct asking *asking);
} acts[] = {
    {'b', back},     {'s', skip},  {'d', dont_know}, {'n', note_or_no}, {'N', note},  {'y', yes},
    {' ', tick},     {'?', help},  {'c', copy},      {'/', go_to},      {'j', go_to}, {'r', review},
    {'t', standing}, {'p', parts}, {'q', quit},      {'x', forget},
};

static enum turn act(struct asking *asking, char key)
{
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (acts[i].key == key)
            return acts[i].act(asking);
    return TURN_STAY;
}

/* ---- asking ---- */

static enum turn handle(struct asking *asking, enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_ENTER:
        enter(asking);
        return TURN_STAY;
    case OUTCOME_KEY:
        return act(asking, asking->dialog.key);
    case OUTCOME_ESCAPE:
        return TURN_BACK;
    default:
        return TURN_QUIT;
    }
}

void question_begin(struct asking *asking, struct screen *screen)
{
    memset(asking, 0, sizeof *asking);
    asking->screen = screen;
}

enum turn question_ask(struct asking *asking)
{
    struct screen *screen = asking->screen;
    enum turn turn = TURN_STAY;
    while (turn == TURN_STAY) {
        char before[NAME_ROOM];
        snprintf(before, sizeof before, "%s", asking->address);
        ruling_status status = fetch(asking);
        if (status == RULING_NO)
            return TURN_DONE;
        if (status != RULING_OK) {
            screen->status = status;
            screen->gone = true;
            return TURN_QUIT;
        }
        if (asking->asked && strcmp(before, asking->address) != 0)
            return TURN_STAY;
        asking->asked = true;
        turn = handle(asking, screen_run(screen, &asking->dialog));
        turn = screen->gone ? TURN_QUIT : turn;
    }
    return turn;
}
