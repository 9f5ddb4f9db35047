/* libyaml tells where it gave up, which is often not where the mistake is, and in terms of its own
 * grammar. The table below goes from its words, and from what stands at the place, to the mistake
 * that most likely was made. */
#include "document/yaml_syntax.h"

#include <string.h>

#include "base/utf8.h"

/* Finds the culprit; false when the row of the table does not fit. */
typedef bool finder(const struct source *source, const struct yaml_trouble *trouble,
                    struct span *span);

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_space(char c)
{
    return is_blank(c) || c == '\n' || c == '\r';
}

/* The character at `at`. At the end of the text, the place behind its last word: an empty last line
 * shows nothing. */
static struct span character(const struct source *source, uint32_t at)
{
    size_t size = 0;
    if (at < source->length)
        utf8_decode(source->bytes + at, &size);
    else
        while (at > 0 && is_space(source->bytes[at - 1]))
            at--;
    return (struct span){source, at, at + (uint32_t)size};
}

/* The line that holds `at`, without its line end. */
static struct span line_around(const struct source *source, uint32_t at)
{
    uint32_t length;
    const char *text = source_line(source, source_position(source, at).line, &length);
    uint32_t start = (uint32_t)(text - source->bytes);
    return (struct span){source, start, start + length};
}

/* The first word of `line` that holds a colon with no space on either side, as in `key:value`;
 * false when there is none, or a proper colon stands before it. URLs are no such words. */
static bool find_glued(struct span line, struct span *word)
{
    const char *bytes = line.source->bytes;
    uint32_t at = line.start;
    while (at < line.end && bytes[at] != ':')
        at++;
    if (at == line.start || at + 1 >= line.end || is_blank(bytes[at + 1]) || bytes[at + 1] == '/')
        return false;
    *word = (struct span){line.source, at, at};
    while (word->start > line.start && !is_blank(bytes[word->start - 1]))
        word->start--;
    while (word->end < line.end && !is_blank(bytes[word->end]))
        word->end++;
    return true;
}

static bool find_here(const struct source *source, const struct yaml_trouble *trouble,
                      struct span *span)
{
    *span = character(source, trouble->at);
    return true;
}

static bool find_start(const struct source *source, const struct yaml_trouble *trouble,
                       struct span *span)
{
    *span = character(source, trouble->from);
    return true;
}

static bool find_start_line(const struct source *source, const struct yaml_trouble *trouble,
                            struct span *span)
{
    *span = line_around(source, trouble->from);
    span->start = trouble->from;
    return true;
}

static bool find_tab(const struct source *source, const struct yaml_trouble *trouble,
                     struct span *span)
{
    return find_here(source, trouble, span) && source->bytes[trouble->at] == '\t';
}

static bool find_bracket(const struct source *source, const struct yaml_trouble *trouble,
                         struct span *span)
{
    char c = source->bytes[trouble->at];
    return find_here(source, trouble, span) && (c == ']' || c == '}');
}

static bool find_colon(const struct source *source, const struct yaml_trouble *trouble,
                       struct span *span)
{
    return find_here(source, trouble, span) && source->bytes[trouble->at] == ':';
}

static bool find_dash(const struct source *source, const struct yaml_trouble *trouble,
                      struct span *span)
{
    const char *at = source->bytes + trouble->at;
    return find_here(source, trouble, span) && at[0] == '-' && is_space(at[1]);
}

static bool find_escape(const struct source *source, const struct yaml_trouble *trouble,
                        struct span *span)
{
    *span = character(source, trouble->at);
    span->end = character(source, span->end).end;
    return true;
}

static bool find_in_block(const struct source *source, const struct yaml_trouble *trouble,
                          struct span *span)
{
    return find_here(source, trouble, span) &&
           strcmp(trouble->context, "while parsing a block node") == 0;
}

/* Something stands on the line before the place. */
static bool find_behind(const struct source *source, const struct yaml_trouble *trouble,
                        struct span *span)
{
    struct span line = line_around(source, trouble->at);
    while (line.start < trouble->at && is_blank(source->bytes[line.start]))
        line.start++;
    return find_here(source, trouble, span) && line.start < trouble->at;
}

/* The line has a colon already. */
static bool find_second_colon(const struct source *source, const struct yaml_trouble *trouble,
                              struct span *span)
{
    struct span line = line_around(source, trouble->at);
    return find_here(source, trouble, span) &&
           memchr(source->bytes + line.start, ':', trouble->at - line.start);
}

static bool find_glued_start(const struct source *source, const struct yaml_trouble *trouble,
                             struct span *span)
{
    return find_glued(line_around(source, trouble->from), span);
}

static bool find_glued_above(const struct source *source, const struct yaml_trouble *trouble,
                             struct span *span)
{
    uint32_t start = line_around(source, trouble->at).start;
    return start > 0 && find_glued(line_around(source, start - 1), span);
}

/* `-name: x` above: a list item whose dash lacks its space. */
static bool find_dash_above(const struct source *source, const struct yaml_trouble *trouble,
                            struct span *span)
{
    uint32_t start = line_around(source, trouble->at).start;
    struct span line = line_around(source, start > 0 ? start - 1 : 0);
    while (line.start < line.end && is_blank(source->bytes[line.start]))
        line.start++;
    const char *at = source->bytes + line.start;
    *span = character(source, line.start);
    return start > 0 && at[0] == '-' && !is_space(at[1]) && at[1] != '-';
}

/* Tags and directives are refused anyway, well-formed or not. */
static bool find_tag(const struct source *source, const struct yaml_trouble *trouble,
                     struct span *span)
{
    if (!strstr(trouble->context, "tag") && !strstr(trouble->context, "directive") &&
        !strstr(trouble->problem, "tag"))
        return false;
    *span = line_around(source, trouble->from);
    span->start = span->end = trouble->from;
    span->end += (uint32_t)strcspn(source->bytes + span->end, " \t\r\n,]}");
    return true;
}

struct row {
    const char *problem; /* in libyaml's words; NULL: any */
    finder *find;
    const char *message; /* NULL: libyaml's words */
    const char *label;
    bool opened; /* where the thing began matters as well */
};

#define TAB     "a tab in the indentation", "indent with spaces"
#define BEGIN   "a plain value cannot begin like this", "put the value in quotes"
#define GLUED   "a space is missing behind the colon", "write `key: value`"
#define QUOTE   "a quote that is not closed", "opened here"
#define NO_KEY  "a key is missing", "expected in front of the colon"
#define BRACKET "a bracket that closes nothing", "put the value in quotes, or open the bracket"

/* The first row that fits counts. */
static const struct row rows[] = {
    {"found character that cannot start any token", find_tab, TAB, false},
    {"found character that cannot start any token", find_here, BEGIN, false},
    {"found a tab character that violates indentation", find_here, TAB, false},
    {"found a tab character where an indentation space is expected", find_here, TAB, false},
    {"mapping values are not allowed in this context", find_second_colon,
     "a plain value cannot hold a colon with a space behind it", "put the whole value in quotes",
     false},
    {"mapping values are not allowed in this context", find_glued_above, GLUED, false},
    {"mapping values are not allowed in this context", find_dash_above,
     "a space is missing behind the dash", "write `- key: value`", false},
    {"mapping values are not allowed in this context", find_here, "a key cannot stand here",
     "is the line indented too far, or a colon missing above?", false},
    {"could not find expected ':'", find_glued_start, GLUED, false},
    {"could not find expected ':'", find_start_line, "a key without a colon",
     "a line of a mapping is `key: value`", false},
    {"found unexpected ':'", find_here, GLUED, false},
    {"found unexpected end of stream", find_start, QUOTE, false},
    {"found unexpected document indicator", find_start, QUOTE, false},
    {"found unknown escape character", find_escape, "an escape that YAML does not know",
     "use single quotes, or \\\\ for a backslash", false},
    {"did not find expected hexdecimal number", find_here, "an escape with too few digits",
     "\\x takes two hexadecimal digits, \\u four, \\U eight", false},
    {"found invalid Unicode character escape code", find_here, "an escape for no character",
     "write the character itself", false},
    {"did not find expected alphabetic or numeric character", find_start, BEGIN, false},
    {"did not find expected key", find_colon, NO_KEY, false},
    {"did not find expected key", find_behind, "text behind the end of a value",
     "put the whole value in one pair of quotes", false},
    {"did not find expected key", find_dash, "a list item where a key is expected",
     "align it with the items that it belongs to", false},
    {"did not find expected key", find_here, "indentation that fits no line above",
     "align this line with its neighbours", false},
    {"did not find expected '-' indicator", find_behind, "text behind the end of a value",
     "put the whole value in one pair of quotes", false},
    {"did not find expected '-' indicator", find_here, "a list item is expected here",
     "begin it with `- `, aligned with the items above", false},
    {"did not find expected ',' or ']'", find_here, "a comma or `]` is missing",
     "expected here or before", true},
    {"did not find expected ',' or '}'", find_here, "a comma or `}` is missing",
     "expected here or before", true},
    {"did not find expected node content", find_bracket, BRACKET, false},
    {"did not find expected node content", find_colon, NO_KEY, false},
    {"did not find expected node content", find_in_block, BEGIN, false},
    {"did not find expected node content", find_here, "a value is missing", "expected here", false},
    {"block sequence entries are not allowed in this context", find_here,
     "a list cannot begin on this line", "begin it on the next, or put the value in quotes", false},
    {"mapping keys are not allowed in this context", find_here, BEGIN, false},
    {"did not find expected comment or line break", find_here, "text behind the `|` or `>`",
     "begin the text on the next line", false},
    {"found an indentation indicator equal to 0", find_here, "an indentation of 0",
     "it is 1 to 9, and best left out", false},
    {"did not find expected <document start>", find_bracket, BRACKET, false},
    {"did not find expected <document start>", find_here, "text behind the end of the document",
     "is it indented less than the first line?", false},
    {NULL, find_here, NULL, NULL, false},
};

static void complain_tag(struct span span, struct diags *diags)
{
    struct diag *diag = diag_add(diags, R0013, span, "tags and directives are refused");
    diag_label(diags, diag, "a value that begins with ! needs quotes");
}

void yaml_complain(const struct source *source, const struct yaml_trouble *trouble,
                   struct diags *diags)
{
    struct span span;
    if (find_tag(source, trouble, &span)) {
        complain_tag(span, diags);
        return;
    }
    const struct row *row = rows;
    while ((row->problem && strcmp(row->problem, trouble->problem) != 0) ||
           !row->find(source, trouble, &span))
        row++;
    struct diag *diag =
        diag_add(diags, R0010, span, "%s", row->message ? row->message : trouble->problem);
    if (row->label)
        diag_label(diags, diag, "%s", row->label);
    if (row->opened)
        diag_relate(diag, character(source, trouble->from));
}
