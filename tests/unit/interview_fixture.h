/* What the tests of src/interview share: an agenda of a profile that is given as text. */
#ifndef UNIT_INTERVIEW_FIXTURE_H
#define UNIT_INTERVIEW_FIXTURE_H

#include "profile_fixture.h"

#include "interview/agenda.h"

struct meeting {
    struct arena arena;
    struct diags diags;
    struct pack *pack;
    struct judge *judge;
    struct steps steps;
    struct profile *profile;
    struct agenda *agenda; /* NULL: there is no ruling */
};

static inline void meet(struct meeting *meeting, const char *pack, const char *text)
{
    *meeting = (struct meeting){.pack = NULL};
    arena_init(&meeting->arena);
    diags_init(&meeting->diags, &meeting->arena);
    meeting->pack = pack_read(&meeting->arena, pack, &meeting->diags);
    assert_non_null(meeting->pack);
    meeting->judge = judge_new(meeting->pack);
    assert_true(steps_init(&meeting->steps, &meeting->arena, meeting->pack));
    struct profile_input input = {
        .path = "p.yaml", .bytes = text, .length = strlen(text), .format = DOCUMENT_YAML};
    meeting->profile = profile_read(&meeting->arena, meeting->pack, &input, &meeting->diags);
    assert_non_null(meeting->profile);
    meeting->agenda =
        agenda_new(meeting->judge, &meeting->steps, meeting->profile, true, &meeting->diags);
}

static inline void part(struct meeting *meeting)
{
    agenda_free(meeting->agenda);
    profile_free(meeting->profile);
    judge_free(meeting->judge);
    pack_free(meeting->pack);
    arena_fini(&meeting->arena);
}

/* A component by number, below 0 the project. */
static inline struct spot spot_of(const struct meeting *meeting, const char *fact, int component)
{
    uint32_t found = fact_find(&meeting->pack->vocabulary, fact);
    assert_int_not_equal(found, FACT_NONE);
    return (struct spot){found, component < 0 ? COMPONENT_NONE : (uint32_t)component};
}

#endif
