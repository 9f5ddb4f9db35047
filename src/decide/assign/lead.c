#include "decide/assign/lead.h"

#include <string.h>

void lead_offer(struct lead *lead, __int128 total, const uint8_t *option, uint32_t count)
{
    if (total < lead->least)
        return;
    /* Options are bytes, so the order of bytes is the order of assignments. */
    if (lead->found && total == lead->least && memcmp(option, lead->option, count) >= 0)
        return;
    lead->found = true;
    lead->least = total;
    memcpy(lead->option, option, count);
}
