/* Messages: the diagnostics of a run, with the texts that they show. */
#include <string.h>

#include "api/handles.h"
#include "base/memory.h"
#include "base/typo.h"
#include "base/utf8.h"
#include "report/messages.h"

ruling_messages *ruling_messages_new(void)
{
    ruling_messages *messages = mem_new(1, sizeof *messages);
    if (!messages)
        return NULL;
    arena_init(&messages->scratch);
    diags_init(&messages->diags, &messages->scratch);
    return messages;
}

void ruling_messages_free(ruling_messages *messages)
{
    if (!messages)
        return;
    arena_fini(&messages->scratch);
    mem_free(messages);
}

ruling_status ruling_messages_status(const ruling_messages *messages)
{
    return api_status(messages);
}

size_t ruling_messages_count(const ruling_messages *messages)
{
    return messages->diags.list.count + (messages->diags.no_memory ? 1 : 0);
}

ruling_status ruling_messages_text(const ruling_messages *messages, const char *format,
                                   const ruling_style *style, char **text)
{
    struct strbuf out;
    struct style inner = api_style(style);
    bool json = strcmp(format, "json") == 0;
    *text = NULL;
    if (!json && strcmp(format, "text") != 0)
        return RULING_INPUT;
    strbuf_init(&out);
    if (json)
        messages_json(&messages->diags, &out);
    else
        messages_text(&messages->diags, messages->wants_ruling, &inner, &out);
    *text = strbuf_take(&out);
    return *text ? RULING_OK : RULING_FAILED;
}

void ruling_messages_want_ruling(ruling_messages *messages)
{
    messages->wants_ruling = true;
}

/* A source is valid UTF-8, and words need not be. */
static void make_valid(struct strbuf *line)
{
    for (size_t at = 0; at < line->length; at++) {
        at += utf8_valid(line->text + at, line->length - at);
        if (at < line->length)
            line->text[at] = '?';
    }
}

void ruling_messages_command_line(ruling_messages *messages, int count, char *const *words)
{
    struct strbuf line;
    if (count <= 0)
        return;
    strbuf_init(&line);
    messages->words = arena_new(&messages->scratch, (size_t)count, sizeof *messages->words);
    for (int i = 0; messages->words && i < count; i++) {
        if (i > 0)
            strbuf_putc(&line, ' ');
        messages->words[i] = (uint32_t)line.length;
        strbuf_puts(&line, words[i]);
    }
    make_valid(&line);
    if (messages->words && !line.failed) {
        char *copy = arena_copy(&messages->scratch, line.text, line.length);
        messages->word_count = count;
        if (copy)
            messages->command_line =
                source_new(&messages->scratch, COMMAND_LINE, copy, line.length);
    }
    if (!messages->command_line)
        diags_no_memory(&messages->diags);
    strbuf_fini(&line);
}

ruling_status ruling_messages_add(ruling_messages *messages, const ruling_mistake *mistake)
{
    enum diag_code code = diag_find(mistake->code);
    struct diag *diag = diag_add(&messages->diags, code == DIAG_CODES ? R0905 : code,
                                 api_word_span(messages, mistake->word), "%s", mistake->message);
    if (mistake->typed && mistake->candidates) {
        struct typo typo;
        typo_init(&typo, mistake->typed);
        for (size_t i = 0; i < mistake->candidate_count; i++)
            typo_offer(&typo, mistake->candidates[i]);
        diag_suggest(&messages->diags, diag, typo.best);
    }
    if (mistake->hint)
        diag_hint(&messages->diags, diag, "%s", mistake->hint);
    return code < DIAG_CODES && diag_entries[code].class == DIAG_FAILURE ? RULING_FAILED
                                                                         : RULING_INPUT;
}
