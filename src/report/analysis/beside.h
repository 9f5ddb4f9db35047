/* Two rulings on one profile side by side: as it stands, and under other answers. */
#ifndef REPORT_ANALYSIS_BESIDE_H
#define REPORT_ANALYSIS_BESIDE_H

#include "decide/ruling.h"
#include "report/paint.h"

/* What is set side by side: rulings under the same pack on the same components. */
struct beside {
    const struct ruling *now;
    const struct ruling *then;
    const char *const *settings; /* the ADDRESS=VALUE that make the second of the first */
    uint32_t setting_count;
};

/* Whether two rulings can be set side by side. */
bool beside_fits(const struct ruling *now, const struct ruling *then);

/* Appends them as text: verdict, margin, plans, components, and the rules that make the difference.
 */
void beside_text(const struct beside *beside, const struct style *style, struct strbuf *out);

/* Appends them as one JSON document. */
void beside_json(const struct beside *beside, struct strbuf *out);

#endif
