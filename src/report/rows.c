#include "report/rows.h"

#include "base/number.h"
#include "report/names.h"

#define MOST_GETS 16

/* ---- which components are shown ---- */

/* How much a component matters; more than any lead where there is nothing to compare its best with.
 */
static __int128 matter_of(const struct ruling *ruling, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    int64_t lead = component->margin > component->regret ? component->margin : component->regret;
    if (!component->has_margin)
        lead = INT64_MAX;
    return (__int128)lead * ruling->profile->components[component->component].size;
}

uint64_t rows_shown(const struct ruling *ruling)
{
    uint64_t shown = names_all(ruling);
    for (uint32_t left = ruling->component_count; left > ROWS_SHOWN; left--) {
        uint32_t least = ruling->component_count;
        for (uint32_t i = 0; i < ruling->component_count; i++)
            if ((shown >> i) & 1 && (least == ruling->component_count ||
                                     matter_of(ruling, i) <= matter_of(ruling, least)))
                least = i;
        shown &= ~(UINT64_C(1) << least);
    }
    return shown;
}

int rows_names(const struct ruling *ruling, uint64_t shown, int most)
{
    int width = 0;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        int name = (shown >> i) & 1 ? paint_width(names_of(ruling, i)) : 0;
        width = name > width ? name : width;
    }
    return width < most ? width : most;
}

/* ---- the rest ---- */

/* Components that share a best option, and from where to where their leads reach. */
struct share {
    uint32_t count;
    uint32_t leads; /* of them have one */
    int64_t least;
    int64_t most;
};

static struct share share_of(const struct ruling *ruling, uint64_t among, uint32_t best)
{
    struct share share = {.least = INT64_MAX, .most = INT64_MIN};
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const struct ruled_component *component = &ruling->components[i];
        if (!((among >> i) & 1) || component->best != best)
            continue;
        share.count++;
        if (!component->has_margin)
            continue;
        share.leads++;
        share.least = component->margin < share.least ? component->margin : share.least;
        share.most = component->margin > share.most ? component->margin : share.most;
    }
    return share;
}

/* "3 Node.js by 2.0 to 6.5". */
static void add_share(struct strbuf *out, const struct ruling *ruling, uint64_t among,
                      uint32_t best, bool first)
{
    struct share share = share_of(ruling, among, best);
    char least[NUMBER_TEXT];
    char most[NUMBER_TEXT];
    if (share.count == 0)
        return;
    strbuf_puts(out, first ? "" : ", ");
    if (share.count == (uint32_t)__builtin_popcountll(among))
        strbuf_puts(out, share.count == 1 ? "" : "all ");
    else
        strbuf_printf(out, "%u ", share.count);
    strbuf_puts(out, best == OPTION_NONE ? "neither" : ruling->profile->pack->options[best].title);
    if (share.leads == 0)
        return;
    strbuf_printf(out, " by %s", halves_print(share.least, least));
    if (share.most > share.least)
        strbuf_printf(out, " to %s", halves_print(share.most, most));
}

void rows_write_rest(struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    uint64_t rest = names_all(ruling) & ~shown;
    struct strbuf line;
    if (rest == 0)
        return;
    strbuf_init(&line);
    strbuf_printf(&line, "%s and %d more: ", paint_glyph(paint, GLYPH_ELLIPSIS),
                  __builtin_popcountll(rest));
    size_t start = line.length;
    for (uint32_t option = 0; option < ruling->profile->pack->option_count; option++)
        add_share(&line, ruling, rest, option, line.length == start);
    add_share(&line, ruling, rest, OPTION_NONE, line.length == start);
    strbuf_printf(&line, "; ruling eval -f json %s%s", paint_flags(paint), ruling->profile->file);
    paint_flow(paint, &line, 0, 2);
}

/* ---- behind the points ---- */

/* Whether a component gets an option that is worse for it than its best. */
static bool yields(const struct ruling *ruling, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    uint32_t option = component->option;
    return option != OPTION_NONE && option != component->best &&
           (component->regret > 0 || component->options[option].excluded_count > 0);
}

/* What the ruling gives a component in place of its best, or that it is pinned; NULL: nothing to
 * say. */
static const char *gets(const struct ruling *ruling, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    bool is_pinned = ruling->profile->components[component->component].pin != OPTION_NONE;
    if (yields(ruling, i))
        return ruling->profile->pack->options[component->option].title;
    return is_pinned ? "pinned" : NULL;
}

struct tail rows_tail(const struct paint *paint, const struct ruling *ruling, uint64_t shown)
{
    struct tail tail = {.firm = ruling_was_settled(ruling)};
    int arrow = paint_width(paint_glyph(paint, GLYPH_TO)) + 1;
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        const char *what = (shown >> i) & 1 ? gets(ruling, i) : NULL;
        int width = what ? paint_width(what) + (yields(ruling, i) ? arrow : 0) : 0;
        tail.gets = width > tail.gets ? width : tail.gets;
    }
    tail.gets = tail.gets < MOST_GETS ? tail.gets : MOST_GETS;
    return tail;
}

#define FIRM_WIDTH 4

int rows_tail_width(const struct tail *tail)
{
    return (tail->firm ? 2 + FIRM_WIDTH : 0) + (tail->gets > 0 ? 2 + tail->gets : 0);
}

void rows_write_tail_head(struct paint *paint, const struct tail *tail)
{
    paint_text(paint, TONE_FAINT, tail->firm ? "  firm" : "");
    if (tail->gets > 0)
        paint_text(paint, TONE_FAINT, "  gets");
    paint_line(paint);
}

void rows_write_tail(struct paint *paint, const struct ruling *ruling, uint32_t i,
                     const struct tail *tail)
{
    static const char *const words[] = {
        [SETTLED_UNKNOWN] = "?",
        [SETTLED_YES] = "yes",
        [SETTLED_NO] = "no",
    };
    const char *what = tail->gets > 0 ? gets(ruling, i) : NULL;
    int room = tail->gets;
    if (tail->firm) {
        paint_space(paint, 2);
        paint_cell(paint, TONE_PLAIN, words[ruling->components[i].settled],
                   what ? FIRM_WIDTH : paint_width(words[ruling->components[i].settled]), false);
    }
    paint_space(paint, what ? 2 : 0);
    if (what && yields(ruling, i)) {
        const char *arrow = paint_glyph(paint, GLYPH_TO);
        paint_printf(paint, TONE_PLAIN, "%s ", arrow);
        room -= paint_width(arrow) + 1;
    }
    if (what)
        paint_cell(paint, TONE_PLAIN, what, paint_width(what) < room ? paint_width(what) : room,
                   false);
    paint_line(paint);
}
