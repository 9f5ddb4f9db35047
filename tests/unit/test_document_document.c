#include "document_fixture.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "failing.h"

/* A folder for one test, with one file in it. */
struct sandbox {
    char folder[32];
    char path[64];
};

static void sandbox_init(struct sandbox *sandbox, const char *name, const char *bytes,
                         size_t length)
{
    strcpy(sandbox->folder, "/tmp/document-XXXXXX");
    assert_non_null(mkdtemp(sandbox->folder));
    snprintf(sandbox->path, sizeof sandbox->path, "%s/%s", sandbox->folder, name);
    FILE *file = fopen(sandbox->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void sandbox_fini(struct sandbox *sandbox)
{
    unlink(sandbox->path);
    rmdir(sandbox->folder);
}

static void read_path(struct fixture *fixture, const char *path, enum document_format format)
{
    arena_init(&fixture->arena);
    diags_init(&fixture->diags, &fixture->arena);
    fixture->root = document_read(&fixture->arena, path, format, &fixture->diags);
}

/* `a: 1` is YAML only; `{"a":\t1}` is both, and its scalar's style tells which it was read as. */
static void the_name_tells_the_format(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum document_format format;
        enum node_style style;
    } rows[] = {
        {"x.yaml", DOCUMENT_BY_NAME, STYLE_QUOTED},
        {"x.json", DOCUMENT_BY_NAME, STYLE_JSON_STRING},
        {"x.JSON", DOCUMENT_BY_NAME, STYLE_JSON_STRING},
        {".json", DOCUMENT_BY_NAME, STYLE_JSON_STRING},
        {"x.json5", DOCUMENT_BY_NAME, STYLE_QUOTED},
        {"json", DOCUMENT_BY_NAME, STYLE_QUOTED},
        {"x.yaml", DOCUMENT_JSON, STYLE_JSON_STRING},
        {"x.json", DOCUMENT_YAML, STYLE_QUOTED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sandbox sandbox;
        sandbox_init(&sandbox, rows[i].name, "{\"a\": \"x\"}", 10);
        struct fixture fixture;
        read_path(&fixture, sandbox.path, rows[i].format);
        check_count(&fixture, 0);
        check_scalar(node_get(fixture.root, "a"), rows[i].style, "x", "\"x\"");
        assert_string_equal(fixture.root->span.source->name, sandbox.path);
        fixture_fini(&fixture);
        sandbox_fini(&sandbox);
    }
}

static void names_and_bytes_need_not_outlive_the_call(void **state)
{
    (void)state;
    char name[] = "some.json", bytes[] = "[\"x\"]";
    struct fixture fixture;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags, &fixture.arena);
    fixture.root = document_parse(&fixture.arena, name, bytes, 5, DOCUMENT_BY_NAME, &fixture.diags);
    memset(name, '-', sizeof name - 1);
    memset(bytes, '-', sizeof bytes - 1);
    check_span(fixture.root->span, "[\"x\"]");
    assert_string_equal(fixture.root->span.source->name, "some.json");
    assert_int_equal(fixture.root->items[0]->style, STYLE_JSON_STRING);
    fixture_fini(&fixture);
}

static void standard_input_is_read(void **state)
{
    (void)state;
    struct sandbox sandbox;
    sandbox_init(&sandbox, "input", "a: x\n", 5);
    int saved = dup(STDIN_FILENO);
    assert_non_null(freopen(sandbox.path, "r", stdin));
    struct fixture fixture;
    read_path(&fixture, "-", DOCUMENT_BY_NAME);
    check_count(&fixture, 0);
    assert_string_equal(fixture.root->span.source->name, "-");
    fixture_fini(&fixture);
    dup2(saved, STDIN_FILENO);
    close(saved);
    sandbox_fini(&sandbox);
}

/* Checks that reading `path` gives one diagnostic, about the file. */
static void check_file(const char *path, enum diag_code code)
{
    struct fixture fixture;
    read_path(&fixture, path, DOCUMENT_BY_NAME);
    check_count(&fixture, 1);
    const struct diag *diag = diag_at(&fixture, 0);
    assert_string_equal(diag_entries[diag->code].name, diag_entries[code].name);
    assert_null(diag->span.source);
    assert_string_equal(diag->file, path);
    assert_null(fixture.root);
    fixture_fini(&fixture);
}

static void files_that_cannot_be_read_are_reported(void **state)
{
    (void)state;
    check_file("/nowhere/at/all.yaml", R0001);
    check_file("/tmp", R0008);
    check_file("/proc/self/mem", R0002);
}

/* Checks that reading `path`, named in another document, gives one diagnostic, at that name. */
static void check_named(const char *path, enum diag_code code, const char *message)
{
    struct fixture fixture;
    fixture_yaml(&fixture, "[the name]");
    struct span name = fixture.root->items[0]->span;
    assert_null(document_read_named(&fixture.arena, path, DOCUMENT_BY_NAME, name, &fixture.diags));
    check_count(&fixture, 1);
    const struct diag *diag = diag_at(&fixture, 0);
    assert_string_equal(diag_entries[diag->code].name, diag_entries[code].name);
    assert_ptr_equal(diag->span.source, name.source);
    assert_int_equal(diag->span.start, name.start);
    assert_string_equal(diag->message, message);
    fixture_fini(&fixture);
}

static void files_that_are_named_are_reported_there(void **state)
{
    (void)state;
    check_named("/nowhere/at/all.yaml", R0001, "there is no file `/nowhere/at/all.yaml`");
    check_named("/tmp", R0008, "`/tmp` is a folder, and a file is expected");
    check_named("/proc/self/mem", R0002, "`/proc/self/mem` cannot be read: Input/output error");
    check_named("/dev/zero", R0050, "over the limit `file-bytes`: 1048576 bytes (a file)");
    struct sandbox sandbox;
    struct fixture fixture;
    sandbox_init(&sandbox, "x.yaml", "a: [", 4);
    fixture_yaml(&fixture, "[the name]");
    assert_null(document_read_named(&fixture.arena, sandbox.path, DOCUMENT_BY_NAME,
                                    fixture.root->items[0]->span, &fixture.diags));
    check_count(&fixture, 1);
    assert_string_equal(diag_at(&fixture, 0)->span.source->name, sandbox.path);
    fixture_fini(&fixture);
    sandbox_fini(&sandbox);
}

static void file_size_is_limited(void **state)
{
    (void)state;
    char *bytes = repeat("#", 1048577, "");
    memcpy(bytes, "a: x\n", 5);
    for (size_t length = 1048575; length <= 1048577; length++) {
        struct sandbox sandbox;
        sandbox_init(&sandbox, "large.yaml", bytes, length);
        struct fixture fixture;
        fixture_read_n(&fixture, bytes, length, DOCUMENT_YAML);
        if (length <= 1048576) {
            check_count(&fixture, 0);
            assert_non_null(fixture.root);
            fixture_fini(&fixture);
            read_path(&fixture, sandbox.path, DOCUMENT_BY_NAME);
            check_count(&fixture, 0);
        } else {
            assert_null(fixture.root);
            check_count(&fixture, 1);
            assert_int_equal(diag_at(&fixture, 0)->code, R0050);
            assert_string_equal(diag_at(&fixture, 0)->file, "test");
            assert_non_null(strstr(diag_at(&fixture, 0)->message, "file-bytes"));
            check_file(sandbox.path, R0050);
        }
        fixture_fini(&fixture);
        sandbox_fini(&sandbox);
    }
    test_free(bytes);
}

/* Bytes that are no UTF-8: the first, and how the line around it is shown. */
static void other_encodings_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        uint32_t line, column;
        const char *shown;
        const char *message;
        const char *from;
    } rows[] = {
        {"a: 1\nb: \xe9t\xe9\n", 12, 2, 4, "b: ?t?", "the byte 0xE9 is no UTF-8",
         "-f WINDOWS-1252"},
        {"é: \xc3", 5, 1, 4, "é: ?", "the byte 0xC3 is no UTF-8", "-f WINDOWS-1252"},
        {"\xff\xfe"
         "a\0:\0",
         6, 1, 1, NULL, "the byte 0xFF is no UTF-8", "-f UTF-16"},
        {"\xfe\xff\0a\0:", 6, 1, 1, NULL, "the byte 0xFE is no UTF-8", "-f UTF-16"},
        {"\x89PNG\0", 5, 1, 1, NULL, "the byte 0x89 is no UTF-8", "no text at all"},
        {"\xff", 1, 1, 1, "?", "the byte 0xFF is no UTF-8", "-f WINDOWS-1252"},
        {"a: \xed\xa0\x80\n", 7, 1, 4, "a: ???", "the byte 0xED is no UTF-8", "-f WINDOWS-1252"},
        {"a: \xc0\x80\n", 6, 1, 4, "a: ??", "the byte 0xC0 is no UTF-8", "-f WINDOWS-1252"},
        {"a: \xf5\x80\x80\x80", 7, 1, 4, "a: ????", "the byte 0xF5 is no UTF-8", "-f WINDOWS-1252"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_read_n(&fixture, rows[i].bytes, rows[i].length, DOCUMENT_YAML);
        check_count(&fixture, 1);
        check_diag(&fixture, 0, R0005, "?");
        const struct diag *diag = diag_at(&fixture, 0);
        check_place(diag->span, rows[i].line, rows[i].column);
        assert_string_equal(diag->message, rows[i].message);
        assert_non_null(strstr(diag->hint, rows[i].from));
        uint32_t length;
        const char *line = source_line(diag->span.source, rows[i].line, &length);
        if (rows[i].shown) {
            assert_int_equal(length, strlen(rows[i].shown));
            assert_memory_equal(line, rows[i].shown, length);
        }
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

/* Bytes and not escapes: found in both formats before anything is parsed. */
static void control_characters_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        uint32_t line, column, start, end;
        const char *message;
    } rows[] = {
        {"é: x\nb: \x1b[0m", 13, 2, 4, 9, 10, "the character U+001B is not allowed"},
        {"a: \0b", 5, 1, 4, 3, 4, "the character U+0000 is not allowed"},
        {"a: 'é\x7f'", 8, 1, 6, 6, 7, "the character U+007F is not allowed"},
        {"# \xc2\x85", 4, 1, 3, 2, 4, "the character U+0085 is not allowed"},
        {"# \xef\xbf\xbf", 5, 1, 3, 2, 5, "the character U+FFFF is not allowed"},
        {"{\"a\": \x0c 1}", 10, 1, 7, 6, 7, "the character U+000C is not allowed"},
    };
    for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        fixture_read_n(&fixture, rows[i / 2].bytes, rows[i / 2].length,
                       i % 2 ? DOCUMENT_JSON : DOCUMENT_YAML);
        check_count(&fixture, 1);
        const struct diag *diag = diag_at(&fixture, 0);
        assert_int_equal(diag->code, R0006);
        assert_string_equal(diag->message, rows[i / 2].message);
        assert_int_equal(diag->span.start, rows[i / 2].start);
        assert_int_equal(diag->span.end, rows[i / 2].end);
        check_place(diag->span, rows[i / 2].line, rows[i / 2].column);
        assert_null(fixture.root);
        fixture_fini(&fixture);
    }
}

/* What is read with little memory: the path of a file, or else bytes. */
struct meal {
    const char *path;
    const char *bytes;
    size_t length;
};

/* Reads with room for `left` bytes before memory runs out once; whether it did. */
static bool read_starved(const struct meal *meal, size_t left)
{
    struct fixture fixture;
    fixture_init_small(&fixture, left);
    failing_memory(0);
    if (meal->path)
        document_read(&fixture.arena, meal->path, DOCUMENT_BY_NAME, &fixture.diags);
    else
        document_parse(&fixture.arena, "a name of some length", meal->bytes, meal->length,
                       DOCUMENT_YAML, &fixture.diags);
    bool hit = failing_stop();
    assert_true(fixture.diags.no_memory == hit);
    fixture_fini(&fixture);
    return hit;
}

static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    struct sandbox sandbox;
    sandbox_init(&sandbox, "x.yaml", "a: [b, c]\n", 10);
    char *large = repeat("#", 1048577, "");
    const struct meal meals[] = {
        {NULL, "a: b", 4}, {NULL, "\xff\xfe", 2},  {NULL, "x\xff", 2},
        {NULL, "\x01", 1}, {NULL, large, 1048577}, {"/nowhere", NULL, 0},
    };
    for (size_t i = 0; i < sizeof meals / sizeof *meals; i++)
        for (size_t left = 0; read_starved(&meals[i], left);)
            left += 8;
    /* A file is taken into a block of its own first, which fails every time here. */
    const struct meal file = {sandbox.path, NULL, 0};
    assert_true(read_starved(&file, 10000));
    test_free(large);
    sandbox_fini(&sandbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_name_tells_the_format),
        cmocka_unit_test(names_and_bytes_need_not_outlive_the_call),
        cmocka_unit_test(standard_input_is_read),
        cmocka_unit_test(files_that_cannot_be_read_are_reported),
        cmocka_unit_test(files_that_are_named_are_reported_there),
        cmocka_unit_test(file_size_is_limited),
        cmocka_unit_test(other_encodings_are_refused),
        cmocka_unit_test(control_characters_are_refused),
        cmocka_unit_test(memory_may_run_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
