/* Again: the flags of this command line that decide what a ruling says, for the commands that its
 * report suggests. */
#ifndef CMD_AGAIN_H
#define CMD_AGAIN_H

#include "cmd/command.h"

enum { AGAIN_ROOM = 512 };

/* Writes "-r pack --set live/io_share=60% " into `text`, quoted for a shell, each flag with a space
 * behind it; "" where they need more than AGAIN_ROOM bytes. */
void again_flags(const struct invocation *invocation, char text[AGAIN_ROOM]);

#endif
