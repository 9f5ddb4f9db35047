/* Schemas through ruling.h: their kinds, and what is said of others. */
#include "api_fixture.h"

static void there_is_a_schema_of_each_kind(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    const char *const *kinds = ruling_schema_kinds();
    size_t count = 0;
    for (; kinds[count]; count++) {
        assert_int_equal(ruling_schema(desk.pack, kinds[count], desk_text(&desk), desk.messages),
                         RULING_OK);
        assert_non_null(strstr(desk.text, "\"http://json-schema.org/draft-07/schema#\""));
        assert_string_equal(desk.text + strlen(desk.text) - 3, "\n}\n");
    }
    assert_int_equal(count, 3);
    assert_int_equal(ruling_messages_count(desk.messages), 0);
    desk_fini(&desk);
}

static void of_other_kinds_there_is_none(void **state)
{
    (void)state;
    struct desk desk;
    desk_init(&desk);
    assert_int_equal(ruling_schema(desk.pack, "profil", desk_text(&desk), desk.messages),
                     RULING_INPUT);
    assert_null(desk.text);
    assert_non_null(strstr(desk_said(&desk), "there is no schema of `profil`"));
    assert_non_null(strstr(desk_said(&desk), "did you mean `profile`?"));
    assert_non_null(strstr(desk_said(&desk), "schemas: profile, pack, test"));
    desk_fini(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_a_schema_of_each_kind),
        cmocka_unit_test(of_other_kinds_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
