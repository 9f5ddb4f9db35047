/* The document of a small pack: all of the pack is in it, and every link leads somewhere. */
#include "pack_fixture.h"

#include "author/doc/doc.h"
#include "base/memory.h"

static struct intake read_pack(const char *text)
{
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    return intake;
}

/* The document of a pack; the caller frees it. */
static char *document_of(const struct pack *pack, const struct doc_format *format)
{
    struct strbuf out;
    strbuf_init(&out);
    doc_write(pack, format, "2026-03-09", &out);
    char *text = strbuf_take(&out);
    assert_non_null(text);
    return text;
}

/* The document of the small pack. */
static char *write_small(const struct doc_format *format)
{
    char *text = small_pack();
    struct intake intake = read_pack(text);
    char *document = document_of(intake.pack, format);
    intake_fini(&intake);
    free(text);
    return document;
}

static void has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("`%s` is missing in:\n%s", part, text);
}

static void lacks(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (at)
        fail_msg("`%s` is there: %.200s", part, at);
}

/* How often one text stands in another. */
static int occurrences(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        count++;
    return count;
}

/* Checks that each link within the page leads to just one anchor. `link` and `anchor` are what
 * stands before an id, `end` the byte behind it. */
static void check_links(const char *text, const char *link, char end, const char *anchor)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, link)) != NULL; count++) {
        char wanted[200];
        at += strlen(link);
        snprintf(wanted, sizeof wanted, "%s%.*s\"", anchor, (int)(strchr(at, end) - at), at);
        assert_int_equal(occurrences(text, wanted), 1);
    }
    assert_true(count > 30);
}

static void every_link_leads_to_one_anchor(void **state)
{
    (void)state;
    char *html = write_small(&doc_html);
    char *markdown = write_small(&doc_markdown);
    check_links(html, "href=\"#", '"', " id=\"");
    check_links(markdown, "](#", ')', "<a id=\"");
    mem_free(html);
    mem_free(markdown);
}

static void whatever_has_an_id_has_an_anchor_and_a_tag(void **state)
{
    (void)state;
    static const char *const ids[] = {"left",           "right",          "both",
                                      "project.sides",  "component.load", "heavy-left",
                                      "component.busy", "hot-right",      "busy",
                                      "mixed",          "two-sides",      "moving",
                                      "fast-left",      "slow-left",      "look-left",
                                      "know-sides",     "cold-load",      "component.side",
                                      "project.mixed",  "component.heat", "component.remark"};
    char *html = write_small(&doc_html);
    char *markdown = write_small(&doc_markdown);
    char *man = write_small(&doc_mdoc);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char wanted[80];
        snprintf(wanted, sizeof wanted, "<article id=\"%s\">", ids[i]);
        assert_int_equal(occurrences(html, wanted), 1);
        snprintf(wanted, sizeof wanted, "# <a id=\"%s\"></a>", ids[i]);
        assert_int_equal(occurrences(markdown, wanted), 1);
        snprintf(wanted, sizeof wanted, "\n.Tg %s\n", ids[i]);
        assert_int_equal(occurrences(man, wanted), 1);
    }
    has(html, "<section id=\"pace\">");
    has(html, "<section id=\"S\">");
    mem_free(html);
    mem_free(markdown);
    mem_free(man);
}

static void a_rule_says_what_when_why_and_on_what(void **state)
{
    (void)state;
    char *text = write_small(&doc_markdown);
    has(text, "#### <a id=\"heavy-left\"></a>`heavy-left`\n\n"
              "**favours** Left: strong, 6 points\n\n"
              "It carries more.\n\n"
              "- **When:** [`component.load`](#component.load) `>= 60 %`\n"
              "- **Rests on:** [S](#S) [`fast-left`](#fast-left)\n"
              "- **Despite:** [S](#S) [`slow-left`](#slow-left)\n");
    has(text, "**rules out** Left\n\nIt melts.");
    has(text, "sets [`component.busy`](#component.busy) to `true`\n");
    has(text, "- **When:** some component has:\n"
              "  - [`component.busy`](#component.busy) `== true`\n");
    has(text, "a split **costs** 1 point\n");
    has(text, "moving a component **saves** 1 point\n");
    mem_free(text);
}

static void a_question_says_how_to_answer_it(void **state)
{
    (void)state;
    char *text = write_small(&doc_markdown);
    has(text, "#### <a id=\"component.load\"></a>`component.load`\n\nHow much?\n\n"
              "- **Answer:** a number, `0 % .. 100 %`, or a band:\n"
              "  - `light`: `0 % .. 30 %`\n"
              "  - `heavy`: `30 % .. 100 %`\n"
              "- **Assumed:** `heavy` if [`component.side`](#component.side) `== left`\n"
              "- **Used by:** [`heavy-left`](#heavy-left), [`busy`](#busy)\n");
    has(text, "- **Answer:** one of, from the least to the most\n"
              "  - `cold`: no heat\n"
              "  - `hot`: much heat\n"
              "- **Asked if:** [`component.load`](#component.load) `> 10 %`\n"
              "- **Otherwise:** `cold`\n");
    has(text, "- **Value:** true or false\n- **Set by:** [`busy`](#busy)\n");
    mem_free(text);
}

static void points_are_explained_with_the_numbers_of_the_pack(void **state)
{
    (void)state;
    char *text = write_small(&doc_markdown);
    has(text, "`slight` 1, `strong` 6.");
    has(text, "which is 1.5 for [`pace`](#pace) and 1 for the others,");
    has(text, "less than 1 point is a toss-up, less than 3 points slight, less than 6.5 points");
    has(text, "pays 4 points for each beyond the first");
    has(text, "| via | traffic not given | low |\n| --- | ---: | ---: |\n"
              "| `wall` | never | never |\n| `road` | 1 | 0.5 |\n");
    has(text, "as [`component.side`](#component.side) tells it, pays 3 points");
    mem_free(text);
}

static void evidence_says_who_uses_it(void **state)
{
    (void)state;
    char *text = write_small(&doc_markdown);
    has(text, "### <a id=\"S\"></a>A source `S`\n\n- **Vendor:** yes");
    has(text, "Left is fast.\n\n- **Strength:** strong\n"
              "- **Contradicts:** [S](#S) [`slow-left`](#slow-left)\n"
              "- **Used by:** [`heavy-left`](#heavy-left)\n");
    has(text, "Left is slow.\n\n- **Despite it:** [`heavy-left`](#heavy-left)\n");
    mem_free(text);
}

static void overlays_and_what_they_disabled_are_shown(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake = read_pack(text);
    struct pack *pack = intake.pack;
    struct layer layers[] = {
        {.name = "small", .version = "1.0", .title = "A small pack"},
        {.name = "acme", .version = "2", .title = "Ours"},
    };
    struct override overrides[] = {
        {.layer = 1,
         .kind = "rule",
         .subject = "heavy-left",
         .change = "disabled",
         .reason = "It is not so here."},
        {.layer = 1, .kind = "threshold", .subject = "clear", .change = "3 -> 4"},
    };
    pack->layers = layers;
    pack->layer_count = 2;
    pack->overrides = overrides;
    pack->override_count = 2;
    pack->rules[0].disabled = true;
    char *markdown = document_of(pack, &doc_markdown);
    has(markdown, "- `small` 1.0: A small pack (the base)\n- `acme` 2: Ours\n");
    has(markdown, "- `acme`: threshold `clear`: 3 -\\> 4\n");
    has(markdown, "</a>`heavy-left` **disabled**\n");
    has(markdown, "- **Changed:** `acme`: disabled – It is not so here.\n");
    mem_free(markdown);
    intake_fini(&intake);
    free(text);
}

static void what_a_pack_lacks_has_no_place(void **state)
{
    (void)state;
    struct intake intake = read_pack("format: 1\n"
                                     "pack: bare\n"
                                     "version: 1\n"
                                     "title: Bare\n"
                                     "options: {left: {title: Left}, right: {title: Right}}\n"
                                     "combination: {id: both, title: Both}\n"
                                     "strengths: {strong: 6}\n"
                                     "thresholds: {toss_up: 1, clear: 3, firm: 6}\n"
                                     "criteria: {pace: {title: Pace}}\n"
                                     "facts: [{fact: team.size, type: integer, range: 1 .. 9,\n"
                                     "         bands: {all: 1 .. 9}, question: How many?}]\n"
                                     "rules: [{id: one, criterion: pace, when: team.size > 2,\n"
                                     "         favours: {left: strong}, because: So.}]\n");
    char *html = document_of(intake.pack, &doc_html);
    char *man = document_of(intake.pack, &doc_mdoc);
    static const char *const parts[] = {"Advice", "Checks", "Sources", "Overlays", "<table>"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        lacks(strstr(html, "<body>"), parts[i]);
    lacks(man, ".Sh ADVICE");
    has(man, ".Sh CRITERIA AND RULES\n");
    mem_free(html);
    mem_free(man);
    intake_fini(&intake);
}

static void a_manual_page_has_a_head_and_a_foot(void **state)
{
    (void)state;
    static const char head[] = ".Dd March 9, 2026\n"
                               ".Dt RULING-SMALL 7\n"
                               ".Os ruling\n"
                               ".Sh NAME\n"
                               ".Nm ruling-small\n"
                               ".Nd \\&A small pack\n"
                               ".Sh DESCRIPTION\n";
    char *man = write_small(&doc_mdoc);
    assert_memory_equal(man, head, strlen(head));
    has(man, ".Sh SEE ALSO\n.Xr ruling 1 ,\n");
    mem_free(man);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_link_leads_to_one_anchor),
        cmocka_unit_test(whatever_has_an_id_has_an_anchor_and_a_tag),
        cmocka_unit_test(a_rule_says_what_when_why_and_on_what),
        cmocka_unit_test(a_question_says_how_to_answer_it),
        cmocka_unit_test(points_are_explained_with_the_numbers_of_the_pack),
        cmocka_unit_test(evidence_says_who_uses_it),
        cmocka_unit_test(overlays_and_what_they_disabled_are_shown),
        cmocka_unit_test(what_a_pack_lacks_has_no_place),
        cmocka_unit_test(a_manual_page_has_a_head_and_a_foot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
