/* Files to begin with, through ruling.h: samples, names, and whichever allocation fails. */
#include "failing.h"
#include "api_fixture.h"

static ruling_status init(struct desk *desk, ruling_init_options options)
{
    return ruling_init(desk->pack, &options, desk_text(desk), desk->messages);
}

static void a_profile_is_good_for_its_pack(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    assert_int_equal(init(&desk, (ruling_init_options){.schema = "s.json"}), RULING_OK);
    assert_has(desk.text, "# yaml-language-server: $schema=s.json\n# A profile for tiny 0.1.0: ");
    assert_int_equal(desk_judge(&desk, desk.text), RULING_OK);
    assert_int_equal(init(&desk, (ruling_init_options){.minimal = true}), RULING_OK);
    assert_has(desk.text, "questions are here");
    assert_int_equal(desk_judge(&desk, desk.text), RULING_OK);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void samples_are_for_the_pack_that_is_built_in(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    assert_int_equal(init(&desk, (ruling_init_options){.sample = "chat"}), RULING_INPUT);
    assert_null(desk.text);
    assert_has(desk_said(&desk), "chat:");
    desk_hush(&desk);
    assert_int_equal(init(&desk, (ruling_init_options){.sample = "chad"}), RULING_INPUT);
    assert_has(desk_said(&desk), "R0905: there is no sample profile `chad`");
    assert_has(desk_said(&desk), "did you mean `chat`?");
    desk_hush(&desk);
    ruling_pack_free(desk.pack);
    assert_int_equal(ruling_pack_builtin(&desk.pack, desk.messages), RULING_OK);
    assert_int_equal(init(&desk, (ruling_init_options){.sample = "chat", .schema = "s.json"}),
                     RULING_OK);
    assert_has(desk.text, "# yaml-language-server: $schema=s.json\n");
    assert_has(desk.text, "\nruling: 1\n");
    desk_fini(&desk);
}

static void overlays_have_names_of_their_own(void **state)
{
    struct desk desk;
    (void)state;
    desk_init(&desk);
    assert_int_equal(init(&desk, (ruling_init_options){.overlay = "ours"}), RULING_OK);
    assert_has(desk.text, "\npack: ours\n");
    assert_has(desk.text, "\nextends: tiny\n");
    assert_int_equal(init(&desk, (ruling_init_options){.overlay = "ours", .extends = "./tiny"}),
                     RULING_OK);
    assert_has(desk.text, "\nextends: ./tiny\n");
    assert_int_equal(init(&desk, (ruling_init_options){.overlay = "tiny"}), RULING_INPUT);
    assert_has(desk_said(&desk), "R0224");
    desk_hush(&desk);
    assert_int_equal(init(&desk, (ruling_init_options){.overlay = "My own"}), RULING_INPUT);
    assert_has(desk_said(&desk), "R0201: `My own` cannot name an overlay");
    assert_null(desk.text);
    desk_fini(&desk);
}

static void writing_survives(void **state)
{
    static const ruling_init_options options[] = {
        {.minimal = true}, {.overlay = "ours"}, {.sample = "chad"}};
    (void)state;
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        long n = 0;
        for (bool failed = true; failed; n++) {
            struct desk desk;
            desk_init(&desk);
            failing_memory(n);
            ruling_status status = init(&desk, options[i]);
            failed = failing_stop();
            assert_int_equal(status, failed ? RULING_FAILED : i == 2 ? RULING_INPUT : RULING_OK);
            assert_int_equal(desk.text != NULL, status == RULING_OK);
            desk_fini(&desk);
        }
        assert_true(n > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_profile_is_good_for_its_pack),
        cmocka_unit_test(samples_are_for_the_pack_that_is_built_in),
        cmocka_unit_test(overlays_have_names_of_their_own),
        cmocka_unit_test(writing_survives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
