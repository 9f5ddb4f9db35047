/* The layout, on every YAML file of the repository and on copies that are changed at random: what
 * the file says never changes, nor do its comments and their order; the layout of a layout is
 * itself; the diff leads from the one to the other. What is no YAML has no layout.
 *
 * RULING_SEED sets the first random number, RULING_CASES how many copies are tried at least, ROUNDS
 * multiplies that. */
#include "yaml_texts.h"

#include "author/fmt/fmt.h"
#include "author/fmt/patch.h"
#include "yaml_comments.h"

/* A text and its layout. */
struct trial {
    struct arena arena;
    struct diags diags;
    const struct node *root;
    struct fmt fmt;
    const char *name;
    uint64_t seed;
};

static void expect(const struct trial *trial, bool holds, const char *what)
{
    if (holds)
        return;
    const struct source *source = trial->root->span.source;
    fprintf(stderr, "---- before\n%s\n---- after\n%s\n----\n", source->bytes,
            trial->fmt.text ? trial->fmt.text : "");
    fail_msg("%s of %s: RULING_SEED=%" PRIu64, what, trial->name, trial->seed);
}

static void check_comments(const struct trial *trial)
{
    const struct source *source = trial->root->span.source;
    struct strbuf before, after;
    strbuf_init(&before);
    strbuf_init(&after);
    strbuf_puts(&before, "");
    strbuf_puts(&after, "");
    expect(trial, yaml_comments(source->bytes, source->length, &before), "the comments");
    expect(trial, yaml_comments(trial->fmt.text, trial->fmt.length, &after), "the comments");
    expect(trial, strcmp(before.text, after.text) == 0, "the comments");
    strbuf_fini(&before);
    strbuf_fini(&after);
}

/* Lines end with LF, but for those of a block scalar that end with U+2028. */
static void check_space(const struct trial *trial)
{
    const char *text = trial->fmt.text, *end = text + trial->fmt.length;
    bool ended = end[-1] == '\n' || (end - text >= 3 && strcmp(end - 3, "\xe2\x80\xa8") == 0);
    expect(trial, ended, "the end");
    expect(trial, strncmp(text, "\xef\xbb\xbf", 3) != 0, "the byte order mark");
    expect(trial, !strchr(text, '\r'), "a line end");
}

/* What a unified diff makes of a text. */
static void apply(const struct trial *trial, const char *diff, struct strbuf *out)
{
    const char *old_text = trial->root->span.source->bytes;
    uint32_t line = 1;
    for (; *diff; diff += strcspn(diff, "\n") + 1) {
        uint32_t first, size = (uint32_t)strcspn(diff, "\n") + 1;
        bool lacks_end = strncmp(diff + size, "\\ No newline", 12) == 0;
        if (strncmp(diff, "@@ -", 4) == 0) {
            first = (uint32_t)strtoul(diff + 4, NULL, 10);
            /* A range without lines names the line before. */
            if (strncmp(diff + 4 + strspn(diff + 4, "0123456789"), ",0 ", 3) == 0)
                first++;
            for (; line < first; line++) {
                size_t length = strcspn(old_text, "\n") + 1;
                strbuf_add(out, old_text, length);
                old_text += length;
            }
        } else if (diff[0] == ' ' || diff[0] == '-') {
            size_t length = size - 1 - lacks_end;
            expect(trial, strncmp(diff + 1, old_text, length) == 0, "a line of the diff");
            old_text += length;
            line++;
            if (diff[0] == ' ')
                strbuf_add(out, diff + 1, length);
        } else if (diff[0] == '+' && strncmp(diff, "+++ ", 4) != 0) {
            strbuf_add(out, diff + 1, size - 1 - lacks_end);
        }
    }
    strbuf_puts(out, old_text);
}

static void check_diff(const struct trial *trial)
{
    struct strbuf diff, out;
    strbuf_init(&diff);
    strbuf_init(&out);
    strbuf_puts(&diff, "");
    expect(trial, patch_write(&trial->fmt.edits, trial->fmt.text, trial->fmt.length, &diff),
           "the diff");
    expect(trial, (diff.length > 0) == trial->fmt.changed, "the diff");
    /* Its first line looks like one that goes. */
    apply(trial, strncmp(diff.text, "--- ", 4) == 0 ? strchr(diff.text, '\n') + 1 : diff.text,
          &out);
    expect(trial,
           out.length == trial->fmt.length && memcmp(out.text, trial->fmt.text, out.length) == 0,
           "what the diff makes");
    strbuf_fini(&diff);
    strbuf_fini(&out);
}

static void check_again(struct trial *trial)
{
    struct fmt again;
    const struct node *root = document_parse(&trial->arena, "again", trial->fmt.text,
                                             trial->fmt.length, DOCUMENT_YAML, &trial->diags);
    expect(trial, root && !diags_failed(&trial->diags) && node_equal(root, trial->root),
           "the meaning");
    expect(trial, fmt_lay_out(&trial->arena, root, &again, &trial->diags) && !again.changed,
           "the layout of the layout");
}

/* Returns whether the text is YAML. */
static bool try_text(const char *name, const char *bytes, size_t length, uint64_t seed)
{
    struct trial trial = {.name = name, .seed = seed};
    arena_init(&trial.arena);
    diags_init(&trial.diags, &trial.arena);
    trial.root = document_parse(&trial.arena, name, bytes, length, DOCUMENT_YAML, &trial.diags);
    bool good = trial.root && !diags_failed(&trial.diags);
    if (good) {
        expect(&trial, fmt_lay_out(&trial.arena, trial.root, &trial.fmt, &trial.diags),
               "the layout");
        check_again(&trial);
        check_comments(&trial);
        check_space(&trial);
        check_diff(&trial);
    }
    arena_fini(&trial.arena);
    return good;
}

static void every_file_keeps_its_meaning(void **state)
{
    const struct texts *texts = *state;
    uint32_t good = 0;
    for (size_t i = 0; i < texts->count; i++)
        good += try_text(texts->items[i].name, texts->items[i].bytes, texts->items[i].length, 0);
    print_message("# %" PRIu32 " of %zu files are YAML\n", good, texts->count);
    assert_true(good > texts->count / 2);
}

static void so_do_changed_copies(void **state)
{
    const struct texts *texts = *state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t wanted = setting("RULING_CASES", 8000 * setting("ROUNDS", 1));
    print_message("# RULING_SEED=%" PRIu64 " RULING_CASES=%" PRIu64 "\n", seed, wanted);
    uint64_t good = 0;
    for (uint64_t tried = 0; tried < wanted; tried++, seed++) {
        uint64_t random = seed;
        struct strbuf copy;
        const struct text *text;
        do
            text = &texts->items[below(&random, (uint32_t)texts->count)];
        while (text->length == 0 || text->length > 6000);
        change_text(&copy, text, &random);
        good += try_text(text->name, copy.text, copy.length, seed);
        strbuf_fini(&copy);
    }
    print_message("# %" PRIu64 " of %" PRIu64 " copies are YAML\n", good, wanted);
    assert_true(good >= wanted / 3);
    assert_true(wanted < 100 || good < wanted);
}

static int setup(void **state)
{
    static struct texts texts;
    texts_read(&texts);
    *state = &texts;
    return 0;
}

static int teardown(void **state)
{
    texts_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_keeps_its_meaning),
        cmocka_unit_test(so_do_changed_copies),
    };
    return cmocka_run_group_tests_name("fmt", tests, setup, teardown);
}
