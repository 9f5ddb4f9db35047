/* What the tests of overlays in src/report share: two overlays on the pack of fair_fixture.h, as if
 * a reader had laid them on it. */
#ifndef UNIT_OVERLAY_FIXTURE_H
#define UNIT_OVERLAY_FIXTURE_H

#include "fair_fixture.h"

#include "report/overlays.h"

static struct layer overlay_layers[] = {
    {"court", "1.0", "A court", {"base/pack.yaml", 2, 1}, false},
    {"acme", "1.2", "Acme", {"base/acme/acme.yaml", 2, 1}, false},
    {"plant", "0.3", NULL, {"plant.yaml", 3, 1}, false},
};

static struct override overlay_changes[] = {
    {1, "rule", "l6", "disabled", "nobody leans", {"base/acme/acme.yaml", 12, 5}},
    {1, "criterion", "care", "weight 1 -> 2", NULL, {"base/acme/acme.yaml", 9, 3}},
    {2, "rule", "r3", "narrowed: component.tested == true", "only then", {"plant.yaml", 7, 5}},
    {2, "rule", "r3", "despite more", "only then", {"plant.yaml", 7, 5}},
    {2, "rule", "r6", "favours left: slight", "as well", {"plant.yaml", 9, 5}},
};

/* The rule l6 is disabled. */
static inline int overlay_setup(void **state)
{
    if (fair_setup(state) != 0)
        return -1;
    court_pack->layers = overlay_layers;
    court_pack->layer_count = 3;
    court_pack->overrides = overlay_changes;
    court_pack->override_count = 5;
    court_pack->rules[pack_rule(court_pack, "l6")].disabled = true;
    return 0;
}

#endif
