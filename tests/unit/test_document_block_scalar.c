#include "document_fixture.h"

#include "document/block_scalar.h"

static void the_parts_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* the block scalar is under `a` */
        const char *header;
        const char *first; /* what the first line begins with, its indentation included */
        uint32_t indent;
        uint32_t lines;
        const char *rest; /* what follows the last line that counts */
        uint32_t step;
        bool strips, keeps, unfinished;
    } rows[] = {
        {"a: |\n  x\n  y\nb: 1\n", "|", "  x", 2, 2, "\nb: 1\n", 0, false, false, false},
        {"a: >-  # c\n    x\n\n     y\n\n# d\n", ">-", "    x", 4, 3, "\n\n# d\n", 0, true, false,
         false},
        {"a: |2\n     x\n", "|2", "     x", 2, 1, "\n", 2, false, false, false},
        {"a: |2-\n   x", "|2-", "   x", 2, 1, "", 2, true, false, true},
        {"a: |+9\n          x\n", "|+9", "          x", 9, 1, "\n", 9, false, true, false},
        {"a: |\n\n  x\n", "|", "\n  x", 2, 2, "\n", 0, false, false, false},
        {"a: |\n  x\n     \nb: 1\n", "|", "  x", 2, 2, "\nb: 1\n", 0, false, false, false},
        {"a: |\n  x\n  \n \nb: 1\n", "|", "  x", 2, 1, "\n  \n \nb: 1\n", 0, false, false, false},
        {"a: |+\n  x\n\n \nb: 1\n", "|+", "  x", 2, 3, "\nb: 1\n", 0, false, true, false},
        {"a: |+\n  x\n\n  ", "|+", "  x", 2, 2, "\n  ", 0, false, true, false},
        {"a: |+\n\n   \nb: 1\n", "|+", "\n", 3, 2, "\nb: 1\n", 0, false, true, false},
        {"a: |1\n\n   \nb: 1\n", "|1", "\n   ", 1, 2, "\nb: 1\n", 1, false, false, false},
        {"a: |\nb: 1\n", "|", "b: 1", 0, 0, "\nb: 1\n", 0, false, false, false},
        {"a: |\n\n\nb: 1\n", "|", "\n\nb", 0, 0, "\n\n\nb: 1\n", 0, false, false, false},
        {"a: |", "|", "", 0, 0, "", 0, false, false, false},
        {"a: |\n  x", "|", "  x", 2, 1, "", 0, false, false, true},
        {"a: |2\n  \tx\n \n", "|2", "  \tx", 2, 1, "\n \n", 2, false, false, false},
        {"a: |\r\n  x\r\n  y\r\nb: 1\r\n", "|", "  x", 2, 2, "\r\nb: 1\r\n", 0, false, false,
         false},
        {"a: |\n  x\xe2\x80\xa8  y\n", "|", "  x", 2, 2, "\n", 0, false, false, false},
        {"a: |\n  x\n  # y\n # z\n", "|", "  x", 2, 2, "\n # z\n", 0, false, false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct block_scalar block;
        fixture_yaml(&fixture, rows[i].text);
        if (!fixture.root)
            fail_msg("no YAML: %s", rows[i].text);
        const struct node *node = node_get(fixture.root, "a");
        assert_non_null(node);
        block_scalar_read(node, &block);
        const struct source *source = node->span.source;
        check_span((struct span){source, node->span.start, block.header_end}, rows[i].header);
        assert_memory_equal(source->bytes + block.first, rows[i].first, strlen(rows[i].first));
        assert_int_equal(block.indent, rows[i].indent);
        assert_int_equal(block.lines, rows[i].lines);
        assert_string_equal(source->bytes + block.end, rows[i].rest);
        assert_int_equal(block.step, rows[i].step);
        assert_int_equal(block.strips, rows[i].strips);
        assert_int_equal(block.keeps, rows[i].keeps);
        assert_int_equal(block.unfinished, rows[i].unfinished);
        fixture_fini(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parts_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
