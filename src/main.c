/* ruling: a decision-framework rules engine. This is the program; the library is ruling.h.
 *
 * A map of the source. A file includes only its own folder's modules and lower floors.
 *
 *   base/      memory, text, numbers, files, positions in a source, diagnostics as data
 *   document/  YAML and JSON, read into one tree of typed nodes with their places; edits of a text
 *   rule/      what a pack holds: facts, values, conditions, evidence, rules; the pack, its image
 *   profile/   a project's answers, checked against a pack's facts
 *   engine/    a pack compiled into comparisons and masks; profiles as the lanes of a block
 *   decide/    points, plans and the ruling; below it assign/ (the best split), settle/ (what open
 *              answers can change), dissent/ (where documents disagree), explore/ (how sure it is)
 *   author/    for people who write packs, a folder each: test/, lint/, fmt/, schema/, doc/, init/
 *   interview/ the questionnaire: what to ask next, and a profile's file that keeps the answers
 *   report/    a ruling as text and JSON; the diagnostics' layout; why, explain, list; below it
 *              analysis/ (questions, what would change a ruling), compare/ (two rulings)
 *   api/       what ruling.h declares, made of the above; ruling.h is all that is public
 *   cmd/       the program: the command line, one file a command; uses only ruling.h
 *   mkimage.c  a build tool: compiles rules/ into the pack that the library carries
 *
 * A ruling's way: cmd/eval.c reads the command line's profiles through api/ (document/, profile/),
 * which loads them into lanes (engine/load.c), evaluates every comparison once a block
 * (engine/evaluate.c), scores and plans (decide/), and prints a report (report/text.c). */
#include "cmd/program.h"

int main(int word_count, char **words)
{
    return program_run(word_count, words);
}
