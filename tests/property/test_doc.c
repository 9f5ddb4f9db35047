/* Documents of packs whose every text is made of awkward pieces: the HTML parses and has no
 * elements but ours, the Markdown's code spans, links and emphasis are whole, the mdoc has no
 * macros but ours; and each text can be read back from each of them, word for word.
 *
 * The readers here know only what the formats promise, not how they do it. RULING_SEED sets the
 * first random number, RULING_CASES how many packs are tried, ROUNDS multiplies that. */
#include "unit/pack_fixture.h"

#include <ctype.h>
#include <inttypes.h>

#include "author/doc/doc.h"
#include "author/doc/writer.h"
#include "base/utf8.h"
#include "packs.h"

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : otherwise;
}

/* ---- awkward packs ---- */

static const char *const pieces[] = {
    "<script>alert(1)</script>",
    "</p>",
    "<!--",
    "-->",
    "]]>",
    "<a href=\"x\">",
    "&amp;",
    "&#60;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "\"\"",
    "''",
    "|",
    "| a | b |",
    "`",
    "``",
    "`a``b`",
    "```",
    "~~~",
    "\\",
    "\\\\",
    "\\fB",
    "\\\"",
    "\\&",
    "\\n",
    "\\`",
    "\\(",
    ".",
    "..",
    "...",
    ".Sh NAME",
    ".",
    "'br",
    ".\\\"",
    "'\\\"",
    "-",
    "--",
    "---",
    "- a",
    "+",
    "*",
    "**",
    "***",
    "_",
    "__",
    "_x_",
    "a_b",
    "a*b*",
    "1.",
    "1) a",
    "12. b",
    "1.5",
    "#",
    "## h",
    "> q",
    "=",
    "===",
    ":",
    "!",
    "![i](j)",
    "[a](b)",
    "[",
    "]",
    "](",
    ")",
    "(",
    "[x]: y",
    "~",
    "^",
    "$x$",
    "%A",
    "http://x.y/?a=1&b=<2>",
    "No",
    "Pa",
    "Xr a 1",
    "Bl",
    "Ns",
    "e.g. this",
    "End. Next",
    "Is it? Yes!",
    "word",
    "longer-word",
    "caf\xc3\xa9",
    "\xe6\xbc\xa2\xe5\xad\x97",
    "\xcc\x81",
    "\xe2\x80\xae",
    "\xef\xbf\xbd",
    "\xf0\x9f\x90\x8d",
    "\xc2\xa0",
    "\xe2\x80\x94",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "{",
    "}",
    "@x",
    "/",
    ";",
    ",",
    "\xc2\x85",
    "\x7f",
    "\x01",
};

enum { PIECES = sizeof pieces / sizeof *pieces };

struct trial {
    uint64_t random;
    uint64_t seed;
    struct pack *pack;
    const char **texts; /* that the document must show */
    uint32_t count;
    struct strbuf out;
    struct strbuf read; /* what a reader made of it */
    const char *format;
};

#define TEXTS 512

static void check(const struct trial *trial, bool holds, const char *what, const char *at)
{
    if (!holds)
        fail_msg("%s: %s at `%.60s`: RULING_SEED=%" PRIu64, trial->format, what, at, trial->seed);
}

static const char *awkward(struct trial *trial)
{
    struct strbuf text;
    strbuf_init(&text);
    for (uint32_t i = 1 + draw_below(&trial->random, 6); i > 0; i--) {
        strbuf_puts(&text, pieces[draw_below(&trial->random, PIECES)]);
        strbuf_puts(&text, draw_below(&trial->random, 2) ? " " : "");
    }
    char *kept = pack_room(trial->pack, text.length + 1, 1);
    memcpy(kept, text.text, text.length);
    strbuf_fini(&text);
    assert_true(trial->count < TEXTS);
    trial->texts[trial->count++] = kept;
    return kept;
}

/* A text that a pack may leave out. */
static const char *maybe(struct trial *trial)
{
    return draw_below(&trial->random, 4) ? awkward(trial) : NULL;
}

static void spoil_leaf(const struct leaf *leaf, void *context)
{
    struct trial *trial = context;
    const char *name = trial->pack->vocabulary.facts[leaf->fact].name;
    const char *before = awkward(trial);
    const char *after = awkward(trial);
    char *text = pack_room(trial->pack, strlen(before) + strlen(name) + strlen(after) + 3, 1);
    sprintf(text, "%s %s %s", before, name, after);
    ((struct leaf *)leaf)->text = text;
}

static void spoil_facts(struct trial *trial)
{
    struct vocabulary *vocabulary = &trial->pack->vocabulary;
    for (uint32_t i = 0; i + 1 < vocabulary->count; i++) {
        struct fact *fact = &vocabulary->facts[i];
        fact->title = awkward(trial);
        fact->find_out = maybe(trial);
        if (!fact->derived) {
            fact->question = awkward(trial);
            fact->step = awkward(trial);
            char *step = (char *)fact->step; /* a heading begins with a capital */
            *step = (char)toupper((unsigned char)*step);
        }
        struct fact_value *values = (struct fact_value *)fact->values;
        for (uint32_t j = 0; fact->type != FACT_BOOL && j < fact->value_count; j++)
            values[j].description = maybe(trial);
        condition_leaves(fact->ask_if, spoil_leaf, trial);
    }
}

static void spoil_evidence(struct trial *trial)
{
    struct pack *pack = trial->pack;
    for (uint32_t i = 0; i < pack->publication_count; i++) {
        struct publication *source = &pack->publications[i];
        source->title = awkward(trial);
        source->author = maybe(trial);
        source->date = maybe(trial);
        source->kind = maybe(trial);
        source->file = maybe(trial);
        const char *rest = awkward(trial);
        char *url = pack_room(pack, strlen(rest) + 16, 1);
        sprintf(url, "%s%s", draw_below(&trial->random, 2) ? "https://" : "javascript:", rest);
        source->url = url;
    }
    for (uint32_t i = 0; i < pack->claim_count; i++) {
        struct claim *claim = &pack->claims[i];
        claim->text = awkward(trial);
        claim->section = maybe(trial);
        claim->figures = maybe(trial);
        claim->strength = maybe(trial);
        claim->note = maybe(trial);
        claim->set_aside = maybe(trial);
    }
}

static void spoil_rules(struct trial *trial)
{
    struct pack *pack = trial->pack;
    for (uint32_t i = 0; i < pack->rule_count; i++) {
        pack->rules[i].title = awkward(trial);
        pack->rules[i].because = awkward(trial);
        pack->rules[i].disabled = draw_below(&trial->random, 3) == 0;
        condition_leaves(pack->rules[i].when, spoil_leaf, trial);
    }
    for (uint32_t i = 0; i < pack->advice_count; i++)
        pack->advice[i].text = awkward(trial);
    for (uint32_t i = 0; i < pack->check_count; i++)
        pack->checks[i].message = awkward(trial);
}

static void spoil_head(struct trial *trial)
{
    struct pack *pack = trial->pack;
    pack->title = awkward(trial);
    pack->version = awkward(trial);
    for (uint32_t i = 0; i < pack->option_count; i++)
        pack->options[i].title = awkward(trial);
    pack->combination.title = awkward(trial);
    for (uint32_t i = 0; i < pack->criterion_count; i++)
        pack->criteria[i].title = awkward(trial);
}

/* An overlay that changes a rule, and something that has no entry. */
static void spoil_layers(struct trial *trial)
{
    struct pack *pack = trial->pack;
    pack->layer_count = 2;
    pack->layers = pack_room(pack, 2, sizeof *pack->layers);
    pack->overrides = pack_room(pack, 2, sizeof *pack->overrides);
    pack->override_count = 2;
    for (uint32_t i = 0; i < 2; i++) {
        pack->layers[i] = (struct layer){
            .name = i == 0 ? "small" : "acme", .version = awkward(trial), .title = awkward(trial)};
        pack->overrides[i] = (struct override){.layer = 1,
                                               .kind = i == 0 ? "rule" : "threshold",
                                               .subject = i == 0 ? "heavy-left" : "clear",
                                               .change = awkward(trial),
                                               .reason = maybe(trial)};
    }
}

/* ---- reading back ---- */

/* Words apart, however they were laid out. */
static void part_words(struct trial *trial)
{
    size_t length = trial->read.length;
    if (length > 0 && trial->read.text[length - 1] != ' ')
        strbuf_putc(&trial->read, ' ');
}

/* HTML: elements that are ours, properly nested, each attribute in quotes. */
static const char *const elements[] = {
    "html", "head", "meta", "title", "style", "body",  "a",  "header", "h1",      "h2",      "h3",
    "h4",   "h5",   "p",    "code",  "nav",   "ul",    "li", "main",   "section", "article", "dl",
    "div",  "dt",   "dd",   "table", "thead", "tbody", "tr", "th",     "td",      "strong"};

static size_t element_of(const struct trial *trial, const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strlen(elements[i]) == length && strncmp(elements[i], name, length) == 0)
            return i;
    check(trial, false, "a strange element", name);
    return 0;
}

static const char *read_attributes(const struct trial *trial, const char *at)
{
    while (*at == ' ' && at[1] != '/') {
        at += 1 + strspn(at + 1, "abcdefghijklmnopqrstuvwxyz-");
        check(trial, at[0] == '=' && at[1] == '"', "an attribute without quotes", at);
        at += 2 + strcspn(at + 2, "\"<");
        check(trial, *at == '"', "an attribute that does not end", at);
        at++;
    }
    return at;
}

static const char *read_entity(struct trial *trial, const char *at)
{
    static const struct {
        const char *name;
        char byte;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].name);
        if (strncmp(at, entities[i].name, length) == 0) {
            strbuf_putc(&trial->read, entities[i].byte);
            return at + length;
        }
    }
    check(trial, false, "a bare &", at);
    return at;
}

/* A tag; the open elements are a stack of numbers. */
static const char *read_tag(struct trial *trial, const char *at, size_t *open, size_t *depth)
{
    bool closing = at[1] == '/';
    const char *name = at + 1 + closing;
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789");
    size_t element = element_of(trial, name, length);
    const char *end = read_attributes(trial, name + length);
    bool empty = strncmp(end, " />", 3) == 0;
    end += empty ? 2 : 0;
    check(trial, *end == '>', "a tag that does not end", at);
    if (closing)
        check(trial, *depth > 0 && open[--*depth] == element, "an end without a start", at);
    else if (!empty)
        open[(*depth)++] = element;
    check(trial, *depth < 60, "too many open elements", at);
    if (strcmp(elements[element], "a") != 0 && strcmp(elements[element], "strong") != 0 &&
        strcmp(elements[element], "code") != 0)
        part_words(trial);
    if (!closing && strcmp(elements[element], "style") == 0)
        return strstr(end, "</style>");
    return end + 1;
}

static void read_html(struct trial *trial)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    size_t open[64];
    size_t depth = 0;
    const char *at = trial->out.text;
    check(trial, strncmp(at, doctype, strlen(doctype)) == 0, "no document type", at);
    at += strlen(doctype);
    while (*at) {
        check(trial, *at != '>', "a bare >", at);
        if (*at == '<')
            at = read_tag(trial, at, open, &depth);
        else if (*at == '&')
            at = read_entity(trial, at);
        else if (*at == '\n')
            part_words(trial), at++;
        else
            strbuf_putc(&trial->read, *at++);
    }
    check(trial, depth == 0, "an element that does not end", "the end");
}

/* Markdown: a code span that ends, at `at`. */
static const char *read_span(struct trial *trial, const char *at, const char *end, bool table)
{
    size_t fence = strspn(at, "`");
    const char *from = at + fence;
    const char *to = from;
    size_t run = 0;
    for (; to < end; to += run ? run : 1) {
        run = strspn(to, "`");
        if (run == fence)
            break;
    }
    check(trial, to < end, "a code span that does not end", at);
    const char *next = to + fence;
    if (*from == ' ' && to[-1] == ' ')
        from++, to--;
    for (; from < to; from++)
        if (!(table && from[0] == '\\' && from[1] == '|'))
            strbuf_putc(&trial->read, *from);
    return next;
}

static const char *read_destination(const struct trial *trial, const char *at)
{
    check(trial, at[1] == '(', "a ] that ends no link", at);
    bool outside = at[2] == '<';
    at += outside ? 3 : 2;
    check(trial, strncmp(at, outside ? "http" : "#", outside ? 4 : 1) == 0, "a strange target", at);
    const char *end = at + strcspn(at, outside ? "> \n" : ") \n<");
    check(trial, *end == (outside ? '>' : ')'), "a target that does not end", at);
    return end + (outside ? 2 : 1);
}

static const char *read_anchor(const struct trial *trial, const char *at)
{
    static const char start[] = "<a id=\"";
    static const char end[] = "\"></a>";
    check(trial, strncmp(at, start, strlen(start)) == 0, "a bare <", at);
    const char *close = at + strlen(start) + strcspn(at + strlen(start), "\"<>\n");
    check(trial, strncmp(close, end, strlen(end)) == 0, "an anchor that does not end", at);
    return close + strlen(end);
}

static bool is_inside_word(const char *line, const char *at)
{
    return at > line && isalnum((unsigned char)at[-1]) && isalnum((unsigned char)at[1]);
}

static void read_inlines(struct trial *trial, const char *at, const char *end, bool table)
{
    const char *line = at;
    bool strong = false;
    bool link = false;
    while (at < end) {
        if (*at == '\\') {
            check(trial, ispunct((unsigned char)at[1]), "a backslash before no punctuation", at);
            strbuf_putc(&trial->read, at[1]);
            at += 2;
        } else if (*at == '`') {
            at = read_span(trial, at, end, table);
        } else if (*at == '[') {
            check(trial, !link && (at == line || at[-1] != '!'), "a [ within a link", at);
            link = true;
            at++;
        } else if (*at == ']') {
            check(trial, link, "a ] without a [", at);
            at = read_destination(trial, at);
            link = false;
        } else if (strncmp(at, "**", 2) == 0) {
            strong = !strong;
            at += 2;
        } else if (*at == '<') {
            at = read_anchor(trial, at);
        } else if (*at == '|' && table) {
            part_words(trial);
            at++;
        } else {
            check(trial, !strchr("*&~$#>|", *at), "a bare mark", at);
            check(trial, *at != '_' || is_inside_word(line, at), "a bare _", at);
            strbuf_putc(&trial->read, *at++);
        }
    }
    check(trial, !strong && !link, "a line that leaves something open", line);
}

/* Whether a paragraph that begins like this would be something else. */
static bool begins_block(const char *at)
{
    size_t digits = strspn(at, "0123456789");
    if (digits > 0)
        return (at[digits] == '.' || at[digits] == ')') && strchr(" \n", at[digits + 1]);
    return strchr("-+", *at) && strchr(" \n-", at[1]);
}

static void read_markdown(struct trial *trial)
{
    bool blank = true;
    for (const char *at = trial->out.text; *at;) {
        const char *end = at + strcspn(at, "\n");
        const char *text = at + strspn(at, " ");
        size_t level = strspn(text, "#");
        bool item = strncmp(text, "- ", 2) == 0;
        bool heading = level > 0 && text[level] == ' ';
        bool table = *text == '|';
        check(trial, item || text == at, "a line that is indented", at);
        check(trial, item || table || blank || at == end, "a line within a paragraph", at);
        text += heading ? level + 1 : item ? 2 : 0;
        check(trial, text == end || table || !begins_block(text), "a block by mistake", at);
        part_words(trial);
        read_inlines(trial, text, end, table);
        blank = at == end;
        at = *end ? end + 1 : end;
    }
}

/* mdoc: a word with its escapes. */
static const char *read_escape(struct trial *trial, const char *at)
{
    static const struct {
        const char *name;
        const char *text;
    } escapes[] = {{"\\e", "\\"},  {"\\(dq", "\""}, {"\\(aq", "'"}, {"\\(ga", "`"}, {"\\(ha", "^"},
                   {"\\(ti", "~"}, {"\\-", "-"},    {"\\&", ""},    {"\\fB", ""},   {"\\fR", ""}};
    unsigned point;
    int length = 0;
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (strncmp(at, escapes[i].name, strlen(escapes[i].name)) == 0) {
            strbuf_puts(&trial->read, escapes[i].text);
            return at + strlen(escapes[i].name);
        }
    check(trial, sscanf(at, "\\[u%X]%n", &point, &length) == 1 && length > 0, "an escape", at);
    if (point >= 0x10000)
        strbuf_putc(&trial->read, (char)(0xf0 | (point >> 18)));
    if (point >= 0x800)
        strbuf_putc(&trial->read, (char)(point >= 0x10000 ? 0x80 | ((point >> 12) & 0x3f)
                                                          : 0xe0 | (point >> 12)));
    strbuf_putc(&trial->read,
                (char)(point >= 0x800 ? 0x80 | ((point >> 6) & 0x3f) : 0xc0 | (point >> 6)));
    strbuf_putc(&trial->read, (char)(0x80 | (point & 0x3f)));
    return at + length;
}

static void read_roff(struct trial *trial, const char *at, const char *end)
{
    while (at < end) {
        check(trial, *at >= ' ' && *at < 0x7f && !strchr("\"'`^~", *at), "a bare character", at);
        if (*at == '\\')
            at = read_escape(trial, at);
        else
            strbuf_putc(&trial->read, *at++);
    }
}

/* Words behind a macro must be none themselves. */
static void check_arguments(const struct trial *trial, const char *at, const char *end)
{
    while (at < end) {
        const char *word = at + strspn(at, " ");
        size_t length = strcspn(word, " \n");
        bool macro =
            length <= 3 && isupper((unsigned char)word[0]) && !isupper((unsigned char)word[1]);
        check(trial, !macro, "a word that may be a macro", word);
        check(trial, isalnum((unsigned char)*word) || *word == '\\', "a word that is a mark", word);
        at = word + length;
    }
}

/* A line of a macro; lists and displays that are open are counted. */
static void read_macro(struct trial *trial, const char *at, const char *end, int open[2])
{
    static const struct {
        const char *name;
        bool words; /* its arguments are words */
        int list;
        int display;
    } macros[] = {{".Sh ", true, 0, 0},    {".Ss ", true, 0, 0},  {".Nd ", true, 0, 0},
                  {".It Em ", true, 0, 0}, {".It ", true, 0, 0},  {".It", false, 0, 0},
                  {".Bl ", false, 1, 0},   {".El", false, -1, 0}, {".Bd ", false, 0, 1},
                  {".Ed", false, 0, -1},   {".Pp", false, 0, 0},  {".Tg ", false, 0, 0},
                  {".Dd", false, 0, 0},    {".Dt ", false, 0, 0}, {".Os ", false, 0, 0},
                  {".Nm ", false, 0, 0},   {".Xr ", false, 0, 0}};
    size_t i = 0;
    while (i < sizeof macros / sizeof *macros &&
           strncmp(at, macros[i].name, strlen(macros[i].name)) != 0)
        i++;
    check(trial, i < sizeof macros / sizeof *macros, "a strange macro", at);
    open[0] += macros[i].list;
    open[1] += macros[i].display;
    check(trial, open[0] >= 0 && open[1] >= 0 && open[1] <= 1, "an end without a start", at);
    if (!macros[i].words)
        return;
    at += strlen(macros[i].name);
    if (strncmp(macros[i].name, ".Sh", 3) != 0)
        check_arguments(trial, at, end);
    read_roff(trial, at, end);
}

static void read_mdoc(struct trial *trial)
{
    int open[2] = {0, 0};
    for (const char *at = trial->out.text; *at;) {
        const char *end = at + strcspn(at, "\n");
        check(trial, end > at && end[-1] != ' ', "a blank line, or a blank that ends one", at);
        part_words(trial);
        if (*at == '.')
            read_macro(trial, at, end, open);
        else
            read_roff(trial, at, end);
        at = *end ? end + 1 : end;
    }
    check(trial, open[0] == 0 && open[1] == 0, "something that does not end", "the end");
}

/* ---- trials ---- */

static const struct {
    const char *name;
    const struct doc_format *format;
    void (*read)(struct trial *trial);
} formats[] = {{"markdown", &doc_markdown, read_markdown},
               {"html", &doc_html, read_html},
               {"man", &doc_mdoc, read_mdoc}};

static void check_texts(const struct trial *trial)
{
    for (uint32_t i = 0; i < trial->count; i++) {
        struct strbuf words;
        strbuf_init(&words);
        doc_squeeze(&words, trial->texts[i]);
        if (words.length > 0)
            check(trial, strstr(trial->read.text, words.text), "a text is lost", words.text);
        strbuf_fini(&words);
    }
}

static void try_format(struct trial *trial, size_t format)
{
    strbuf_init(&trial->out);
    strbuf_init(&trial->read);
    trial->format = formats[format].name;
    doc_write(trial->pack, formats[format].format, "2026-01-02", &trial->out);
    assert_false(trial->out.failed);
    assert_int_equal(utf8_valid(trial->out.text, trial->out.length), trial->out.length);
    formats[format].read(trial);
    check_texts(trial);
    strbuf_fini(&trial->read);
    strbuf_fini(&trial->out);
}

static void try_pack(const char *text, uint64_t seed)
{
    const char *texts[TEXTS];
    struct intake intake;
    intake_text(&intake, text);
    intake_check_good(&intake);
    struct trial trial = {.random = seed, .seed = seed, .pack = intake.pack, .texts = texts};
    spoil_head(&trial);
    spoil_facts(&trial);
    spoil_evidence(&trial);
    spoil_rules(&trial);
    spoil_layers(&trial);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        try_format(&trial, i);
    intake_fini(&intake);
}

static void awkward_texts_stay_texts_in_every_format(void **state)
{
    (void)state;
    uint64_t seed = setting("RULING_SEED", 1);
    uint64_t cases = setting("RULING_CASES", 300 * setting("ROUNDS", 1));
    char *text = small_pack();
    for (uint64_t i = 0; i < cases; i++)
        try_pack(text, seed + i);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(awkward_texts_stay_texts_in_every_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
