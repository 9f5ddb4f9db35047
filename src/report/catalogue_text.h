/* Entries of a pack for people: a line in a list, and in full. */
#ifndef REPORT_CATALOGUE_TEXT_H
#define REPORT_CATALOGUE_TEXT_H

#include "report/paint.h"
#include "rule/usage.h"

void line_rule(struct paint *paint, const struct pack *pack, uint32_t index);
void line_fact(struct paint *paint, const struct pack *pack, uint32_t index);
void line_criterion(struct paint *paint, const struct pack *pack, uint32_t index);
void line_claim(struct paint *paint, const struct pack *pack, uint32_t index);
void line_source(struct paint *paint, const struct pack *pack, uint32_t index);
void line_option(struct paint *paint, const struct pack *pack, uint32_t index);
void line_advice(struct paint *paint, const struct pack *pack, uint32_t index);
void line_check(struct paint *paint, const struct pack *pack, uint32_t index);

void full_rule(struct paint *paint, const struct usage *usage, uint32_t index);
void full_fact(struct paint *paint, const struct usage *usage, uint32_t index);
void full_criterion(struct paint *paint, const struct usage *usage, uint32_t index);
void full_claim(struct paint *paint, const struct usage *usage, uint32_t index);
void full_source(struct paint *paint, const struct usage *usage, uint32_t index);
void full_option(struct paint *paint, const struct usage *usage, uint32_t index);
void full_combination(struct paint *paint, const struct usage *usage, uint32_t index);
void full_advice(struct paint *paint, const struct usage *usage, uint32_t index);
void full_check(struct paint *paint, const struct usage *usage, uint32_t index);

#endif
