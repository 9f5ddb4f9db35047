#include "cmd/ask/talk.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cmd/output.h"

#define BLANKS " \t\r\n"

void talk_begin(struct talk *talk, struct sitting *sitting)
{
    *talk = (struct talk){.sitting = sitting, .echoes = !isatty(STDIN_FILENO)};
}

/* ---- saying ---- */

/* Columns that a text takes, about: code points. */
static int columns_of(const char *text, size_t length)
{
    int columns = 0;
    for (size_t i = 0; i < length; i++)
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    return columns;
}

void talk_wrap(const struct talk *talk, const char *text, int indent)
{
    int column = 0, width = talk->sitting->style.width;
    while (*text) {
        char word[512];
        size_t length = strcspn(text, " ");
        size_t kept = length < sizeof word ? length : sizeof word - 1;
        int columns = columns_of(text, length);
        if (column > 0 && column + 1 + columns > width) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (column > 0) {
            putchar(' ');
            column++;
        }
        memcpy(word, text, kept);
        word[kept] = '\0';
        output_name(stdout, word);
        column += columns;
        text += length;
        text += strspn(text, " ");
    }
    putchar('\n');
}

/* The last line counts the messages of a run; in a talk it says nothing. */
static void drop_last_line(char *text)
{
    size_t length = strlen(text);
    if (length > 0)
        length--;
    while (length > 0 && text[length - 1] != '\n')
        length--;
    text[length] = '\0';
}

void talk_messages(const struct talk *talk, ruling_messages *messages)
{
    char *text = NULL;
    if (ruling_messages_text(messages, "text", &talk->sitting->style, &text) == RULING_OK) {
        drop_last_line(text);
        fputs(text, stdout);
    }
    ruling_text_free(text);
    ruling_messages_free(messages);
}

/* ---- reading ---- */

/* Takes the blanks off both ends of the line that was read. */
static void trim(char *line)
{
    size_t lead = strspn(line, BLANKS), length = strlen(line);
    while (length > lead && strchr(BLANKS, line[length - 1]))
        length--;
    memmove(line, line + lead, length - lead);
    line[length - lead] = '\0';
}

/* Reads what is left of a line that has no room. */
static void pass_over_line(void)
{
    int byte;
    do
        byte = getchar();
    while (byte != EOF && byte != '\n');
}

/* Reads a line; one that is too long is said to be, and comes out empty. False at the end. */
static bool read_line(struct talk *talk)
{
    if (talk->over || !fgets(talk->line, sizeof talk->line, stdin))
        return false;
    if (!strchr(talk->line, '\n') && strlen(talk->line) + 1 == sizeof talk->line) {
        pass_over_line();
        puts("That line is too long.");
        talk->line[0] = '\0';
    }
    trim(talk->line);
    return true;
}

bool talk_read(struct talk *talk, const char *prompt)
{
    printf("%s ", prompt);
    fflush(stdout);
    if (!read_line(talk)) {
        talk->over = talk->sitting->quit = true;
        putchar('\n');
        return false;
    }
    if (talk->echoes) {
        output_name(stdout, talk->line);
        putchar('\n');
    }
    return true;
}

static bool is_line(const struct talk *talk, const char *word, const char *letter)
{
    return strcmp(talk->line, word) == 0 || strcmp(talk->line, letter) == 0;
}

bool talk_is_yes(const struct talk *talk)
{
    return is_line(talk, "yes", "y");
}

bool talk_is_no(const struct talk *talk)
{
    return is_line(talk, "no", "n");
}

bool talk_quits(struct talk *talk)
{
    bool quits = is_line(talk, "quit", "q");
    talk->sitting->quit = talk->sitting->quit || quits;
    return quits;
}

bool talk_agree(struct talk *talk, const char *question, bool otherwise)
{
    talk_wrap(talk, question, 0);
    while (talk_read(talk, otherwise ? "yes or no [yes]>" : "yes or no [no]>") &&
           !talk_quits(talk)) {
        if (!*talk->line)
            return otherwise;
        if (talk_is_yes(talk) || talk_is_no(talk))
            return talk_is_yes(talk);
        puts("Type yes or no.");
    }
    return false;
}

const char *talk_behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(line, word, length) != 0 || (line[length] != '\0' && line[length] != ' '))
        return NULL;
    return line + length + strspn(line + length, " ");
}
