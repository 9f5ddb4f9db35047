#include "cmd/ask/explain.h"

#include <string.h>

static void line(struct pen *pen, const char *lead, const char *text)
{
    if (!text || !*text)
        return;
    pen_fresh(pen);
    pen_text(pen, STYLE_STRONG, lead);
    pen_text(pen, STYLE_PLAIN, text);
}

static bool same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool alike(const ruling_choice *a, const ruling_choice *b)
{
    return same(a->effect, b->effect) && same(a->flips, b->flips);
}

/* "1, 2: Node.js +3.0", for the first of those that have the same effect; else nothing. */
static void effect(struct pen *pen, const ruling_question *question, size_t index)
{
    const ruling_choice *choice = &question->choices[index];
    for (size_t i = 0; i < index; i++)
        if (alike(&question->choices[i], choice))
            return;
    for (size_t i = index; i < question->choice_count; i++)
        if (alike(&question->choices[i], choice))
            pen_format(pen, STYLE_PLAIN, "%s%s%zu", i == index ? "" : ", ",
                       question->numeric ? "#" : "", i + 1);
    pen_format(pen, STYLE_PLAIN, ": %s",
               choice->effect && *choice->effect ? choice->effect : "nothing");
    if (choice->flips && *choice->flips)
        pen_format(pen, STYLE_STRONG, ", makes it %s by itself", choice->flips);
    pen_text(pen, STYLE_PLAIN, "   ");
}

static void effects(struct pen *pen, const ruling_question *question)
{
    bool flips = false, known = false;
    for (size_t i = 0; i < question->choice_count; i++) {
        known = known || question->choices[i].effect;
        flips = flips || (question->choices[i].flips && *question->choices[i].flips);
    }
    if (!known)
        return;
    pen_fresh(pen);
    pen_text(pen, STYLE_STRONG, "Answers: ");
    for (size_t i = 0; i < question->choice_count; i++)
        effect(pen, question, i);
    if (!flips)
        pen_text(pen, STYLE_PLAIN, "No answer here flips the ruling by itself.");
}

void explain_write(struct pen *pen, const ruling_question *question)
{
    pen->column = 0;
    pen->indent = 2;
    line(pen, "Why asked: ", question->why);
    effects(pen, question);
    line(pen, "Disputed: ", question->dissent);
    line(pen, "Find out: ", question->find_out);
    line(pen, "Effort: ", question->effort);
    line(pen, "Address: ", question->address);
    pen_fresh(pen);
    pen_text(pen, STYLE_STRONG, "Keys:");
    pen_keys(pen, STYLE_PLAIN,
             "up, down: move  Enter: answer  Space: tick (several of a set, or values of which one "
             "is right)  Tab: complete what is typed  Esc: clear it  b: back  d: don't know  "
             "s: skip for now  n: note (N: also where n is no)  x: take the answer away  "
             "/, j: go to a question by its name  c: copy from another part  p: parts and links  "
             "r: review  t: standing  ?: this help  q: save and quit");
    pen->indent = 0;
    pen_fresh(pen);
}
