/* The scene of a run: a profile with its ruling and its facts as evaluated, while it is held
 * against what a case expects. Private to the running of tests. */
#ifndef AUTHOR_TEST_SCENE_H
#define AUTHOR_TEST_SCENE_H

#include "author/test/test.h"
#include "decide/cite.h"
#include "decide/hearing.h"

struct test_scene {
    struct arena *arena;   /* of the results */
    struct arena *scratch; /* until the run is over */
    const struct test_case *test;
    const struct profile *profile;
    const struct ruling *ruling; /* NULL: refused … */
    const char *refusal;         /* … and why */
    const struct hearing *hearing;
};

typedef VEC(struct mismatch) mismatch_list;

/* The profile and its lanes. */
struct docket scene_docket(const struct test_scene *scene);

/* The lane of a component; that of the project for UINT32_MAX. */
uint32_t scene_lane(const struct test_scene *scene, uint32_t component);

/* The component of the ruling that stands for one of the profile; NULL without a ruling. */
const struct ruled_component *scene_ruled(const struct test_scene *scene, uint32_t component);

/* test_verify.c: adds every expectation that is not met. False when memory is out. */
bool test_verify(const struct test_scene *scene, mismatch_list *mismatches);

/* test_ledger.c: what stands behind a mismatch. False when memory is out. */

/* The rules that count, or may count, for or against the options (a bit each) in a component, or
 * in all (UINT32_MAX), the strongest first. */
bool ledger_rules(const struct test_scene *scene, uint32_t component, uint32_t options,
                  struct mismatch *mismatch);

/* The plans of the ruling. */
bool ledger_plans(const struct test_scene *scene, struct mismatch *mismatch);

/* The comparisons of a root of the program in a lane. */
bool ledger_leaves(const struct test_scene *scene, uint32_t root, uint32_t lane,
                   struct mismatch *mismatch);

/* A fact of the ruling, as it is shown. */
bool ledger_fact(const struct test_scene *scene, const struct cited_fact *cited,
                 struct shown_fact *shown);

#endif
