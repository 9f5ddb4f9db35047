/* The questionnaire through ruling.h: what becomes of the file, and of the question at hand. */
#include "api_fixture.h"

#include <ftw.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX / 2];
static char path[PATH_MAX];

/* A desk with an interview in the office. */
struct room {
    struct desk desk;
    ruling_interview *interview;
    char text[4096]; /* the file */
};

static int remove_one(const char *name, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(name);
}

static int setup(void **state)
{
    (void)state;
    const char *base = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%s/ruling-ask-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/office.yaml", folder);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void write_text(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static const char *read_text(struct room *room)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    room->text[fread(room->text, 1, sizeof room->text - 1, file)] = '\0';
    fclose(file);
    return room->text;
}

/* Opens an interview on a text; NULL: on no file. */
static void enter(struct room *room, const char *pack, const char *text)
{
    ruling_messages *messages = ruling_messages_new();
    *room = (struct room){.desk = {.messages = messages}};
    assert_int_equal(ruling_pack_open(pack, &room->desk.pack, messages), RULING_OK);
    remove(path);
    if (text)
        write_text(text);
    assert_int_equal(ruling_interview_open(room->desk.pack, &(ruling_input){.path = path}, NULL,
                                           &room->interview, messages),
                     RULING_OK);
}

static void leave(struct room *room)
{
    ruling_interview_free(room->interview);
    desk_fini(&room->desk);
}

static ruling_question at(struct room *room)
{
    ruling_question question;
    assert_int_equal(ruling_interview_question(room->interview, &question, room->desk.messages),
                     RULING_OK);
    return question;
}

static void jump(struct room *room, const char *name)
{
    assert_int_equal(ruling_interview_jump(room->interview, name, room->desk.messages), RULING_OK);
}

static ruling_status answer(struct room *room, const char *text, const char *note)
{
    desk_hush(&room->desk);
    return ruling_interview_answer(room->interview, text, note, room->desk.messages);
}

#define OFFICE "tests/cases/office"
#define TWO                                                                                        \
    "ruling: 1\ncomponents:\n  - {name: a, current: none}\n  - {name: b, waits: 20 %, mood: "      \
    "calm}\n"

static void nothing_is_written_before_the_first_answer(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, NULL);
    assert_false(ruling_interview_saved(room.interview));
    assert_int_not_equal(access(path, F_OK), 0);
    jump(&room, "team.size");
    assert_int_equal(answer(&room, "~7", "so far"), RULING_OK);
    assert_true(ruling_interview_saved(room.interview));
    assert_string_equal(read_text(&room), "ruling: 1\nteam:\n  size: {value: ~7, note: so far}\n");
    leave(&room);
}

static void an_answer_that_is_wrong_changes_nothing(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, TWO);
    jump(&room, "a/mood");
    assert_int_equal(answer(&room, "furious", NULL), RULING_INPUT);
    assert_has(desk_said(&room.desk), "R0107");
    assert_string_equal(at(&room).address, "a/mood");
    assert_string_equal(read_text(&room), TWO);
    leave(&room);
}

static void an_answer_that_a_check_rules_out_changes_nothing(void **state)
{
    (void)state;
    struct room room;
    enter(&room, "tests/cases/tiny", "ruling: 1\ncomponent: {kind: ledger}\n");
    jump(&room, "component.transactions");
    assert_int_equal(answer(&room, "no", NULL), RULING_INPUT);
    assert_has(desk_said(&room.desk), "Accounts change two records at a time");
    assert_string_equal(read_text(&room), "ruling: 1\ncomponent: {kind: ledger}\n");
    assert_int_equal(answer(&room, "yes", NULL), RULING_OK);
    leave(&room);
}

static void a_warning_is_given_once(void **state)
{
    (void)state;
    struct room room;
    enter(&room, "tests/cases/tiny", "ruling: 1\ncomponent: {kind: log}\n");
    jump(&room, "project.regulated");
    assert_int_equal(answer(&room, "yes", NULL), RULING_OK);
    assert_has(desk_said(&room.desk), "Logs alone are seldom regulated");
    jump(&room, "team.size");
    assert_int_equal(answer(&room, "3", NULL), RULING_OK);
    assert_string_equal(desk_said(&room.desk), "");
    leave(&room);
}

static void back_leads_through_all_questions_and_forward_again(void **state)
{
    (void)state;
    struct room room;
    char first[64], second[64];
    enter(&room, OFFICE, TWO);
    snprintf(first, sizeof first, "%s", at(&room).address);
    assert_int_equal(ruling_interview_skip(room.interview, room.desk.messages), RULING_OK);
    snprintf(second, sizeof second, "%s", at(&room).address);
    assert_string_not_equal(first, second);
    jump(&room, "team.size");
    assert_int_equal(answer(&room, "7", NULL), RULING_OK);
    for (int i = 0; i < 3; i++)
        assert_int_equal(ruling_interview_back(room.interview, room.desk.messages), RULING_OK);
    assert_string_equal(at(&room).address, first);
    assert_true(at(&room).skipped);
    assert_int_equal(ruling_interview_back(room.interview, room.desk.messages), RULING_NO);
    assert_int_equal(answer(&room, "unknown", NULL), RULING_OK);
    assert_string_not_equal(at(&room).address, first);
    leave(&room);
}

static void names_lead_to_questions_and_parts(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, TWO);
    jump(&room, "b/waits");
    assert_string_equal(at(&room).value, "20 %");
    assert_string_equal(at(&room).origin, "given");
    jump(&room, "hours");
    assert_string_equal(at(&room).address, "b/hours");
    jump(&room, "a/team.size");
    assert_string_equal(at(&room).address, "a/team.size");
    assert_string_equal(at(&room).component, "a");
    jump(&room, "a");
    assert_string_equal(at(&room).component, "a");
    desk_hush(&room.desk);
    assert_int_equal(ruling_interview_jump(room.interview, "wait", room.desk.messages),
                     RULING_INPUT);
    assert_has(desk_said(&room.desk), "did you mean `waits`?");
    leave(&room);
}

static void answers_are_copied_from_another_part(void **state)
{
    (void)state;
    struct room room;
    size_t count;
    enter(&room, OFFICE, TWO);
    jump(&room, "a/waits");
    assert_int_equal(ruling_interview_copy(room.interview, "b", true, &count, room.desk.messages),
                     RULING_OK);
    assert_has(read_text(&room), "{name: a, current: none, ");
    assert_has(room.text, "waits: 20 %");
    assert_int_equal(count, strstr(room.text, "calm") == strrchr(room.text, 'c') ? 1 : 2);
    jump(&room, "a/hours");
    desk_hush(&room.desk);
    assert_int_equal(ruling_interview_copy(room.interview, "b", false, &count, room.desk.messages),
                     RULING_INPUT);
    assert_has(desk_said(&room.desk), "R0552");
    assert_int_equal(count, 0);
    leave(&room);
}

static void what_somebody_else_wrote_is_taken_in(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, TWO);
    jump(&room, "team.size");
    write_text("# edited\nruling: 1\nname: Office\ncomponents:\n  - {name: a, current: none}\n"
               "  - {name: b, waits: 20 %, mood: calm}\n");
    assert_int_equal(answer(&room, "7", NULL), RULING_OK);
    assert_string_equal(read_text(&room),
                        "# edited\nruling: 1\nname: Office\nteam:\n  size: 7\ncomponents:\n"
                        "  - {name: a, current: none}\n  - {name: b, waits: 20 %, mood: calm}\n");
    write_text("ruling: 1\nteam: {size: lots}\n");
    jump(&room, "project.remark");
    assert_int_equal(answer(&room, "none", NULL), RULING_INPUT);
    assert_string_equal(read_text(&room), "ruling: 1\nteam: {size: lots}\n");
    leave(&room);
}

static void a_file_that_is_gone_is_written_anew(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, "ruling: 1 # kept\n");
    remove(path);
    jump(&room, "team.size");
    assert_int_equal(answer(&room, "7", NULL), RULING_OK);
    assert_string_equal(read_text(&room), "ruling: 1 # kept\nteam:\n  size: 7\n");
    leave(&room);
}

static void an_answer_is_forgotten_and_asked_again(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, "ruling: 1\ncomponent: {mood: calm, waits: 20 %}\n");
    jump(&room, "component.mood");
    assert_int_equal(ruling_interview_forget(room.interview, room.desk.messages), RULING_OK);
    assert_string_equal(read_text(&room), "ruling: 1\ncomponent: {waits: 20 %}\n");
    assert_string_equal(at(&room).address, "component.mood");
    assert_null(at(&room).value);
    leave(&room);
}

static void parts_and_links_are_kept_in_order(void **state)
{
    (void)state;
    struct room room;
    ruling_messages *messages;
    enter(&room, OFFICE, NULL);
    messages = room.desk.messages;
    assert_int_equal(ruling_interview_components(room.interview), 0);
    assert_int_equal(ruling_interview_add(room.interview, "a", messages), RULING_OK);
    assert_int_equal(ruling_interview_add(room.interview, "b", messages), RULING_OK);
    assert_int_equal(ruling_interview_add(room.interview, "a/b", messages), RULING_INPUT);
    assert_int_equal(ruling_interview_join(room.interview,
                                           &(ruling_link){{"a", "b"}, "corridor", NULL}, messages),
                     RULING_OK);
    assert_int_equal(ruling_interview_rename(room.interview, "b", "c", messages), RULING_OK);
    assert_int_equal(ruling_interview_links(room.interview), 1);
    assert_string_equal(ruling_interview_link(room.interview, 0).ends[1], "c");
    assert_string_equal(ruling_interview_link(room.interview, 0).via, "corridor");
    assert_string_equal(ruling_interview_component(room.interview, 1).name, "c");
    jump(&room, "c/mood");
    assert_int_equal(ruling_interview_remove(room.interview, "a", messages), RULING_OK);
    assert_int_equal(ruling_interview_components(room.interview), 1);
    assert_int_equal(ruling_interview_links(room.interview), 0);
    assert_string_equal(read_text(&room), "ruling: 1\ncomponents:\n  - name: c\n");
    leave(&room);
}

static void a_single_part_cannot_be_listed(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, "ruling: 1\ncomponent: {mood: calm}\n");
    assert_int_equal(ruling_interview_add(room.interview, "a", room.desk.messages), RULING_INPUT);
    assert_has(desk_said(&room.desk), "R0555");
    leave(&room);
}

static void what_is_assumed_can_be_confirmed_at_once(void **state)
{
    (void)state;
    struct room room;
    const ruling_assumption *list;
    size_t count;
    enter(&room, "rules", "ruling: 1\ncomponents:\n  - name: a\n    role: realtime_server\n");
    assert_int_equal(
        ruling_interview_assumptions(room.interview, "a", &list, &count, room.desk.messages),
        RULING_OK);
    assert_true(count > 2);
    assert_int_equal(ruling_interview_confirm(room.interview, "a", room.desk.messages), RULING_OK);
    assert_int_equal(
        ruling_interview_assumptions(room.interview, "a", &list, &count, room.desk.messages),
        RULING_OK);
    assert_int_equal(count, 0);
    assert_has(read_text(&room), "    role: realtime_server\n    ");
    leave(&room);
}

static void an_explanation_names_rules_and_effects(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, TWO);
    jump(&room, "a/mood");
    assert_null(at(&room).why);
    assert_null(at(&room).choices[0].effect);
    assert_int_equal(ruling_interview_explain(room.interview, room.desk.messages), RULING_OK);
    ruling_question question = at(&room);
    assert_has(question.why, "calm-rooms [A]");
    assert_has(question.dissent, "calm-rooms [B]");
    assert_has(question.choices[0].effect, "Tea +");
    assert_string_equal(question.choices[1].effect, "");
    jump(&room, "a/waits");
    assert_null(at(&room).why);
    leave(&room);
}

static void the_standing_is_noted_once(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, TWO);
    jump(&room, "a/mood");
    assert_int_equal(
        ruling_interview_standing(room.interview, NULL, desk_text(&room.desk), room.desk.messages),
        RULING_OK);
    assert_has(room.desk.text, "% of what is open");
    assert_has(read_text(&room), "labels:\n  standing_shown: after 3 answers\n");
    assert_string_equal(at(&room).address, "a/mood");
    assert_int_equal(answer(&room, "calm", NULL), RULING_OK);
    assert_int_equal(
        ruling_interview_standing(room.interview, NULL, desk_text(&room.desk), room.desk.messages),
        RULING_OK);
    assert_has(read_text(&room), "standing_shown: after 3 answers\n");
    leave(&room);
}

static void a_folder_that_cannot_be_written_takes_no_answer(void **state)
{
    (void)state;
    struct room room;
    enter(&room, OFFICE, NULL);
    jump(&room, "team.size");
    assert_int_equal(mkdir(path, 0777), 0);
    assert_int_equal(answer(&room, "7", NULL), RULING_INPUT);
    assert_has(desk_said(&room.desk), "R0008");
    assert_string_equal(at(&room).address, "team.size");
    assert_null(at(&room).value);
    rmdir(path);
    assert_int_equal(answer(&room, "7", NULL), RULING_OK);
    leave(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_written_before_the_first_answer),
        cmocka_unit_test(an_answer_that_is_wrong_changes_nothing),
        cmocka_unit_test(an_answer_that_a_check_rules_out_changes_nothing),
        cmocka_unit_test(a_warning_is_given_once),
        cmocka_unit_test(back_leads_through_all_questions_and_forward_again),
        cmocka_unit_test(names_lead_to_questions_and_parts),
        cmocka_unit_test(answers_are_copied_from_another_part),
        cmocka_unit_test(what_somebody_else_wrote_is_taken_in),
        cmocka_unit_test(a_file_that_is_gone_is_written_anew),
        cmocka_unit_test(an_answer_is_forgotten_and_asked_again),
        cmocka_unit_test(parts_and_links_are_kept_in_order),
        cmocka_unit_test(a_single_part_cannot_be_listed),
        cmocka_unit_test(what_is_assumed_can_be_confirmed_at_once),
        cmocka_unit_test(an_explanation_names_rules_and_effects),
        cmocka_unit_test(the_standing_is_noted_once),
        cmocka_unit_test(a_folder_that_cannot_be_written_takes_no_answer),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
