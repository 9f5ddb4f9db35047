#include "cmd/ask/dialog.h"

#include <string.h>

#include "cmd/ask/attention.h"

/* A letter as names are compared. */
static char plain(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '_' || c == '-' ? ' ' : c;
}

bool dialog_begins(const char *name, const char *typed)
{
    for (; *typed; name++, typed++)
        if (plain(*name) != plain(*typed))
            return false;
    return true;
}

static const char *name_of(const struct dialog *dialog, size_t index)
{
    struct item item = {.name = ""};
    dialog->parts->item(dialog, index, &item);
    return item.name;
}

/* Where the item under the cursor stands in the list; its length when it is not there. */
static size_t place(const struct canvas *canvas, const struct dialog *dialog, size_t listed)
{
    size_t at = 0;
    while (at < listed && canvas->listed[at] != dialog->cursor)
        at++;
    return at;
}

static void move(struct canvas *canvas, struct dialog *dialog, int step)
{
    size_t listed = dialog_list(canvas, dialog);
    dialog->follow = true;
    dialog->show_below = false;
    if (listed == 0) {
        dialog->first += step;
        dialog->follow = false;
        return;
    }
    size_t at = place(canvas, dialog, listed);
    if (at == listed)
        at = 0;
    else if (step < 0)
        at = at > 0 ? at - 1 : listed - 1;
    else
        at = at + 1 < listed ? at + 1 : 0;
    dialog->cursor = canvas->listed[at];
}

/* The number that is typed, "12" or "#12"; 0 when it is none that picks an item. */
static size_t typed_number(const struct dialog *dialog)
{
    const char *at = dialog->field.text;
    if ((*at == '#') != dialog->parts->hash && *at != '#')
        return 0;
    at += *at == '#';
    size_t number = 0;
    for (; *at >= '0' && *at <= '9' && number < DIALOG_ITEMS; at++)
        number = number * 10 + (size_t)(*at - '0');
    return *at ? 0 : number;
}

/* The cursor goes to what is typed, so that a person sees what it would be taken for. */
static void follow_typed(struct canvas *canvas, struct dialog *dialog)
{
    size_t listed = dialog_list(canvas, dialog), number = typed_number(dialog);
    dialog->follow = true;
    if (dialog->parts->fits && listed > 0 && place(canvas, dialog, listed) == listed)
        dialog->cursor = canvas->listed[0];
    if (dialog->field.length == 0 || dialog->parts->fits)
        return;
    for (size_t i = 0; i < listed; i++) {
        struct item item = {.name = ""};
        dialog->parts->item(dialog, canvas->listed[i], &item);
        if (number ? item.number == number : dialog_begins(item.name, dialog->field.text)) {
            dialog->cursor = canvas->listed[i];
            return;
        }
    }
}

/* Completes what is typed to the name under the cursor. */
static void complete(struct canvas *canvas, struct dialog *dialog)
{
    size_t listed = dialog_list(canvas, dialog);
    dialog->typing = true;
    if (listed > 0 && dialog->field.length > 0 && place(canvas, dialog, listed) < listed &&
        (dialog->parts->fits || typed_number(dialog) ||
         dialog_begins(name_of(dialog, dialog->cursor), dialog->field.text)))
        field_set(&dialog->field, name_of(dialog, dialog->cursor));
}

static void resize(struct canvas *canvas, struct dialog *dialog)
{
    int columns, rows;
    terminal_renew();
    terminal_size(&columns, &rows);
    paint_resized(&canvas->painter, columns);
    dialog->follow = true;
}

static void stop(struct canvas *canvas)
{
    paint_end(&canvas->painter);
    attention_stop();
    paint_begin(&canvas->painter);
}

/* Keys that are the same in every dialog; false for others. */
static bool common_key(struct canvas *canvas, struct dialog *dialog, const struct key *key)
{
    switch (key->kind) {
    case KEY_NONE:
        return true;
    case KEY_RESIZED:
    case KEY_REDRAW:
        resize(canvas, dialog);
        return true;
    case KEY_STOP:
        stop(canvas);
        return true;
    case KEY_UP:
        move(canvas, dialog, -1);
        return true;
    case KEY_DOWN:
        move(canvas, dialog, 1);
        return true;
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
        dialog->first += (key->kind == KEY_PAGE_UP ? -1 : 1) *
                         (canvas->frame.rows > 6 ? canvas->frame.rows - 5 : 1);
        dialog->follow = dialog->show_below = false;
        return true;
    default:
        return false;
    }
}

/* A key while text is typed. */
static void type(struct canvas *canvas, struct dialog *dialog, const struct key *key)
{
    bool empty = dialog->field.length == 0;
    if (key->kind == KEY_TAB) {
        complete(canvas, dialog);
        return;
    }
    if (empty && key->kind == KEY_BACKSPACE && !dialog->parts->only_type) {
        dialog->typing = false;
        return;
    }
    if (!field_key(&dialog->field, key)) {
        terminal_bell();
        return;
    }
    dialog->said = NULL;
    if (dialog->field.cut || key->cut) {
        dialog->said = "That is longer than an answer can be; the rest was left out.";
        dialog->wrong = true;
    }
    follow_typed(canvas, dialog);
}

/* A letter that is a command, while nothing is typed. */
static bool command(struct dialog *dialog, const struct key *key)
{
    if (key->kind != KEY_TEXT || key->text[1] || (dialog->typing && dialog->field.length > 0) ||
        (dialog->typing && dialog->parts->only_type) || !dialog->parts->keys ||
        !strchr(dialog->parts->keys, key->text[0]))
        return false;
    if (dialog->typing)
        return false;
    dialog->key = key->text[0];
    return true;
}

/* Whether a key ends the dialog. */
static bool ends(struct dialog *dialog, const struct key *key, enum outcome *outcome)
{
    switch (key->kind) {
    case KEY_ENTER:
        *outcome = OUTCOME_ENTER;
        return true;
    case KEY_ESCAPE:
        *outcome = OUTCOME_ESCAPE;
        if (dialog->typing && !dialog->parts->only_type) {
            dialog->typing = false;
            dialog->said = NULL;
            field_set(&dialog->field, "");
            return false;
        }
        return true;
    case KEY_EXIT:
        *outcome = OUTCOME_EXIT;
        return dialog->field.length == 0;
    case KEY_GONE:
        *outcome = OUTCOME_GONE;
        return true;
    default:
        *outcome = OUTCOME_KEY;
        return command(dialog, key);
    }
}

/* Keys that begin to type, or mean nothing here. */
static void other_key(struct canvas *canvas, struct dialog *dialog, const struct key *key)
{
    bool text = key->kind == KEY_TEXT || key->kind == KEY_PASTE;
    if (key->kind == KEY_ESCAPE || key->kind == KEY_EXIT)
        return;
    if (!dialog->typing && dialog->parts->type && (text || key->kind == KEY_TAB)) {
        dialog->typing = true;
        if (key->kind == KEY_TAB)
            return;
    }
    if (dialog->typing)
        type(canvas, dialog, key);
    else
        terminal_bell();
}

enum outcome dialog_run(struct canvas *canvas, struct dialog *dialog)
{
    enum outcome outcome;
    struct key key;
    dialog->follow = true;
    if (dialog->parts->only_type)
        dialog->typing = true;
    for (;;) {
        int columns, rows;
        terminal_size(&columns, &rows);
        dialog_draw(canvas, dialog, columns, rows);
        paint(&canvas->painter, &canvas->frame);
        keys_next(&canvas->keys, &key);
        if (ends(dialog, &key, &outcome))
            return outcome;
        if (!common_key(canvas, dialog, &key))
            other_key(canvas, dialog, &key);
    }
}
