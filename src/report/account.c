#include "report/account.h"

static void add_item(struct item *item, uint32_t i, __int128 amount)
{
    if (amount <= 0)
        return;
    item->who |= UINT64_C(1) << i;
    item->amount += amount;
}

/* What moving component `i` costs a plan. */
static __int128 moving_of(const struct ruling *ruling, const struct plan *plan, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    bool moves = component->current != OPTION_NONE && plan->options[i] != component->current;
    return moves ? (__int128)component->switching.points *
                       ruling->profile->components[component->component].size
                 : 0;
}

static __int128 fit_of(const struct ruling *ruling, const struct plan *plan, uint32_t i)
{
    const struct ruled_component *component = &ruling->components[i];
    return (__int128)component->options[plan->options[i]].points.points *
           ruling->profile->components[component->component].size;
}

struct account account_between(const struct ruling *ruling, const struct plan *plan,
                               const struct plan *other)
{
    struct account account = {0};
    for (uint32_t i = 0; i < ruling->component_count; i++) {
        __int128 more = fit_of(ruling, plan, i) - fit_of(ruling, other, i);
        __int128 dearer = moving_of(ruling, plan, i) - moving_of(ruling, other, i);
        add_item(&account.gained, i, more);
        add_item(&account.given_up, i, -more);
        add_item(&account.moving, i, dearer);
        add_item(&account.staying, i, -dearer);
    }
    account.overhead = plan->introduce + plan->second - other->introduce - other->second;
    account.links = plan->links - other->links;
    return account;
}

struct item account_moving(const struct ruling *ruling, const struct plan *plan)
{
    struct item item = {0};
    for (uint32_t i = 0; i < ruling->component_count; i++)
        add_item(&item, i, moving_of(ruling, plan, i));
    return item;
}
