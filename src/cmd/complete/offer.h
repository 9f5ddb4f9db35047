/* What can stand where somebody types, on standard output: a line for each word that begins like
 * the one typed, a tab, and what it means. A line of a tab and `files` says that names of files can
 * stand there, behind the `=` of a long flag. */
#ifndef CMD_COMPLETE_OFFER_H
#define CMD_COMPLETE_OFFER_H

#include "cmd/complete/typing.h"

/* Prints them; `invocation` names the packs. What fails, by no matter what, offers nothing and adds
 * to the messages of the invocation. */
void offer_words(const struct invocation *invocation, const struct typing *typing);

#endif
