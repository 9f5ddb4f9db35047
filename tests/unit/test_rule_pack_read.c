/* Reading packs: what is kept of a good one, and each complaint with its exact place. */
#include "pack_fixture.h"

#include "failing.h"
#include "rule/image.h"
#include "rule/order.h"

/* One mistake: the small pack with `with` in place of `what`. The culprit stands between << and >>,
 * which are taken out. */
struct mistake {
    enum diag_code code;
    const char *what;
    const char *with;
    const char *label;   /* behind the underline; NULL: not looked at */
    const char *related; /* the other place; NULL: none */
};

/* Takes the marks out; gives the offsets of what stood between them. */
static void take_marks(char *text, size_t *start, size_t *end)
{
    char *open = strstr(text, "<<");
    assert_non_null(open);
    memmove(open, open + 2, strlen(open + 2) + 1);
    char *close = strstr(open, ">>");
    assert_non_null(close);
    memmove(close, close + 2, strlen(close + 2) + 1);
    *start = (size_t)(open - text);
    *end = (size_t)(close - text);
}

/* Line and column of an offset, counted the plain way. */
static struct position place_of(const char *text, size_t offset)
{
    struct position at = {1, 1};
    for (size_t i = 0; i < offset; i++) {
        at.column++;
        if (text[i] == '\n')
            at = (struct position){at.line + 1, 1};
    }
    return at;
}

static void check_related(const struct diag *diag, const char *related)
{
    if (!related) {
        assert_null(diag->related.source);
        return;
    }
    struct span span = diag->related;
    assert_non_null(span.source);
    assert_int_equal(span.end - span.start, strlen(related));
    assert_memory_equal(span.source->bytes + span.start, related, strlen(related));
}

static void check_mistake(const char *base, const struct mistake *mistake)
{
    char *text = replaced(base, mistake->what, mistake->with);
    size_t start, end;
    take_marks(text, &start, &end);
    struct intake intake;
    intake_text(&intake, text);
    const struct diag *diag = intake_only(&intake, mistake->code);
    struct position expected = place_of(text, start);
    struct place place = source_place(diag->span);
    if (place.line != expected.line || place.column != expected.column || diag->span.end != end)
        fail_msg("%s with `%s`: %u:%u, bytes %u to %u, instead of %u:%u, bytes %zu to %zu",
                 diag_entries[mistake->code].name, mistake->with, place.line, place.column,
                 diag->span.start, diag->span.end, expected.line, expected.column, start, end);
    if (mistake->label) {
        assert_non_null(diag->label);
        assert_string_equal(diag->label, mistake->label);
    }
    check_related(diag, mistake->related);
    intake_fini(&intake);
    free(text);
}

static void check_mistakes(const struct mistake *mistakes, size_t count)
{
    char *base = small_pack();
    for (size_t i = 0; i < count; i++)
        check_mistake(base, &mistakes[i]);
    free(base);
}

#define CHECK_MISTAKES(mistakes) check_mistakes(mistakes, sizeof(mistakes) / sizeof *(mistakes))

static void test_shapes_and_keys(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0101, "title: A small", "<<titel>>: A small", "did you mean `title`?", NULL},
        {R0101, "    because: It melts.", "    because: It melts.\n    <<becuse>>: x", NULL, NULL},
        {R0101, "S: {title: A source", "S: {<<titel>>: A source", "did you mean `title`?", NULL},
        {R0102, "format: 1\npack: small\n", "<<f>>ormat: 1\n", NULL, NULL},
        {R0102, "  - id: hot-right\n    criterion: cost", "  - <<c>>riterion: cost", NULL, NULL},
        {R0102,
         "  - id: hot-right\n    criterion: cost\n    when: component.heat == hot\n"
         "    excludes: [left]\n    because: It melts.\n",
         "  - <<i>>d: hot-right\n    when: component.heat == hot\n    excludes: [left]\n", NULL,
         NULL},
        {R0102,
         "fact: component.side\n    type: option\n    values: [elsewhere]\n"
         "    question: Where?\n",
         "fact: <<component.side>>\n    type: option\n    values: [elsewhere]\n", NULL, NULL},
        {R0103, "  right: {title: Right}", "  right: <<Right>>", NULL, NULL},
        {R0103, "when: unknown project.sides\n    text: Find out.\nchecks:\n",
         "when: unknown project.sides\n    text: Find out.\n  - <<[]>>\nchecks:\n", NULL, NULL},
        {R0103, "    default:\n      - {when: component.side == left, value: heavy}\n",
         "    default: <<heavy>>\n", "did you mean `{value: heavy}`?", NULL},
        {R0103, "    default:\n      - {when: component.side == left, value: heavy}\n",
         "    default: <<null>>\n", NULL, NULL},
        {R0102, "fact: component.remark\n    type: text", "<<t>>ype: text", NULL, NULL},
        {R0102, "fact: component.remark\n    type: text", "<<f>>act: component.remark", NULL, NULL},
        {R0102, "{when: component.side == left, value: heavy}",
         "<<{>>when: component.side == left}", NULL, NULL},
        {R0102, "{id: slow-left, source: S,", "<<{>>id: slow-left,", NULL, NULL},
        {R0103, "facts:\n", "facts:\n  - <<word>>\n", NULL, NULL},
        {R0103, "rules:\n", "rules:\n  - <<word>>\n", NULL, NULL},
        {R0104, "values: [elsewhere]", "values: <<null>>", NULL, NULL},
        {R0103, "values: [elsewhere]", "values: [elsewhere, <<[]>>]", NULL, NULL},
        {R0104, "strengths: {slight: 1,", "strengths: {slight: <<null>>,", NULL, NULL},
        {R0104, "bands: {light: 0 .. 30 %,", "bands: {light: <<~>>,", NULL, NULL},
        {R0104, "values: {cold: no heat,", "values: {cold: <<null>>,", NULL, NULL},
        {R0104, "via: {wall: never,", "via: {wall: <<~>>,", NULL, NULL},
        {R0104, "likely: {light: 2,", "likely: {light: <<null>>,", NULL, NULL},
        {R0104, "favours: {left: strong}", "favours: {left: <<null>>}", NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

static void test_truth_values_and_numbers(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0105, "vendor: true", "vendor: <<\"true\">>", "write true, without quotes", NULL},
        {R0106, "vendor: true", "vendor: <<yes>>", NULL, NULL},
        {R0105, "second: 4", "second: <<'4'>>", "write 4, without quotes", NULL},
        {R0108, "second: 4", "second: <<four>>", NULL, NULL},
        {R0110, "second: 4", "second: <<4 ms>>", NULL, NULL},
        {R0136, "second: 4", "second: <<-4>>", NULL, NULL},
        {R0136, "second: 4", "second: <<4e1>>", NULL, NULL},
        {R0136, "second: 4", "second: <<4_0>>", NULL, NULL},
        {R0136, "second: 4", "second: <<04>>", NULL, NULL},
        {R0136, "second: 4", "second: <<.4>>", NULL, NULL},
        {R0137, "second: 4", "second: <<4.0000001>>", NULL, NULL},
        {R0137, "second: 4", "second: <<400000000000000000>>", NULL, NULL},
        {R0217, "second: 4", "second: <<1001>>", NULL, NULL},
        {R0217, "second: 4", "second: <<4.0001>>", NULL, NULL},
        {R0217, "cost: 3}", "cost: <<1000.001>>}", NULL, NULL},
        {R0217, "introduce: 2", "introduce: <<2k>>", NULL, NULL},
        {R0217, "weight: 1.5", "weight: <<1000.5>>", NULL, NULL},
        {R0217, "weight: 1.5", "weight: <<0.0005>>", NULL, NULL},
        {R0217, "slight: 1,", "slight: <<0>>,", NULL, NULL},
        {R0217, "slight: 1,", "slight: <<1.5>>,", NULL, NULL},
        {R0217, "slight: 1,", "slight: <<1001>>,", NULL, NULL},
        {R0217, "road: 1}", "road: <<1001>>}", NULL, NULL},
        {R0108, "low: 0.5", "low: <<never>>", NULL, NULL},
        {R0217, "order: 3", "order: <<1.5>>", NULL, NULL},
        {R0217, "order: 3", "order: <<2M>>", NULL, NULL},
        {R0217, "light: 2, heavy: 1}", "light: <<2M>>, heavy: 1}", NULL, NULL},
        {R0217, "    likely: {light: 2, heavy: 1}", "    <<likely>>: {light: 0, heavy: 0}", NULL,
         NULL},
    };
    CHECK_MISTAKES(mistakes);
}

static void test_names(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0201, "pack: small", "pack: <<Small>>", NULL, NULL},
        {R0201, "slight: 1, strong: 6}", "slight: 1, strong: 6, <<Vast>>: 9}", NULL, NULL},
        {R0201, "  cost: {title: Cost}", "  cost: {title: Cost}\n  <<2nd>>: {}", NULL, NULL},
        {R0201, "  S: {title: A source, vendor: true}",
         "  S: {title: A source, vendor: true}\n  <<_T>>: {}", NULL, NULL},
        {R0201, "- id: know-sides", "- id: <<know sides>>", NULL, NULL},
        {R0201, "- id: know-sides", "- id: <<unknown>>", NULL, NULL},
        {R0201, "- id: know-sides", "- id: <<true>>", NULL, NULL},
        {R0201, "values: [left, right, top]", "values: [left, right, top, <<on-top>>]", NULL, NULL},
        {R0201, "values: {cold: no heat,", "values: {<<false>>: x, cold: no heat,", NULL, NULL},
        {R0201, "bands: {light: 0", "bands: {<<Feather>>: 0 .. 0 %, light: 0", NULL, NULL},
        {R0201, "low: 0.5", "<<Low>>: 0.5", NULL, NULL},
        {R0201, "fact: component.remark", "fact: <<remark>>", NULL, NULL},
        {R0201, "fact: component.remark", "fact: <<component.>>", NULL, NULL},
        {R0201, "fact: component.remark", "fact: <<component..x>>", NULL, NULL},
        {R0201, "fact: component.remark", "fact: <<component.re-mark>>", NULL, NULL},
        {R0201, "fact: component.remark", "fact: <<component.size>>",
         "`size` is a key of profiles; choose another name", NULL},
        {R0201, "fact: component.remark", "fact: <<links.remark>>",
         "`links` is a key of profiles; choose another name", NULL},
        {R0201, "id: both,", "id: <<none>>,", NULL, NULL},
        {R0201, "id: both,", "id: <<either>>,", NULL, NULL},
        {R0201, "id: both,", "id: <<as_is>>,", NULL, NULL},
        {R0202, "  cost: {title: Cost}", "  cost: {title: Cost}\n  <<left>>: {}", NULL, "left"},
        {R0202, "id: both,", "id: <<right>>,", NULL, "right"},
        {R0202, "id: know-sides", "id: <<heavy-left>>", NULL, "heavy-left"},
        {R0202, "id: moving", "id: <<busy>>", NULL, "busy"},
        {R0202, "fact: component.remark", "fact: <<component.heat>>", NULL, "component.heat"},
        {R0202, "fact: component.remark", "fact: <<component.option>>", NULL, NULL},
        {R0134, "values: [left, right, top]", "values: [left, right, top, <<left>>]", NULL, NULL},
        {R0134, "values: [elsewhere]", "values: [elsewhere, <<left>>]",
         "all options of the pack are values of this fact", NULL},
        {R0134, "cites: [fast-left]\n    despite", "cites: [fast-left, <<fast-left>>]\n    despite",
         NULL, "fast-left"},
    };
    CHECK_MISTAKES(mistakes);
}

/* A name that stands twice says of both what they name. */
static void test_taken_names(void **state)
{
    (void)state;
    char *base = small_pack();
    char *text = replaced(base, "id: know-sides", "id: fast-left");
    struct intake intake;
    intake_text(&intake, text);
    const struct diag *diag = intake_only(&intake, R0202);
    assert_string_equal(diag->message,
                        "`fast-left` cannot name a piece of advice: it names a claim already");
    intake_fini(&intake);
    free(text);
    free(base);
}

static void test_facts(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0204, "type: text", "type: <<test>>", "did you mean `text`?", NULL},
        {R0205, "type: text\n", "type: text\n    <<values>>: [a, b]\n", NULL, NULL},
        {R0205, "type: text\n", "type: text\n    <<likely>>: {a: 1}\n", NULL, NULL},
        {R0205, "values: [elsewhere]", "values: [elsewhere]\n    <<range>>: 0 .. 1", NULL, NULL},
        {R0207, "heavy: 30 .. 100 %}", "heavy: <<30 .. 101 %>>}", NULL, NULL},
        {R0207, "heavy: 30 .. 100 %}", "heavy: <<29 .. 100 %>>}", NULL, NULL},
        {R0207, "heavy: 30 .. 100 %}", "heavy: 30 .. 30 %, same: <<30 .. 30 %>>}", NULL, NULL},
        {R0207,
         "type: number\n    unit: \"%\"\n    range: 0 .. 100 %\n    bands: {light: 0 .. 30 %, "
         "heavy: 30 .. 100 %}",
         "type: integer\n    range: 0 .. 100\n    bands: {light: 0 .. 30, heavy: <<30 .. 100>>}",
         NULL, NULL},
        {R0207, "  - fact: component.remark",
         "  - fact: project.days\n    type: integer\n    range: 0 .. 9\n    question: How many?\n"
         "    bands: {few: 0 .. 3, more: <<3 .. 9>>}\n  - fact: component.remark",
         NULL, NULL},
        {R0108, "heavy: 30 .. 100 %}", "heavy: <<30 %>>}", NULL, NULL},
        {R0111, "range: 0 .. 100 %", "range: <<100 .. 0 %>>", NULL, NULL},
        {R0110, "heavy: 30 .. 100 %}", "heavy: 30 .. 100 <<ms>>}", NULL, NULL},
        {R0208, "hot?\n    ask_if: component.load > 10 %\n    otherwise: cold",
         "hot?\n    ask_if: component.load > 10 %\n    otherwise: <<unknown>>", NULL, NULL},
        {R0208, "value: heavy}", "value: <<unknown>>}", NULL, NULL},
        {R0107, "    otherwise: cold", "    otherwise: <<cool>>", NULL, NULL},
        {R0107, "likely: {light: 2,", "likely: {<<lite>>: 2,", NULL, NULL},
        {R0209, "    ask_if: component.load > 10 %\n    otherwise: cold",
         "    <<ask_if>>: component.load > 10 %", NULL, NULL},
        {R0209, "    ask_if: component.load > 10 %\n    otherwise: cold", "    <<otherwise>>: cold",
         NULL, NULL},
        {R0211, "fact: project.mixed\n    type: bool\n    derived: true\n    otherwise: false",
         "fact: <<project.mixed>>\n    type: bool\n    derived: true", NULL, NULL},
        {R0211, "fact: project.mixed\n    type: bool\n",
         "fact: project.mixed\n    type: bool\n    <<question>>: Which?\n", NULL, NULL},
        {R0211, "fact: project.mixed\n    type: bool\n",
         "fact: project.mixed\n    type: bool\n    <<default>>: {value: true}\n", NULL, NULL},
        {R0210,
         "fact: component.load\n    type: number\n    unit: \"%\"\n    range: 0 .. 100 %\n    "
         "bands: "
         "{light: 0 .. 30 %, heavy: 30 .. 100 %}\n    question: How much?\n    default:\n"
         "      - {when: component.side == left,",
         "fact: <<component.load>>\n    type: number\n    unit: \"%\"\n    range: 0 .. 100 %\n    "
         "bands: {light: 0 .. 30 %, heavy: 30 .. 100 %}\n    question: How much?\n    default:\n"
         "      - {when: component.heat == hot,",
         NULL, NULL},
        {R0302, "ask_if: component.load > 10 %", "ask_if: <<component.loud>> > 10 %", NULL, NULL},
        {R0307, "fact: project.sides\n    type: set\n    values: [left, right, top]\n",
         "fact: project.sides\n    type: set\n    values: [left, right, top]\n"
         "    default: {when: <<component.heat == hot>>, value: [left]}\n",
         NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

static void test_missing_domains(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0206,
         "fact: component.load\n    type: number\n    unit: \"%\"\n    range: 0 .. 100 %\n"
         "    bands: {light: 0 .. 30 %, heavy: 30 .. 100 %}\n",
         "fact: <<component.load>>\n    type: number\n    unit: \"%\"\n", NULL, NULL},
        {R0206, "    values: {cold: no heat, hot: much heat}", "    <<values>>: {cold: no heat}",
         NULL, NULL},
        {R0206, "fact: component.remark\n    type: text",
         "fact: <<component.remark>>\n    type: set", NULL, NULL},
        {R0206, "type: text\n", "type: set\n    <<values>>: []\n", NULL, NULL},
        {R0206, "type: text\n", "type: choice\n    <<values>>: a\n", NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

static void test_circle(void **state)
{
    (void)state;
    char *base = small_pack();
    char *text = replaced(base, "when: component.load in heavy",
                          "when: [component.load in heavy, project.mixed == true]");
    struct intake intake;
    intake_text(&intake, text);
    const struct diag *diag = intake_only(&intake, R0210);
    assert_string_equal(diag->message, "facts depend on each other in a circle: "
                                       "project.mixed -> component.busy -> project.mixed");
    intake_fini(&intake);
    free(text);
    free(base);
}

static void test_head(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0122, "format: 1", "format: <<2>>", NULL, NULL},
        {R0219, "clear: 3,", "clear: <<1>>,", NULL, NULL},
        {R0108, "clear: 3,", "clear: <<x>>,", NULL, NULL},
        {R0219, "firm: 6.5", "firm: <<2.5>>", NULL, NULL},
        {R0102, "{toss_up: 1, clear: 3, firm: 6.5}", "<<{>>toss_up: 1, clear: 3}", NULL, NULL},
        {R0114, "operated: project.sides", "operated: <<project.side>>",
         "did you mean `project.sides`?", NULL},
        {R0220, "operated: project.sides", "operated: <<project.mixed>>", NULL, NULL},
        {R0220, "current: component.side", "current: <<component.heat>>", NULL, NULL},
        {R0220, "current: component.side", "current: <<component.option>>", NULL, NULL},
        {R0222, "version: 1.0\n", "version: 1.0\nextends: <<other>>\n", NULL, NULL},
        {R0102, "switch: {current: component.side, cost: 3}",
         "switch: <<{>>current: component.side}", NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

/* The options are named by a fact that is read later, so the place is in another line. */
static void test_operated_options(void **state)
{
    (void)state;
    char *base = small_pack();
    char *text = replaced(base, "values: [left, right, top]", "values: [left, top]");
    struct intake intake;
    intake_text(&intake, text);
    struct place place = source_place(intake_only(&intake, R0220)->span);
    assert_int_equal(place.line, 17);
    assert_int_equal(place.column, 13);
    intake_fini(&intake);
    free(text);
    free(base);
}

static void test_option_called_either(void **state)
{
    (void)state;
    struct intake intake;
    intake_text(&intake, "format: 1\npack: p\nversion: 1\noptions:\n  one: {}\n  either: {}\n"
                         "combination: {id: both}\nstrengths: {}\n"
                         "thresholds: {toss_up: 1, clear: 2, firm: 3}\n");
    const struct diag *diag = intake_only(&intake, R0201);
    assert_string_equal(diag->message, "`either` cannot name an option");
    assert_int_equal(source_place(diag->span).line, 6);
    intake_fini(&intake);
}

static void test_too_few_options(void **state)
{
    (void)state;
    struct intake intake;
    intake_text(&intake, "format: 1\npack: p\nversion: 1\noptions:\n  one: {}\n"
                         "combination: {id: both}\nstrengths: {}\n"
                         "thresholds: {toss_up: 1, clear: 2, firm: 3}\n");
    const struct diag *diag = intake_only(&intake, R0218);
    struct place place = source_place(diag->span);
    assert_int_equal(place.line, 4);
    assert_int_equal(place.column, 1);
    intake_fini(&intake);
}

static void test_evidence(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0214, "source: S\n", "source: <<T>>\n", NULL, NULL},
        {R0214, "source: S\n", "source: <<pace>>\n", "this is a criterion", NULL},
        {R0215, "contradicts: [slow-left]", "contradicts: [<<slow-lef>>]",
         "did you mean `slow-left`?", NULL},
        {R0215, "contradicts: [slow-left]", "contradicts: <<fast-left>>", NULL, NULL},
        {R0215, "despite: slow-left", "despite: <<left>>", "this is an option", NULL},
        {R0215, "level: caution\n    cites: [fast-left]", "level: caution\n    cites: [<<x>>]",
         NULL, NULL},
        {R0215, "level: warning", "level: warning\n    cites: [<<slow-lef>>]",
         "did you mean `slow-left`?", NULL},
        {R0215, "question: Which sides?", "question: Which sides?\n    cites: <<slow-lef>>",
         "did you mean `slow-left`?", NULL},
        {R0216, "strength: strong", "strength: <<strng>>", "did you mean `strong`?", NULL},
    };
    CHECK_MISTAKES(mistakes);
}

static void test_rules(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0125, "favours: {left: strong}", "favours: {<<letf>>: strong}", "did you mean `left`?",
         NULL},
        {R0125, "excludes: [left]", "excludes: <<none>>", NULL, NULL},
        {R0125, "option: left", "option: <<both>>", "this is the combination", NULL},
        {R0126, "criterion: pace", "criterion: <<space>>", "did you mean `pace`?", NULL},
        {R0216, "favours: {left: strong}", "favours: {left: <<stron>>}", "did you mean `strong`?",
         NULL},
        {R0216, "costs: slight", "costs: <<nothing>>", NULL, NULL},
        {R0221, "for: switch", "for: <<swich>>", "did you mean `switch`?", NULL},
        {R0221, "for: project\n    when: unknown", "for: <<switch>>\n    when: unknown", NULL,
         NULL},
        {R0221, "level: caution", "level: <<warning>>", NULL, NULL},
        {R0221, "level: warning", "level: <<caution>>", NULL, NULL},
        {R0401, "- id: moving\n    for: switch\n    when: component.heat == hot\n    saves: slight",
         "- id: <<moving>>\n    for: switch\n    when: component.heat == hot", NULL, NULL},
        {R0401, "- id: moving\n    for: switch\n    when: component.heat == hot\n    saves: slight",
         "- id: <<moving>>\n    when: component.heat == hot\n    excludes: []", NULL, NULL},
        {R0101, "- id: moving\n    for: switch\n    when: component.heat == hot\n    saves: slight",
         "- id: moving\n    for: switch\n    when: component.heat == hot\n    <<save>>: slight",
         "did you mean `saves`?", NULL},
        {R0402, "    costs: slight", "    costs: slight\n    <<favours>>: {left: strong}", NULL,
         NULL},
        {R0402, "    favours: {left: strong}", "    favours: {left: strong}\n    <<costs>>: slight",
         NULL, NULL},
        {R0402, "    saves: slight", "    saves: slight\n    <<excludes>>: left", NULL, NULL},
        {R0402, "    costs: slight", "    costs: slight\n    <<derives>>: {component.busy: true}",
         NULL, NULL},
        {R0403, "favours: {left: strong}",
         "favours: {left: strong}\n    against: {<<left>>: slight}", NULL, "left"},
        {R0403, "excludes: [left]", "excludes: [left, <<left>>]", NULL, "left"},
        {R0403, "excludes: [left]", "excludes: [<<left>>]\n    against: {left: slight}", NULL,
         "left"},
        {R0403, "    costs: slight", "    costs: slight\n    <<saves>>: slight", NULL, "costs"},
        {R0404, "derives: {component.busy: true}", "derives: {<<component.heat>>: hot}", NULL,
         NULL},
        {R0404, "derives: {component.busy: true}", "derives: {<<project.mixed>>: true}", NULL,
         NULL},
        {R0404, "derives: {project.mixed: true}", "derives: {<<component.busy>>: true}", NULL,
         NULL},
        {R0114, "derives: {component.busy: true}", "derives: {<<component.bisy>>: true}",
         "did you mean `component.busy`?", NULL},
        {R0106, "derives: {component.busy: true}", "derives: {component.busy: <<yes>>}", NULL,
         NULL},
        {R0208, "derives: {component.busy: true}", "derives: {component.busy: <<unknown>>}", NULL,
         NULL},
        {R0405, "- id: heavy-left\n    criterion: pace\n", "- id: <<heavy-left>>\n", NULL, NULL},
        {R0106, "    excludes: [left]", "    excludes: [left]\n    waivable: <<no>>", NULL, NULL},
        {R0305, "when: component.load >= 60 %", "when: <<known>> component.load", NULL, NULL},
        {R0307, "when: project.mixed == true", "when: <<component.busy == true>>", NULL, NULL},
        {R0306, "when: component.load in heavy",
         "when: {<<some_component>>: [component.load in heavy]}", NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

/* What refers to a fact whose domain is wrong is not complained about as well. */
static void test_no_aftermath(void **state)
{
    (void)state;
    static const struct mistake mistakes[] = {
        {R0204, "type: level", "type: <<levl>>", NULL, NULL},
        {R0204, "component.busy\n    type: bool", "component.busy\n    type: <<bole>>", NULL, NULL},
        {R0204, "type: set", "type: <<sett>>", NULL, NULL},
        {R0204, "type: option", "type: <<opt>>", NULL, NULL},
        {R0111, "range: 0 .. 100 %", "range: <<100 .. 0 %>>", NULL, NULL},
    };
    CHECK_MISTAKES(mistakes);
}

/* All mistakes come in one run, whatever file they are in. */
static void test_many_mistakes(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    char *head = replaced(small_head, "slight: 1,", "slight: 0,");
    char *facts = replaced(small_facts, "type: text", "type: test");
    char *rules = replaced(small_rules, "criterion: pace", "criterion: place");
    char *pack = malloc(strlen(head) + 64);
    assert_non_null(pack);
    sprintf(pack, "%sinclude: [facts.yaml, rules.yaml]\n", head);
    folder_put(&folder, "pack.yaml", pack);
    folder_put(&folder, "facts.yaml", facts);
    folder_put(&folder, "rules.yaml", rules);
    struct intake intake;
    intake_read(&intake, folder.path);
    assert_null(intake.pack);
    assert_int_equal(intake.diags.list.count, 3);
    static const enum diag_code codes[] = {R0217, R0204, R0126};
    static const char *const files[] = {"pack.yaml", "facts.yaml", "rules.yaml"};
    for (int i = 0; i < 3; i++) {
        const struct diag *diag = &intake.diags.list.items[i];
        assert_int_equal(diag->code, codes[i]);
        assert_string_equal(diag->span.source->name, folder_path(&folder, files[i]));
    }
    intake_fini(&intake);
    free(pack);
    free(rules);
    free(facts);
    free(head);
    folder_fini(&folder);
}

static void test_prose_cut_short(void **state)
{
    (void)state;
    char *base = small_pack();
    char *text = replaced(base, "because: It melts.", "because: It melts #2 of them");
    struct intake intake;
    intake_text(&intake, text);
    assert_non_null(intake.pack);
    assert_int_equal(intake.diags.list.count, 1);
    assert_int_equal(intake.diags.list.items[0].code, R0020);
    intake_fini(&intake);
    free(text);
    free(base);
}

/* Files. */

static void test_no_pack(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    struct intake intake;
    intake_read(&intake, folder.path);
    const struct diag *diag = intake_only(&intake, R0001);
    assert_string_equal(diag->file, folder_path(&folder, "pack.yaml"));
    intake_fini(&intake);
    intake_read(&intake, folder_path(&folder, "none.yaml"));
    intake_only(&intake, R0001);
    intake_fini(&intake);
    folder_fini(&folder);
    intake_text(&intake, "");
    intake_only(&intake, R0017);
    intake_fini(&intake);
    intake_text(&intake, "- a\n");
    intake_only(&intake, R0103);
    intake_fini(&intake);
    intake_text(&intake, "ruling: 1\nname: A profile\n");
    intake_only(&intake, R0101);
    intake_fini(&intake);
}

/* Reads the head with an include from a folder; checks the complaint about it. */
static void check_include(struct folder *folder, const char *include, enum diag_code code,
                          uint32_t column)
{
    char pack[2048];
    struct intake intake;
    snprintf(pack, sizeof pack, "%sinclude: %s\n", small_head, include);
    folder_put(folder, "pack.yaml", pack);
    intake_read(&intake, folder->path);
    struct place place = source_place(intake_only(&intake, code)->span);
    assert_int_equal(place.line, 23);
    assert_int_equal(place.column, column);
    intake_fini(&intake);
}

static void test_includes_outside(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    folder_make(&folder, "rules");
    assert_int_equal(symlink("/etc/passwd", folder_path(&folder, "rules/link.yaml")), 0);
    check_include(&folder, "[/etc/passwd]", R0212, 11);
    check_include(&folder, "../x.yaml", R0212, 10);
    check_include(&folder, "[rules/../../x.yaml]", R0212, 11);
    check_include(&folder, "[rules/..]", R0212, 11);
    check_include(&folder, "[rules/*.yaml]", R0212, 11);
    check_include(&folder, "[facts/*.yaml]", R0213, 11);
    check_include(&folder, "[rules]", R0213, 11);
    folder_fini(&folder);
}

/* A link to itself cannot be looked into, whoever asks. */
static void test_include_cannot_be_looked_up(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    assert_int_equal(symlink("loop", folder_path(&folder, "loop")), 0);
    check_include(&folder, "[loop/*.yaml]", R0002, 11);
    folder_fini(&folder);
}

/* Files are read once each, in the order of the patterns and of their names; pack.yaml, which a
 * pattern may match too, stands first. A name that begins with dots is no way out. */
static void test_includes(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    folder_make(&folder, "b");
    char pack[4096];
    snprintf(pack, sizeof pack, "%s%sinclude: [b/*.yaml, '*.yaml', b/2.yaml]\n", small_head,
             small_facts);
    folder_put(&folder, "pack.yaml", pack);
    folder_put(&folder, "a.yaml", small_rules);
    folder_put(&folder, "b/2.yaml", "criteria:\n  two: {}\n");
    folder_put(&folder, "b/1.yaml", "criteria:\n  one: {weight: 0}\nsources: {B: {}}\n");
    folder_put(&folder, "..c.yaml", "rules: []\n");
    struct intake intake;
    intake_read(&intake, folder.path);
    intake_check_good(&intake);
    const struct pack *read = intake.pack;
    static const char *const criteria[] = {"pace", "cost", "one", "two"};
    assert_int_equal(read->criterion_count, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_string_equal(read->criteria[i].id, criteria[i]);
    assert_string_equal(read->criteria[2].title, "one");
    assert_int_equal(read->criteria[2].weight, 0);
    assert_int_equal(read->criteria[3].weight, 1000);
    assert_int_equal(read->publication_count, 2);
    assert_string_equal(read->criteria[3].place.file, folder_path(&folder, "b/2.yaml"));
    assert_int_equal(read->criteria[3].place.line, 2);
    assert_int_equal(read->criteria[3].place.column, 3);
    intake_fini(&intake);
    folder_fini(&folder);
}

static void test_included_keys(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    char pack[8192];
    snprintf(pack, sizeof pack, "%s%s%sinclude: more.yaml\n", small_head, small_facts, small_rules);
    folder_put(&folder, "pack.yaml", pack);
    folder_put(&folder, "more.yaml", "criteria: {}\noptions: {}\n");
    struct intake intake;
    intake_read(&intake, folder.path);
    struct place place = source_place(intake_only(&intake, R0101)->span);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 1);
    intake_fini(&intake);
    folder_put(&folder, "more.yaml", "a: [\n");
    intake_read(&intake, folder.path);
    intake_only(&intake, R0010);
    intake_fini(&intake);
    folder_fini(&folder);
}

/* What a file that cannot be read would define is not missed elsewhere. */
static void test_unreadable_include(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    char pack[8192];
    snprintf(pack, sizeof pack, "%s%sinclude: facts.yaml\n", small_head, small_rules);
    folder_put(&folder, "pack.yaml", pack);
    folder_put(&folder, "facts.yaml", "facts:\n  - fact: team.size\n   type: bool\n");
    struct intake intake;
    intake_read(&intake, folder.path);
    intake_only(&intake, R0010);
    intake_fini(&intake);
    assert_int_equal(remove(folder_path(&folder, "facts.yaml")), 0);
    intake_read(&intake, folder.path);
    intake_only(&intake, R0213);
    intake_fini(&intake);
    folder_fini(&folder);
}

/* A pack may be one file; its includes are relative to the file. A folder may be named with a slash
 * behind it, and a pack may be JSON. */
static void test_ways_to_name_a_pack(void **state)
{
    (void)state;
    struct folder folder;
    folder_init(&folder);
    char *text = small_pack();
    struct intake intake;
    folder_put(&folder, "pack.yaml", text);
    folder_put(&folder, "other.yaml", text);
    intake_read(&intake, folder_path(&folder, "other.yaml"));
    intake_check_good(&intake);
    assert_string_equal(intake.pack->rules[0].place.file, folder_path(&folder, "other.yaml"));
    intake_fini(&intake);
    intake_read(&intake, folder_path(&folder, ""));
    intake_check_good(&intake);
    assert_string_equal(intake.pack->rules[0].place.file, folder_path(&folder, "pack.yaml"));
    intake_fini(&intake);
    folder_put(&folder, "p.json",
               "{\"format\": 1, \"pack\": \"p\", \"version\": \"1\", \"options\": {\"a\": {}, "
               "\"b\": {\"title\": \"B\"}}, \"combination\": {\"id\": \"ab\"}, \"strengths\": {}, "
               "\"thresholds\": {\"toss_up\": 1, \"clear\": 2, \"firm\": 3}}");
    intake_read(&intake, folder_path(&folder, "p.json"));
    intake_check_good(&intake);
    intake_fini(&intake);
    /* A file of the current folder. */
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(folder.path), 0);
    intake_read(&intake, "other.yaml");
    assert_int_equal(chdir(before), 0);
    intake_check_good(&intake);
    assert_string_equal(intake.pack->rules[0].place.file, "other.yaml");
    intake_fini(&intake);
    free(text);
    folder_fini(&folder);
}

/* Limits: each at the limit and one above. */

static void check_limit(const struct intake *intake, bool good)
{
    if (good)
        intake_check_good(intake);
    else
        intake_only(intake, R0050);
}

static void check_included_files(uint32_t count, bool good)
{
    struct folder folder;
    struct intake intake;
    char *text = small_pack();
    folder_init(&folder);
    folder_put(&folder, "pack.yaml", text);
    FILE *file = fopen(folder_path(&folder, "pack.yaml"), "a");
    assert_non_null(file);
    assert_true(fputs("include: 'x*.yaml'\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    for (uint32_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "x%03u.yaml", i);
        folder_put(&folder, name, "rules: []\n");
    }
    intake_read(&intake, folder.path);
    check_limit(&intake, good);
    intake_fini(&intake);
    folder_fini(&folder);
    free(text);
}

static void test_limit_included_files(void **state)
{
    (void)state;
    check_included_files(256, true);
    check_included_files(257, false);
}

/* Lines made from the numbers 0 … count-1; the caller frees them. */
static char *numbered(const char *line, uint32_t first, uint32_t count)
{
    char *lines = malloc(count * (strlen(line) + 16) + 1);
    assert_non_null(lines);
    char *end = lines;
    *end = '\0';
    for (uint32_t i = 0; i < count; i++)
        end += sprintf(end, line, first + i);
    return lines;
}

/* Reads the small pack with so many lines in place of `what`. */
static void check_many(const char *what, const char *head, const char *line, uint32_t count,
                       const char *tail, bool good)
{
    char *base = small_pack();
    char *lines = numbered(line, 0, count);
    char *more = malloc(strlen(head) + strlen(lines) + strlen(tail) + 1);
    assert_non_null(more);
    sprintf(more, "%s%s%s", head, lines, tail);
    char *text = replaced(base, what, more);
    struct intake intake;
    intake_text(&intake, text);
    check_limit(&intake, good);
    intake_fini(&intake);
    free(text);
    free(more);
    free(lines);
    free(base);
}

static void test_limit_options(void **state)
{
    (void)state;
    static const char what[] = "  right: {title: Right}\ncombination";
    static const char *const lines[] = {
        "  right: {}\n  a: {}\n  b: {}\n  c: {}\n  d: {}\n  e: {}\n  f: {}\ncombination",
        "  right: {}\n  a: {}\n  b: {}\n  c: {}\n  d: {}\n  e: {}\n  f: {}\n  g: {}\ncombination"};
    char *base = small_pack();
    char *plain = replaced(base, "  operated: project.sides\n", "");
    for (int i = 0; i < 2; i++) {
        char *text = replaced(plain, what, lines[i]);
        struct intake intake;
        intake_text(&intake, text);
        check_limit(&intake, i == 0);
        intake_fini(&intake);
        free(text);
    }
    free(plain);
    free(base);
}

static void test_limit_facts(void **state)
{
    (void)state;
    static const char what[] = "claims:\n";
    static const char line[] = "  - {fact: team.f%u, type: bool, question: Q}\n";
    check_many(what, "", line, 1993, what, true);
    check_many(what, "", line, 1994, what, false);
}

static void test_limit_values(void **state)
{
    (void)state;
    for (uint32_t over = 0; over < 2; over++) {
        check_many("type: text\n", "type: set\n    values:\n", "      - v%u\n", 256 + over, "",
                   over == 0);
        check_many("values: [elsewhere]\n", "values:\n", "      v%u: a\n", 254 + over, "",
                   over == 0);
    }
}

static void check_rules(uint32_t count, bool good)
{
    static const char line[] =
        "  - {id: r%u, when: component.busy == true, excludes: left, because: b}\n";
    struct folder folder;
    folder_init(&folder);
    char *text = small_pack();
    folder_put(&folder, "more.yaml", text);
    FILE *file = fopen(folder_path(&folder, "more.yaml"), "a");
    assert_non_null(file);
    assert_true(fputs("include: 'r*.yaml'\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
    for (uint32_t first = 0; first < count; first += 5000) {
        char name[32];
        uint32_t some = count - first < 5000 ? count - first : 5000;
        char *lines = numbered(line, first, some);
        snprintf(name, sizeof name, "r%05u.yaml", first);
        file = fopen(folder_path(&folder, name), "w");
        assert_non_null(file);
        assert_true(fprintf(file, "rules:\n%s", lines) > 0);
        assert_int_equal(fclose(file), 0);
        free(lines);
    }
    struct intake intake;
    intake_read(&intake, folder_path(&folder, "more.yaml"));
    check_limit(&intake, good);
    intake_fini(&intake);
    free(text);
    folder_fini(&folder);
}

static void test_limit_rules(void **state)
{
    (void)state;
    check_rules(19994, true);
    check_rules(19995, false);
}

/* Good packs. */

static void test_small_pack(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    free(text);
    const struct pack *pack = intake.pack;
    assert_string_equal(pack->name, "small");
    assert_string_equal(pack->version, "1.0");
    assert_string_equal(pack->title, "A small pack");
    assert_int_equal(strlen(pack->digest), DIGEST_HEX - 1);
    assert_int_equal(pack->option_count, 2);
    assert_string_equal(pack->options[1].title, "Right");
    assert_string_equal(pack->combination.id, "both");
    assert_int_equal(pack->strengths[1].points, 6);
    assert_int_equal(pack->thresholds.firm, 6500);
    assert_int_equal(pack->criteria[0].weight, 1500);
    assert_int_equal(pack->split.second, 4000);
    assert_int_equal(pack->split.introduce, 2000);
    assert_int_equal(pack->split.operated, 0);
    assert_int_equal(pack->split.via_count, 2);
    assert_true(pack->split.via[0].never);
    assert_int_equal(pack->split.via[1].factor, 1000);
    assert_int_equal(pack->split.traffic[0].factor, 500);
    assert_int_equal(pack->switching.current, 2);
    assert_int_equal(pack->switching.cost, 3000);
    assert_true(pack->publications[0].vendor);
    assert_false(pack->publications[0].measured);
    assert_null(pack->publications[0].url);
    intake_fini(&intake);
}

static void test_small_facts(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    free(text);
    const struct vocabulary *vocabulary = &intake.pack->vocabulary;
    assert_int_equal(vocabulary->count, 8);
    const struct fact *side = &vocabulary->facts[fact_find(vocabulary, "component.side")];
    assert_int_equal(side->type, FACT_OPTION);
    assert_int_equal(side->value_count, 3);
    assert_string_equal(side->values[0].name, "left");
    assert_string_equal(side->values[0].description, "Left");
    assert_string_equal(side->values[2].name, "elsewhere");
    assert_string_equal(side->title, "component.side");
    const struct fact *load = &vocabulary->facts[fact_find(vocabulary, "component.load")];
    assert_int_equal(load->unit.kind, UNIT_PERCENT);
    assert_int_equal(load->range.high, NUMBER_ONE);
    assert_int_equal(load->bands[1].numbers.low, 300000);
    assert_int_equal(load->default_count, 1);
    assert_non_null(load->defaults[0].when);
    assert_int_equal(load->defaults[0].value.numbers.items[0].low, 300000);
    assert_int_equal(load->defaults[0].place.line, 43);
    assert_int_equal(load->likely_count, 2);
    assert_int_equal(load->likely[0].weight, 2 * NUMBER_ONE);
    const struct fact *heat = &vocabulary->facts[fact_find(vocabulary, "component.heat")];
    assert_string_equal(heat->values[1].description, "much heat");
    assert_true(heat->has_otherwise);
    assert_non_null(heat->ask_if);
    const struct fact *busy = &vocabulary->facts[fact_find(vocabulary, "component.busy")];
    assert_true(busy->derived && busy->has_otherwise && !busy->question);
    assert_string_equal(busy->values[1].name, "true");
    const struct fact *option = &vocabulary->facts[7];
    assert_string_equal(option->name, "component.option");
    assert_true(option->reserved);
    assert_int_equal(option->value_count, 2);
    assert_int_equal(option->scope, FACT_COMPONENT);
    intake_fini(&intake);
}

static void test_small_rules(void **state)
{
    (void)state;
    char *text = small_pack();
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    free(text);
    const struct pack *pack = intake.pack;
    assert_int_equal(pack->claims[0].contradict_count, 1);
    assert_int_equal(pack->claims[0].contradicts[0], 1);
    assert_string_equal(pack->claims[0].strength, "strong");
    const struct rule *rules = pack->rules;
    assert_int_equal(rules[0].effect_count, 1);
    assert_int_equal(rules[0].effects[0].points, 6);
    assert_string_equal(rules[0].effects[0].strength, "strong");
    assert_int_equal(rules[0].cites[0], 0);
    assert_int_equal(rules[0].despite[0], 1);
    assert_string_equal(rules[0].title, "heavy-left");
    assert_true(rules[0].waivable);
    assert_int_equal(rules[1].excludes, 1);
    assert_int_equal(rules[2].criterion, CRITERION_NONE);
    assert_int_equal(rules[2].derivations[0].fact, 6);
    assert_int_equal(rules[3].scope, RULE_PROJECT);
    assert_int_equal(rules[4].overhead, 1);
    assert_int_equal(rules[5].overhead, -1);
    assert_int_equal(pack->advice[0].option, 0);
    assert_true(pack->advice[0].caution);
    assert_int_equal(pack->advice[0].order, 3);
    assert_int_equal(pack->advice[1].option, OPTION_NONE);
    assert_int_equal(pack->advice[1].scope, RULE_PROJECT);
    assert_false(pack->checks[0].error);
    assert_true(pack->checks[0].about_component);
    intake_fini(&intake);
}

/* Questions and checks say on which claims they rest. */
static void test_cites_of_facts_and_checks(void **state)
{
    (void)state;
    char *base = small_pack();
    char *asked = replaced(base, "question: Which sides?", "question: Q\n    cites: slow-left");
    char *text =
        replaced(asked, "level: warning", "level: error\n    cites: [slow-left, fast-left]");
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    const struct pack *pack = intake.pack;
    assert_int_equal(pack->vocabulary.facts[0].cite_count, 1);
    assert_int_equal(pack->vocabulary.facts[0].cites[0], 1);
    assert_int_equal(pack->vocabulary.facts[1].cite_count, 0);
    assert_int_equal(pack->checks[0].cite_count, 2);
    assert_int_equal(pack->checks[0].cites[1], 0);
    intake_fini(&intake);
    free(text);
    free(asked);
    free(base);
}

/* Nothing of a pack lies in the scratch arena. */
static void test_pack_outlives_scratch(void **state)
{
    (void)state;
    struct intake intake;
    intake_read(&intake, "tests/cases/tiny");
    intake_check_good(&intake);
    struct pack *pack = intake.pack;
    arena_fini(&intake.arena);
    struct diags diags;
    struct arena arena;
    arena_init(&arena);
    diags_init(&diags, &arena);
    char before[DIGEST_HEX];
    strcpy(before, pack->digest);
    assert_int_equal(pack->rule_count, 12);
    for (uint32_t i = 0; i < pack->rule_count; i++)
        assert_string_equal(pack->rules[i].place.file, "tests/cases/tiny/rules.yaml");
    assert_true(order_facts(pack, NULL, NULL, &diags));
    assert_true(image_digest(pack));
    assert_string_equal(pack->digest, before);
    pack_free(pack);
    arena_fini(&arena);
}

/* Memory that runs out anywhere gives no pack, and says so. */
static void test_no_memory(void **state)
{
    (void)state;
    bool hit = true;
    for (long skip = 0; hit; skip++) {
        struct intake intake;
        failing_memory(skip);
        intake_read(&intake, "tests/cases/tiny");
        hit = failing_stop();
        assert_true(hit == (intake.pack == NULL));
        assert_true(hit == intake.diags.no_memory);
        intake_fini(&intake);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes_and_keys),
        cmocka_unit_test(test_truth_values_and_numbers),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_taken_names),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_missing_domains),
        cmocka_unit_test(test_circle),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_operated_options),
        cmocka_unit_test(test_option_called_either),
        cmocka_unit_test(test_too_few_options),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_no_aftermath),
        cmocka_unit_test(test_many_mistakes),
        cmocka_unit_test(test_prose_cut_short),
        cmocka_unit_test(test_no_pack),
        cmocka_unit_test(test_includes_outside),
        cmocka_unit_test(test_include_cannot_be_looked_up),
        cmocka_unit_test(test_includes),
        cmocka_unit_test(test_included_keys),
        cmocka_unit_test(test_unreadable_include),
        cmocka_unit_test(test_ways_to_name_a_pack),
        cmocka_unit_test(test_limit_included_files),
        cmocka_unit_test(test_limit_options),
        cmocka_unit_test(test_limit_facts),
        cmocka_unit_test(test_limit_values),
        cmocka_unit_test(test_limit_rules),
        cmocka_unit_test(test_small_pack),
        cmocka_unit_test(test_small_facts),
        cmocka_unit_test(test_small_rules),
        cmocka_unit_test(test_cites_of_facts_and_checks),
        cmocka_unit_test(test_pack_outlives_scratch),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
