#include "cmd/ask/keys.h"

#include <string.h>

#include "cmd/ask/attention.h"
#include "cmd/ask/glyph.h"
#include "cmd/ask/terminal.h"

/* Milliseconds: how long the rest of a key may take after an Escape, after an Escape that was given
 * out already, and after more than that; how long a pause ends what is pasted. */
enum { WAIT_ESCAPE = 100, WAIT_LATE = 500, WAIT_REST = 1000, WAIT_PASTE = 20 };

#define ESCAPE '\033'

static const struct {
    const char *name; /* in terminfo */
    enum key_kind kind;
} named[] = {
    {"kcuu1", KEY_UP},     {"kcud1", KEY_DOWN},    {"kcub1", KEY_LEFT},  {"kcuf1", KEY_RIGHT},
    {"khome", KEY_HOME},   {"kend", KEY_END},      {"kpp", KEY_PAGE_UP}, {"knp", KEY_PAGE_DOWN},
    {"kdch1", KEY_DELETE}, {"kbs", KEY_BACKSPACE}, {"kent", KEY_ENTER},  {"PS", KEY_PASTE},
};
enum { NAMED = sizeof named / sizeof *named };

static const struct {
    char byte;
    enum key_kind kind;
} controls[] = {
    {'\r', KEY_ENTER},     {'\n', KEY_ENTER}, {'\t', KEY_TAB},       {'\b', KEY_BACKSPACE},
    {0x7f, KEY_BACKSPACE}, {0x01, KEY_HOME},  {0x05, KEY_END},       {0x10, KEY_UP},
    {0x0e, KEY_DOWN},      {0x15, KEY_KILL},  {0x17, KEY_KILL_WORD}, {0x0c, KEY_REDRAW},
    {0x04, KEY_EXIT},
};

/* ---- bytes ---- */

static size_t waiting(const struct keys *keys)
{
    return keys->end - keys->start;
}

/* Reads more, within a time; true when more came, else `*what` says why not. */
static bool more(struct keys *keys, int milliseconds, enum attention *what)
{
    if (keys->start > 0) {
        memmove(keys->bytes, keys->bytes + keys->start, waiting(keys));
        keys->end -= keys->start;
        keys->start = 0;
    }
    *what = ATTENTION_TIMEOUT;
    if (keys->end == sizeof keys->bytes)
        return false;
    while ((*what = attention_wait(milliseconds)) == ATTENTION_RESIZED && milliseconds >= 0)
        keys->resized = true;
    if (*what != ATTENTION_INPUT)
        return false;
    size_t got = terminal_read(keys->bytes + keys->end, sizeof keys->bytes - keys->end);
    keys->end += got;
    if (terminal_lost())
        *what = ATTENTION_END;
    return got > 0;
}

/* ---- escape sequences ---- */

enum match { MATCH_NONE, MATCH_PART, MATCH_WHOLE };

/* Whether the bytes begin with a sequence, or are the beginning of it. A cursor key sends `[` or
 * `O` behind the Escape, by a mode of the terminal that others may have changed. */
static enum match match(const char *bytes, size_t length, const char *sequence)
{
    size_t size = strlen(sequence);
    for (size_t i = 0; i < size; i++) {
        if (i == length)
            return MATCH_PART;
        bool either = i == 1 && size == 3 && (bytes[i] == '[' || bytes[i] == 'O') &&
                      (sequence[i] == '[' || sequence[i] == 'O');
        if (bytes[i] != sequence[i] && !either)
            return MATCH_NONE;
    }
    return MATCH_WHOLE;
}

/* The key that the bytes begin with; its bytes go to `*size`. */
static enum match find_named(const char *bytes, size_t length, enum key_kind *kind, size_t *size)
{
    enum match best = MATCH_NONE;
    for (size_t i = 0; i < NAMED; i++) {
        const char *sequence = terminal_key(named[i].name);
        enum match found =
            sequence && *sequence == ESCAPE ? match(bytes, length, sequence) : MATCH_NONE;
        if (found == MATCH_WHOLE) {
            *kind = named[i].kind;
            *size = strlen(sequence);
            return found;
        }
        best = found > best ? found : best;
    }
    return best;
}

/* The length of a sequence that we have no name for, by the form that all of them have: ESC [,
 * bytes up to '?', and one from '@' on; or ESC O and one byte. 0: it goes on. */
static size_t unnamed(const char *bytes, size_t length)
{
    if (length < 3)
        return 0;
    if (bytes[1] == 'O')
        return 3;
    for (size_t i = 2; i < length; i++) {
        if (bytes[i] < ' ' || bytes[i] > '~')
            return i;
        if (bytes[i] >= '@')
            return i + 1;
    }
    return 0;
}

static enum match find_sequence(const char *bytes, size_t length, enum key_kind *kind, size_t *size)
{
    enum match found = find_named(bytes, length, kind, size);
    if (found != MATCH_NONE)
        return found;
    *kind = KEY_ESCAPE;
    *size = 1;
    if (length < 2 || (bytes[1] != '[' && bytes[1] != 'O'))
        return length < 2 ? MATCH_PART : MATCH_WHOLE;
    *kind = KEY_NONE;
    *size = unnamed(bytes, length);
    return *size ? MATCH_WHOLE : MATCH_PART;
}

/* Reads the key that an Escape begins. */
static void read_sequence(struct keys *keys, struct key *key)
{
    size_t size = 0;
    enum attention what;
    while (find_sequence(keys->bytes + keys->start, waiting(keys), &key->kind, &size) ==
           MATCH_PART) {
        if (more(keys, waiting(keys) > 1 ? WAIT_REST : WAIT_ESCAPE, &what))
            continue;
        /* A line that broke off in the middle of a key: the pieces are no text. */
        bool alone = waiting(keys) == 1;
        key->kind = alone ? KEY_ESCAPE : KEY_NONE;
        keys->after_escape = alone;
        size = waiting(keys);
        break;
    }
    keys->start += size;
    if (key->kind == KEY_PASTE) {
        keys->pasting = true;
        key->kind = KEY_NONE;
    }
}

/* What follows an Escape late, on a slow line, is the rest of its key, if it is one. */
static bool read_late(struct keys *keys, struct key *key)
{
    char whole[16] = {ESCAPE};
    enum attention what;
    for (;;) {
        size_t length = waiting(keys) < sizeof whole - 1 ? waiting(keys) : sizeof whole - 1, size;
        memcpy(whole + 1, keys->bytes + keys->start, length);
        enum match found = find_named(whole, length + 1, &key->kind, &size);
        if (found == MATCH_WHOLE && key->kind != KEY_PASTE) {
            keys->start += size - 1;
            return true;
        }
        if (found != MATCH_PART || !more(keys, WAIT_LATE, &what))
            return false;
    }
}

/* ---- text ---- */

static void add(struct key *key, size_t *length, const char *bytes, size_t size)
{
    if (*length + size >= KEY_ROOM) {
        key->cut = true;
        return;
    }
    memcpy(key->text + *length, bytes, size);
    *length += size;
    key->text[*length] = '\0';
}

/* Pasted text between the terminal's marks. */
static void read_pasted(struct keys *keys, struct key *key)
{
    const char *end = terminal_key("PE");
    size_t length = 0;
    enum attention what = ATTENTION_TIMEOUT;
    key->kind = KEY_PASTE;
    for (;;) {
        const char *bytes = keys->bytes + keys->start;
        enum match found = waiting(keys) == 0 ? MATCH_PART
                           : end              ? match(bytes, waiting(keys), end)
                                              : MATCH_WHOLE;
        if (found == MATCH_WHOLE) {
            keys->start += end ? strlen(end) : 0;
            keys->pasting = false;
            return;
        }
        if (found == MATCH_NONE) {
            add(key, &length, bytes, 1);
            keys->start++;
        } else if (!more(keys, WAIT_REST, &what)) {
            /* The end never came: what there is counts, and a hangup is met again. */
            keys->pasting = false;
            keys->start = keys->end;
            return;
        }
    }
}

/* The bytes of the character at `at`, one that can be typed; 0: none, or not all of it. */
static size_t character(const struct keys *keys, size_t at)
{
    int width;
    if (at >= keys->end)
        return 0;
    size_t size = glyph_read(keys->bytes + at, keys->end - at, &width);
    return width < 0 ? 0 : size;
}

/* Takes the characters up to the next byte that is none, with line ends between characters. */
static void take_run(struct keys *keys, struct key *key, size_t *length)
{
    for (;;) {
        size_t size = character(keys, keys->start);
        if (size > 0) {
            add(key, length, keys->bytes + keys->start, size);
            keys->start += size;
            continue;
        }
        size_t at = keys->start;
        while (at < keys->end && strchr("\r\n\t", keys->bytes[at]) && keys->bytes[at])
            at++;
        if (at == keys->start || character(keys, at) == 0)
            return;
        add(key, length, " ", 1);
        keys->start = at;
    }
}

/* Text that came without marks. One character is a key that was struck. */
static void read_text(struct keys *keys, struct key *key)
{
    size_t size = character(keys, keys->start), length = 0;
    enum attention what;
    if (character(keys, keys->start + size) == 0) {
        key->kind = KEY_TEXT;
        add(key, &length, keys->bytes + keys->start, size);
        keys->start += size;
        return;
    }
    key->kind = KEY_PASTE;
    do
        take_run(keys, key, &length);
    while (more(keys, WAIT_PASTE, &what));
}

/* ---- keys ---- */

static void read_control(struct keys *keys, struct key *key)
{
    char byte = keys->bytes[keys->start++];
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (controls[i].byte == byte)
            key->kind = controls[i].kind;
}

/* A character of which only the first bytes are there, or bytes that make none. */
static void read_broken(struct keys *keys, struct key *key)
{
    int width;
    enum attention what;
    const char *bytes = keys->bytes + keys->start;
    if (glyph_read(bytes, waiting(keys), &width) == 0 && more(keys, WAIT_REST, &what))
        return;
    keys->start++;
    key->kind = KEY_NONE;
}

static enum key_kind happening(enum attention what)
{
    switch (what) {
    case ATTENTION_RESIZED:
        return KEY_RESIZED;
    case ATTENTION_STOP:
        return KEY_STOP;
    case ATTENTION_END:
        return KEY_GONE;
    default:
        return KEY_NONE;
    }
}

void keys_next(struct keys *keys, struct key *key)
{
    enum attention what;
    memset(key, 0, offsetof(struct key, text) + 1);
    key->cut = false;
    if (keys->resized) {
        keys->resized = false;
        key->kind = KEY_RESIZED;
        return;
    }
    if (waiting(keys) == 0 && !more(keys, -1, &what)) {
        key->kind = happening(what);
        return;
    }
    bool late = keys->after_escape;
    keys->after_escape = false;
    unsigned char first = (unsigned char)keys->bytes[keys->start];
    if (keys->pasting)
        read_pasted(keys, key);
    else if (late && (first == '[' || first == 'O') && read_late(keys, key))
        return;
    else if (first == ESCAPE)
        read_sequence(keys, key);
    else if (character(keys, keys->start) > 0)
        read_text(keys, key);
    else if (first < ' ' || first == 0x7f)
        read_control(keys, key);
    else
        read_broken(keys, key);
}
