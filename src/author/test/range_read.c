/* A range of points: "6 .. 12", "-1.5 .. 0", or one number. */
#include "author/test/suite_parts.h"

#include "base/number.h"
#include "rule/part.h"

#define MILLIONTHS 1000 /* in a thousandth */

/* One bound in thousandths; false when it is no number, or too fine. */
static bool bound_read(struct part part, int64_t *thousandths)
{
    struct unit none = unit_parse(NULL);
    bool below = part_begins(part, "-");
    int64_t millionths;
    size_t at;
    if (below)
        part = part_from(part, 1);
    if (number_parse(part_text(part), part.length, &none, &millionths, &at) != NUMBER_OK ||
        millionths % MILLIONTHS != 0)
        return false;
    *thousandths = (below ? -millionths : millionths) / MILLIONTHS;
    return true;
}

bool range_read(const struct node *scalar, struct expectation *expectation, struct diags *diags)
{
    struct part whole = part_whole(scalar);
    uint32_t dots = part_find(whole, "..");
    bool range = dots != PART_NONE;
    char quote[PART_QUOTE];
    bool good = bound_read(range ? part_of(whole, 0, dots) : whole, &expectation->low) &&
                bound_read(range ? part_from(whole, dots + 2) : whole, &expectation->high);
    if (good && expectation->low <= expectation->high)
        return true;
    if (good) {
        diag_add(diags, R0111, scalar->span, "the range `%s` runs backwards",
                 part_quote(whole, quote));
        return false;
    }
    struct diag *diag = diag_add(diags, R0605, scalar->span, "`%s` is no range of points",
                                 part_quote(whole, quote));
    diag_hint(diags, diag, "write LOW .. HIGH, or one number, with at most three decimals");
    return false;
}
