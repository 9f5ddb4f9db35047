/* The scripts with which shells complete `ruling`. Each hands the words up to the cursor to
 * `ruling complete`, and what comes back to the shell: what can stand where is not known here. */
#ifndef CMD_COMPLETE_SCRIPTS_H
#define CMD_COMPLETE_SCRIPTS_H

/* The shells that there are scripts for: "bash", "zsh", "fish", NULL behind. */
const char *const *scripts_shells(void);

/* The script for one of them; NULL for another shell. */
const char *scripts_of(const char *shell);

#endif
