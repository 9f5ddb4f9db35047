#include "failing_arena.h"
#include "api_fixture.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

/* The linker takes this for that of the C library: folders called `locked` cannot be read. */
DIR *opendir(const char *path)
{
    size_t length = strlen(path);
    if (length > 6 && strcmp(path + length - 6, "locked") == 0) {
        errno = EACCES;
        return NULL;
    }
    DIR *(*real)(const char *);
    void *symbol = dlsym(RTLD_NEXT, "opendir");
    memcpy(&real, &symbol, sizeof real);
    return real(path);
}

/* A session without a pack. */
struct session {
    ruling_messages *messages;
    char *text;
    char *said;
    bool changed;
};

static void session_init(struct session *session)
{
    *session = (struct session){.messages = ruling_messages_new()};
    assert_non_null(session->messages);
}

static void session_fini(struct session *session)
{
    ruling_text_free(session->text);
    ruling_text_free(session->said);
    ruling_messages_free(session->messages);
}

static ruling_status lay_out(struct session *session, const char *path, const char *text, bool diff)
{
    ruling_input input = {.path = path, .bytes = text, .length = text ? strlen(text) : 0};
    session->text = (char *)"not set";
    return ruling_layout(&input, diff, &session->text, &session->changed, session->messages);
}

/* Checks that nothing was said but this, if anything. */
static void check_said(struct session *session, const char *part)
{
    assert_int_equal(ruling_messages_text(session->messages, "text", NULL, &session->said),
                     RULING_OK);
    if (part)
        assert_has(session->said, part);
    else
        assert_string_equal(session->said, "");
}

static void a_text_gets_its_layout(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool diff;
        const char *expected;
        bool changed;
    } rows[] = {
        {"a:   1 # x\n", false, "a: 1  # x\n", true},
        {"a: 1\n", false, "a: 1\n", false},
        {"a:   1\n", true, "--- p.yaml\n+++ p.yaml\n@@ -1 +1 @@\n-a:   1\n+a: 1\n", true},
        {"a: 1\n", true, "", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct session session;
        session_init(&session);
        assert_int_equal(lay_out(&session, "p.yaml", rows[i].text, rows[i].diff), RULING_OK);
        assert_string_equal(session.text, rows[i].expected);
        assert_int_equal(session.changed, rows[i].changed);
        check_said(&session, NULL);
        session_fini(&session);
    }
}

static void check_refused(const char *path, const char *text, ruling_status status,
                          const char *said)
{
    struct session session;
    session_init(&session);
    assert_int_equal(lay_out(&session, path, text, false), status);
    assert_null(session.text);
    assert_false(session.changed);
    check_said(&session, said);
    session_fini(&session);
}

static void what_is_no_yaml_of_ours_is_refused(void **state)
{
    (void)state;
    check_refused("p.yaml", "a: [1\n", RULING_INPUT, "R0010");
    check_refused("p.yaml", "a: &x 1\n", RULING_INPUT, "R0012");
    check_refused("p.yaml", "a: !x 1\n", RULING_INPUT, "R0013");
    check_refused("p.yaml", "a: 1\n---\nb: 2\n", RULING_INPUT, "R0015");
    check_refused("p.yaml", "a: 1\na: 2\n", RULING_INPUT, "R0016");
    check_refused("p.yaml", "# nothing\n", RULING_INPUT, "R0017");
    check_refused("p.yaml", "a: \xff\n", RULING_INPUT, "R0005");
    check_refused("p.json", "{}", RULING_INPUT, "p.json: error R0041: this is JSON");
    check_refused("p.JSON", "{}", RULING_INPUT, "R0041");
    check_refused("no/such.yaml", NULL, RULING_INPUT, "R0001");
    check_refused("tests", NULL, RULING_INPUT, "R0008");
}

static void the_format_can_be_said(void **state)
{
    (void)state;
    struct session session;
    ruling_input input = {.path = "p.json", .bytes = "{\"a\":1}", .length = 7};
    session_init(&session);
    input.format = RULING_YAML;
    assert_int_equal(
        ruling_layout(&input, false, &session.text, &session.changed, session.messages), RULING_OK);
    assert_string_equal(session.text, "{\"a\": 1}\n");
    ruling_text_free(session.text);
    input.path = "p";
    input.format = RULING_JSON;
    assert_int_equal(
        ruling_layout(&input, false, &session.text, &session.changed, session.messages),
        RULING_INPUT);
    check_said(&session, "p: error R0041");
    session_fini(&session);
}

/* Earlier mistakes are none of this file's. */
static void a_file_is_judged_by_itself(void **state)
{
    (void)state;
    struct session session;
    session_init(&session);
    assert_int_equal(lay_out(&session, "a.yaml", "a: [\n", false), RULING_INPUT);
    assert_int_equal(lay_out(&session, "b.yaml", "b:   1\n", false), RULING_OK);
    assert_string_equal(session.text, "b: 1\n");
    session_fini(&session);
}

static void whichever_allocation_fails_it_is_said(void **state)
{
    (void)state;
    for (int diff = 0; diff < 2; diff++) {
        bool hit = true;
        long skip = 0;
        for (; hit; skip++) {
            struct session session;
            session_init(&session);
            failing_memory(skip);
            ruling_status status = lay_out(&session, "p.yaml", "a:   1 # x\nb: [1,2]\n", diff);
            hit = failing_stop();
            assert_int_equal(status, hit ? RULING_FAILED : RULING_OK);
            assert_int_equal(session.text == NULL, hit);
            assert_int_equal(ruling_messages_status(session.messages), status);
            session_fini(&session);
        }
        assert_true(skip > 10);
    }
}

/* ---- files ---- */

static char folder[PATH_MAX];

static const char *in(const char *name)
{
    static char paths[4][2 * PATH_MAX];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void put(const char *name)
{
    FILE *file = fopen(in(name), "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static int setup(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/ruling-fmt-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
    (void)info;
    (void)kind;
    (void)place;
    return remove(path);
}

static int teardown(void **state)
{
    (void)state;
    return nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static void folders_stand_for_their_files(void **state)
{
    (void)state;
    struct session session;
    ruling_files *files;
    session_init(&session);
    put("b.yaml");
    put("a.yml");
    put("c.txt");
    assert_int_equal(mkdir(in("sub"), 0700), 0);
    put("sub/d.yaml");
    const char *paths[] = {"none.yaml", folder, "-", in("c.txt")};
    assert_int_equal(ruling_files_find(paths, 4, &files, session.messages), RULING_OK);
    assert_string_equal(ruling_files_path(files, 0), "none.yaml");
    assert_string_equal(ruling_files_path(files, 1), in("a.yml"));
    assert_string_equal(ruling_files_path(files, 2), in("b.yaml"));
    assert_string_equal(ruling_files_path(files, 3), in("sub/d.yaml"));
    assert_string_equal(ruling_files_path(files, 4), "-");
    assert_string_equal(ruling_files_path(files, 5), in("c.txt"));
    assert_null(ruling_files_path(files, 6));
    ruling_files_free(files);
    ruling_files_free(NULL);
    session_fini(&session);
}

static void a_folder_without_files_is_told(void **state)
{
    (void)state;
    struct session session;
    ruling_files *files;
    session_init(&session);
    assert_int_equal(mkdir(in("empty"), 0700), 0);
    put("a.yaml");
    const char *paths[] = {in("empty"), in("a.yaml")};
    assert_int_equal(ruling_files_find(paths, 2, &files, session.messages), RULING_INPUT);
    check_said(&session, "R0041: there is no YAML file in this folder");
    assert_string_equal(ruling_files_path(files, 0), in("a.yaml"));
    assert_null(ruling_files_path(files, 1));
    ruling_files_free(files);
    session_fini(&session);
}

static void a_folder_that_cannot_be_read_is_told(void **state)
{
    (void)state;
    struct session session;
    ruling_files *files;
    session_init(&session);
    assert_int_equal(mkdir(in("sub"), 0700), 0);
    assert_int_equal(mkdir(in("sub/locked"), 0700), 0);
    const char *paths[] = {folder, "b.yaml"};
    assert_int_equal(ruling_files_find(paths, 2, &files, session.messages), RULING_FAILED);
    check_said(&session, "/sub/locked: error R0002: the folder cannot be read: Permission denied");
    assert_string_equal(ruling_files_path(files, 0), "b.yaml");
    assert_null(ruling_files_path(files, 1));
    ruling_files_free(files);
    session_fini(&session);
}

static void without_memory_no_files_are_found(void **state)
{
    (void)state;
    bool hit = true;
    put("a.yaml");
    const char *paths[] = {folder, "b.yaml"};
    long skip = 0;
    for (; hit; skip++) {
        struct session session;
        ruling_files *files;
        session_init(&session);
        failing_memory(skip);
        ruling_status status = ruling_files_find(paths, 2, &files, session.messages);
        hit = failing_stop();
        assert_int_equal(status, hit ? RULING_FAILED : RULING_OK);
        ruling_files_free(files);
        session_fini(&session);
    }
    assert_true(skip > 3);
}

#define WITH_FOLDER(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_gets_its_layout),
        cmocka_unit_test(what_is_no_yaml_of_ours_is_refused),
        cmocka_unit_test(the_format_can_be_said),
        cmocka_unit_test(a_file_is_judged_by_itself),
        cmocka_unit_test(whichever_allocation_fails_it_is_said),
        WITH_FOLDER(folders_stand_for_their_files),
        WITH_FOLDER(a_folder_without_files_is_told),
        WITH_FOLDER(a_folder_that_cannot_be_read_is_told),
        WITH_FOLDER(without_memory_no_files_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
