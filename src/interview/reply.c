#include "interview/reply.h"

#include <string.h>

#include "base/utf8.h"
#include "document/document.h"
#include "document/quote.h"
#include "rule/literal.h"

#define BLANKS " \t\r\n"

/* A reply while it is read. */
struct reply {
    const struct fact *fact;
    const char *address;
    struct arena *scratch;
    struct diags *diags;
};

uint32_t reply_choices(const struct fact *fact)
{
    return fact_value_kind(fact) == VALUE_NUMBER ? fact->band_count : fact->value_count;
}

const char *reply_choice(const struct fact *fact, uint32_t index)
{
    return fact_value_kind(fact) == VALUE_NUMBER ? fact->bands[index].name
                                                 : fact->values[index].name;
}

/* ---- words ---- */

/* The number that a word is, from 1; 0 when it is none. "#" may stand before it, and must where
 * numbers are answers. */
static uint32_t choice_number(const struct fact *fact, const char *word, size_t length)
{
    bool marked = length > 0 && word[0] == '#';
    uint32_t number = 0;
    if (!marked && fact_value_kind(fact) == VALUE_NUMBER)
        return 0;
    size_t at = marked ? 1 : 0;
    if (at == length || length > at + 4)
        return 0;
    for (; at < length; at++) {
        if (word[at] < '0' || word[at] > '9')
            return 0;
        number = 10 * number + (uint32_t)(word[at] - '0');
    }
    return number;
}

static bool is_word(const char *word, size_t length, const char *what)
{
    return strlen(what) == length && memcmp(word, what, length) == 0;
}

/* Appends what a word stands for. False when it is the number of no choice. */
static bool add_word(const struct reply *reply, const char *word, size_t length, struct strbuf *out)
{
    const struct fact *fact = reply->fact;
    uint32_t number = choice_number(fact, word, length);
    uint32_t choices = reply_choices(fact);
    bool is_bool = fact->type == FACT_BOOL;
    if (is_bool && (is_word(word, length, "yes") || is_word(word, length, "no"))) {
        strbuf_puts(out, length == 3 ? "true" : "false");
    } else if (number == 0) {
        strbuf_add(out, word, length);
    } else if (number <= choices) {
        strbuf_puts(out, reply_choice(fact, number - 1));
    } else {
        struct diag *diag = diag_add_file(reply->diags, R0553, reply->address,
                                          "there is no choice %u", (unsigned)number);
        diag_hint(reply->diags, diag, choices > 0 ? "choices: 1 to %u" : "there are none to choose",
                  (unsigned)choices);
        return false;
    }
    return true;
}

/* ---- the reply as YAML ---- */

/* "1, uploads 3" -> "[images, uploads, video]" */
static bool put_members(const struct reply *reply, const char *text, struct strbuf *out)
{
    static const char between[] = BLANKS ",";
    bool none = is_word(text, strcspn(text, between), "none") &&
                fact_value_find(reply->fact, "none", 4) == FACT_NONE;
    const char *lead = "[";
    if (none)
        text += 4;
    for (text += strspn(text, between); *text; text += strspn(text, between)) {
        size_t length = strcspn(text, between);
        strbuf_puts(out, lead);
        if (!add_word(reply, text, length, out))
            return false;
        text += length;
        lead = ", ";
    }
    strbuf_puts(out, *lead == '[' ? "[]" : "]");
    return true;
}

/* What to read: the text as it is, but for the ways to say it more easily. */
static bool put_source(const struct reply *reply, const char *text, struct strbuf *out)
{
    size_t length = strlen(text);
    bool unknown = is_word(text, length, "unknown");
    if (length == 0 || unknown) {
        strbuf_add(out, text, length);
        return true;
    }
    if (reply->fact->type == FACT_TEXT) {
        quote_add(out, text, length);
        return true;
    }
    if (reply->fact->type == FACT_SET && !strpbrk(text, "[]|"))
        return put_members(reply, text, out);
    return add_word(reply, text, length, out);
}

/* Writes what was read: nothing of what stands around it, such as a comment, comes along. */
static void put_value(const struct node *node, struct strbuf *out)
{
    if (node->kind == NODE_SCALAR) {
        quote_add(out, node->text, node->length);
        return;
    }
    strbuf_putc(out, '[');
    for (uint32_t i = 0; i < node->count; i++) {
        strbuf_puts(out, i > 0 ? ", " : "");
        quote_add(out, node->items[i]->text, node->items[i]->length);
    }
    strbuf_putc(out, ']');
}

static bool complain_empty(const struct reply *reply)
{
    struct diag *diag = diag_add_file(reply->diags, R0104, reply->address, "there is no answer");
    diag_hint(reply->diags, diag, "write `unknown` where the answer is not known");
    return false;
}

static bool read_source(const struct reply *reply, const struct strbuf *source,
                        struct strbuf *value)
{
    struct value unused;
    if (source->failed)
        return diags_no_memory(reply->diags);
    const struct node *node = document_parse(reply->scratch, reply->address, source->text,
                                             source->length, DOCUMENT_YAML, reply->diags);
    if (!node ||
        !literal_read(reply->scratch, reply->fact, node, LITERAL_ANSWER, &unused, reply->diags))
        return false;
    put_value(node, value);
    return !value->failed || diags_no_memory(reply->diags);
}

bool reply_read(const struct fact *fact, const char *address, const char *text,
                struct arena *scratch, struct diags *diags, struct strbuf *value)
{
    struct reply reply = {fact, address, scratch, diags};
    struct strbuf source;
    text += strspn(text, BLANKS);
    size_t length = strlen(text);
    while (length > 0 && strchr(BLANKS, text[length - 1]))
        length--;
    if (length == 0)
        return complain_empty(&reply);
    const char *trimmed = arena_copy(scratch, text, length);
    reply.address = arena_copy(scratch, address, strlen(address));
    if (!trimmed || !reply.address)
        return diags_no_memory(diags);
    strbuf_init(&source);
    bool good = put_source(&reply, trimmed, &source) && read_source(&reply, &source, value);
    strbuf_fini(&source);
    return good;
}

bool reply_prose(const char *text, struct strbuf *out)
{
    size_t length = strlen(text);
    if (utf8_valid(text, length) != length)
        return false;
    text += strspn(text, BLANKS);
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        bool c1 = at[0] == 0xc2 && at[1] >= 0x80 && at[1] < 0xa0;
        at += c1;
        strbuf_putc(out, c1 || *at < ' ' || *at == 0x7f ? ' ' : (char)*at);
    }
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        strbuf_truncate(out, out->length - 1);
    return !out->failed;
}
