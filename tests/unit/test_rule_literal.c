#include "literal_fixture.h"

#include "failing.h"

static void answers_are_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {REALTIME, "server_push", "server_push"},
        {REALTIME, "'server_push'", "server_push"},
        {REALTIME, "|\n  server_push\n", "server_push"},
        {REALTIME, "none | bidirectional", "none | bidirectional"},
        {REALTIME, "bidirectional|none", "none | bidirectional"},
        {REALTIME, "\"none | bidirectional\"", "none | bidirectional"},
        {REALTIME, "unknown", "unknown"},
        {REALTIME, "'unknown'", "unknown"},
        {REALTIME, "none | server_push | bidirectional", "unknown"},
        {RUNTIME, "python", "python"},
        {TEAM_PYTHON, "basic | working", "basic | working"},
        {ADMIN_UI, "true", "true"},
        {ADMIN_UI, "unknown", "unknown"},
        {BROKERS, "[]", "[]"},
        {BROKERS, "[kafka, redis]", "[redis, kafka]"},
        {BROKERS, "['kafka']", "[kafka]"},
        {BROKERS, "unknown", "unknown"},
        {NOTE, "a few words", "a few words"},
        {NOTE, "'a | b'", "\"a | b\""},
        {NOTE, "a|b", "\"a|b\""},
        {NOTE, "12", "12"},
        {NOTE, "true", "true"},
        {NOTE, "''", "\"\""},
        {NOTE, "unknown", "unknown"},
        {NOTE, "'unknown'", "\"unknown\""},
        {NOTE, "|\n  two\n  lines\n", "\"two\\nlines\\n\""},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void json_strings_are_words(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {REALTIME, "\"none | bidirectional\"", "none | bidirectional"},
        {ADMIN_UI, "true", "true"},
        {ADMIN_UI, "\"unknown\"", "unknown"},
        {BROKERS, "[\"kafka\"]", "[kafka]"},
        {BROKERS, "\"unknown\"", "unknown"},
        {NOTE, "\"a | b\"", "\"a | b\""},
        {NOTE, "\"unknown\"", "unknown"},
        {NOTE, "12", "12"},
        {TEAM_SIZE, "12", "12 developers"},
        {TEAM_SIZE, "\"~40\"", "20 .. 80 developers"},
        {TEAM_SIZE, "\"1k\"", "1000 developers"},
        {IO_SHARE, "\"60 %\"", "60 %"},
        {IO_SHARE, "\"mostly_waits\"", "mostly_waits"},
        {IO_SHARE, "\"unknown\"", "unknown"},
        {YEARS, "1.5", "1.5 years"},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_JSON, LITERAL_ANSWER);
}

static void quotes_make_texts(void **state)
{
    (void)state;
    static const struct mistake in_yaml[] = {
        {TEAM_SIZE, "'7'", {R0105, "'7'", "did you mean `7`, without quotes?", NULL, NULL}},
        {TEAM_SIZE, "\"~7\"", {R0105, "\"~7\"", "did you mean `~7`, without quotes?", NULL, NULL}},
        {IO_SHARE,
         "'mostly_waits'",
         {R0105, "'mostly_waits'", "did you mean `mostly_waits`, without quotes?", NULL, NULL}},
        {ADMIN_UI, "'true'", {R0105, "'true'", "did you mean `true`, without quotes?", NULL, NULL}},
        {ADMIN_UI,
         "'unknown'",
         {R0105, "'unknown'", "did you mean `unknown`, without quotes?", NULL, NULL}},
        /* What is wrong without its quotes too is told as that. */
        {TEAM_SIZE, "'seven'", {R0108, "seven", NULL, NULL, NULL}},
        {TEAM_SIZE, "'7000'", {R0109, "7000", NULL, NULL, NULL}},
        {ADMIN_UI, "'yes'", {R0106, "yes", "did you mean `true`?", NULL, NULL}},
        {ADMIN_UI, "''", {R0107, "", NULL, "an empty text is no value of admin_ui", NULL}},
        {TEAM_SIZE, "|-\n  7", {R0105, "|-\n  7", "did you mean `7`, without | or >?", NULL, NULL}},
    };
    static const struct mistake in_json[] = {
        {TEAM_SIZE, "\"7\"", {R0105, "\"7\"", "did you mean `7`, without quotes?", NULL, NULL}},
        {YEARS, "\"1.5\"", {R0105, "\"1.5\"", "did you mean `1.5`, without quotes?", NULL, NULL}},
        {ADMIN_UI,
         "\"true\"",
         {R0105, "\"true\"", "did you mean `true`, without quotes?", NULL, NULL}},
        {ADMIN_UI, "\"yes\"", {R0106, "yes", "did you mean `true`?", NULL, NULL}},
        {TEAM_SIZE, "\"\"", {R0108, "", NULL, NULL, NULL}},
        {TEAM_SIZE,
         "\"1e3\"",
         {R0136, "e3", "no exponent: write 1000 or 1k", "`1e3` has an exponent", NULL}},
    };
    expect_mistakes(in_yaml, COUNT(in_yaml), DOCUMENT_YAML, LITERAL_ANSWER);
    expect_mistakes(in_json, COUNT(in_json), DOCUMENT_JSON, LITERAL_ANSWER);
}

static void words_that_are_no_values(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {REALTIME,
         "bidirectonal",
         {R0107, "bidirectonal", "did you mean `bidirectional`?",
          "`bidirectonal` is no value of realtime",
          "values: none, server_push, bidirectional (or unknown)"}},
        {REALTIME,
         "unkown",
         {R0107, "unkown", "did you mean `unknown`?", "`unkown` is no value of realtime", NULL}},
        {REALTIME, "17", {R0107, "17", NULL, "`17` is no value of realtime", NULL}},
        {REALTIME, "true", {R0107, "true", NULL, NULL, NULL}},
        {REALTIME, "''", {R0107, "", NULL, "an empty text is no value of realtime", NULL}},
        {REALTIME,
         "none | bidirectonal",
         {R0107, "bidirectonal", "did you mean `bidirectional`?", NULL, NULL}},
        {REALTIME,
         "none |",
         {R0107, "none |", NULL, "a value of realtime is missing beside `|`", NULL}},
        {REALTIME,
         "none | unknown",
         {R0107, "unknown", NULL, "`unknown` is no alternative: it is all values at once",
          "write unknown alone, or leave it out"}},
        {REALTIME,
         "none | server_push | none",
         {R0134, "none", NULL, "`none` is named twice", NULL}},
        {REALTIME,
         "none or server_push",
         {R0107, "none or server_push", "did you mean `none | server_push`?", NULL, NULL}},
        {REALTIME,
         "none, server_push",
         {R0107, "none, server_push", "did you mean `none | server_push`?", NULL, NULL}},
        {REALTIME, "none or all", {R0107, "none or all", NULL, NULL, NULL}},
        {TEAM_PYTHON, "Strong", {R0107, "Strong", "did you mean `strong`?", NULL, NULL}},
        {ADMIN_UI,
         "ture",
         {R0107, "ture", "did you mean `true`?", "`ture` is no value of admin_ui",
          "values: false, true (or unknown)"}},
        {ROLE,
         "ml_servce",
         {R0107, "ml_servce", "did you mean `ml_service`?", NULL,
          "values: crud_api, general_api, api_gateway, web_app, realtime_server, streaming_server, "
          "game_server, ml_service and 4 more (or unknown): ruling explain component.role"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void truth_has_one_spelling(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {ADMIN_UI,
         "yes",
         {R0106, "yes", "did you mean `true`?", NULL, "values: true, false (or unknown)"}},
        {ADMIN_UI, "Off", {R0106, "Off", "did you mean `false`?", NULL, NULL}},
        {ADMIN_UI, "TRUE", {R0106, "TRUE", "did you mean `true`?", NULL, NULL}},
        {ADMIN_UI, "n", {R0106, "n", "did you mean `false`?", NULL, NULL}},
        {ADMIN_UI, "1", {R0106, "1", "did you mean `true`?", NULL, NULL}},
        {ADMIN_UI, "2", {R0107, "2", NULL, NULL, NULL}},
        {ADMIN_UI, "true | false", {R0138, "true | false", NULL, NULL, NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void nothing_is_no_answer(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {REALTIME, "", {R0104, "", NULL, "realtime has no value here", NULL}},
        {TEAM_SIZE,
         "null",
         {R0104, "null", NULL, NULL, "write unknown where it is not known, or leave the key out"}},
        {BROKERS,
         "~",
         {R0104, "~", NULL, NULL, "write [] for none of them, unknown where it is not known"}},
        {BROKERS, "[redis, null]", {R0104, "null", NULL, "a member of ops.brokers is empty", NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

/* The document reports an alias; of its stand-in nothing more is said. */
static void refused_values_are_told_once(void **state)
{
    (void)state;
    static const char text[] = "a: *x\nb: [redis, *x]\n";
    struct value value;
    const struct node *root = document_parse(&fixture.arena, "snippet", text, strlen(text),
                                             DOCUMENT_YAML, &fixture.diags);
    assert_int_equal(fixture.diags.list.count, 2);
    for (uint32_t i = 0; i < FACTS; i++)
        assert_false(literal_read(&fixture.arena, &fixture_facts[i], node_get(root, "a"),
                                  LITERAL_ANSWER, &value, &fixture.diags));
    assert_false(literal_read(&fixture.arena, &fixture_facts[BROKERS], node_get(root, "b"),
                              LITERAL_ANSWER, &value, &fixture.diags));
    assert_int_equal(fixture.diags.list.count, 2);
}

static void other_shapes_are_refused(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {REALTIME,
         "[none]",
         {R0103, "[none]", NULL, "realtime takes one value, not a list", "alternatives: a | b"}},
        {TEAM_SIZE,
         "[2, 3]",
         {R0103, "[2, 3]", NULL, NULL, "alternatives: 2 | 4; a range: 2 .. 4"}},
        {NOTE,
         "{a: b}",
         {R0103, "{a: b}", NULL, "project.note takes one value, not a mapping", NULL}},
        {ADMIN_UI, "[true]", {R0103, "[true]", NULL, NULL, NULL}},
        {BROKERS,
         "{redis: 1}",
         {R0103, "{redis: 1}", NULL, "ops.brokers takes a list, not a mapping",
          "a set: [a, b], or [] for none of them"}},
        {BROKERS,
         "[[redis]]",
         {R0103, "[redis]", NULL, "a member of ops.brokers is one word, not a list", NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void sets_are_lists_of_members(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {BROKERS,
         "redis",
         {R0113, "redis", "did you mean `[redis]`?", "ops.brokers is a set, and `redis` is no list",
          NULL}},
        {BROKERS,
         "redis, kafka",
         {R0113, "redis, kafka", "did you mean `[redis, kafka]`?", NULL, NULL}},
        {BROKERS,
         "redis | kafka",
         {R0113, "redis | kafka", "did you mean `[redis, kafka]`?", NULL, NULL}},
        {BROKERS,
         "none",
         {R0113, "none", "did you mean `[]`?", NULL, "[] is the set of none of them"}},
        {BROKERS,
         "'[redis]'",
         {R0113, "[redis]", "did you mean `[redis]`, without quotes?",
          "ops.brokers is a set, and `[redis]` is a text, for its quotes", NULL}},
        {BROKERS,
         "redsi",
         {R0113, "redsi", "did you mean `[redis]`?", NULL,
          "values: redis, rabbitmq, kafka, other (or unknown)"}},
        {BROKERS, "unknwon", {R0113, "unknwon", "did you mean `unknown`?", NULL, NULL}},
        {BROKERS, "zzz", {R0113, "zzz", NULL, NULL, NULL}},
        {BROKERS, "[redis, none]", {R0107, "none", NULL, NULL, "[] is the set of none of them"}},
        {BROKERS, "[kafak]", {R0107, "kafak", "did you mean `kafka`?", NULL, NULL}},
        {BROKERS,
         "[unknwon]",
         {R0107, "unknwon", NULL, NULL, "values: redis, rabbitmq, kafka, other"}},
        {BROKERS, "[unknown]", {R0113, "unknown", NULL, NULL, NULL}},
        {BROKERS, "[redis | kafka]", {R0113, "redis | kafka", NULL, NULL, NULL}},
        {BROKERS, "[redis, kafka, redis]", {R0134, "redis", NULL, "`redis` is named twice", NULL}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void texts_are_one_text(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {NOTE,
         "one | two",
         {R0138, "|", NULL, NULL, "if | belongs to the text, put the text into quotes"}},
    };
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_ANSWER);
}

static void texts_have_a_limit(void **state)
{
    (void)state;
    for (uint32_t more = 0; more < 3; more++) {
        char text[2000];
        uint32_t length = (uint32_t)limits[LIMIT_TEXT_BYTES].value - 1 + more;
        memset(text, 'x', length);
        text[length] = '\0';
        struct value value;
        bool good = literal_read(&fixture.arena, &fixture_facts[NOTE], parse(text, DOCUMENT_YAML),
                                 LITERAL_ANSWER, &value, &fixture.diags);
        assert_int_equal(good, more < 2);
    }
    assert_int_equal(fixture.diags.list.items[0].code, R0050);
}

static void all_mistakes_are_told(void **state)
{
    (void)state;
    struct value value;
    assert_false(literal_read(&fixture.arena, &fixture_facts[BROKERS],
                              parse("[redsi, [x], kafka, kafka, ~]", DOCUMENT_YAML), LITERAL_ANSWER,
                              &value, &fixture.diags));
    static const enum diag_code codes[] = {R0107, R0103, R0134, R0104};
    assert_int_equal(fixture.diags.list.count, COUNT(codes));
    for (uint32_t i = 0; i < COUNT(codes); i++)
        assert_int_equal(fixture.diags.list.items[i].code, codes[i]);
    assert_int_equal(fixture.diags.list.items[2].related.start, 16);
}

static void settings_are_certain(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {REALTIME, "none | server_push", "none | server_push"},
        {TEAM_SIZE, "2 .. 9", "2 .. 9 developers"},
        {TEAM_SIZE, "small_team", "small_team"},
        {BROKERS, "[]", "[]"},
        {ADMIN_UI, "false", "false"},
        {NOTE, "words", "words"},
    };
    static const struct mistake mistakes[] = {
        {REALTIME,
         "unknown",
         {R0208, "unknown", NULL, "`unknown` is no value to set realtime to", NULL}},
        {TEAM_SIZE, "~9", {R0208, "~9", NULL, NULL, NULL}},
        {BROKERS, "unknown", {R0208, "unknown", NULL, NULL, NULL}},
        {REALTIME,
         "non",
         {R0107, "non", "did you mean `none`?", NULL, "values: none, server_push, bidirectional"}},
    };
    expect_readings(samples, COUNT(samples), DOCUMENT_YAML, LITERAL_SETTING);
    expect_mistakes(mistakes, COUNT(mistakes), DOCUMENT_YAML, LITERAL_SETTING);
}

static void memory_that_is_out_is_told(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {NOTE, "words", "words"},         {TEAM_SIZE, "2 | 4 .. 9 | ~20", NULL},
        {BROKERS, "redsi", NULL},         {REALTIME, "nnoe", NULL},
        {TEAM_SIZE, "many", NULL},        {TEAM_SIZE, "3000", NULL},
        {BROKERS, "[rdis, kafka]", NULL}, {ROLE, "web", NULL},
    };
    for (uint32_t i = 0; i < COUNT(samples); i++) {
        const struct node *node = parse(samples[i].text, DOCUMENT_YAML);
        long skip = 0;
        for (bool hit = true; hit; skip++) {
            struct arena arena;
            struct diags diags;
            struct value value;
            arena_init(&arena);
            diags_init(&diags, &arena);
            failing_memory(skip);
            bool good = literal_read(&arena, &fixture_facts[samples[i].fact], node, LITERAL_ANSWER,
                                     &value, &diags);
            hit = failing_stop();
            assert_int_equal(diags.no_memory, hit);
            assert_false(good && hit);
            arena_fini(&arena);
        }
        assert_true(skip > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(answers_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(json_strings_are_words, setup, teardown),
        cmocka_unit_test_setup_teardown(quotes_make_texts, setup, teardown),
        cmocka_unit_test_setup_teardown(words_that_are_no_values, setup, teardown),
        cmocka_unit_test_setup_teardown(truth_has_one_spelling, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_no_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(refused_values_are_told_once, setup, teardown),
        cmocka_unit_test_setup_teardown(other_shapes_are_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(sets_are_lists_of_members, setup, teardown),
        cmocka_unit_test_setup_teardown(texts_are_one_text, setup, teardown),
        cmocka_unit_test_setup_teardown(texts_have_a_limit, setup, teardown),
        cmocka_unit_test_setup_teardown(all_mistakes_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(settings_are_certain, setup, teardown),
        cmocka_unit_test_setup_teardown(memory_that_is_out_is_told, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
