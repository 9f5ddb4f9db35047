/* The pack that the program carries, and sample profiles for it; mkimage makes all of this from
 * rules/ and profiles/ at build time. */
#ifndef BUILTIN_H
#define BUILTIN_H

#include "rule/pack_read.h"

/* Its image: what is read where no pack is named. */
extern const unsigned char builtin_image[];
extern const size_t builtin_image_length;

/* The files that it was made from, and those beside them, tests too: sorted by name. They are only
 * looked at where something builds on the pack. */
extern const struct builtin_file builtin_files[];
extern const size_t builtin_file_count;

/* Sample profiles, sorted by name: "parcel-tracker". */
extern const struct builtin_file builtin_samples[];
extern const size_t builtin_sample_count;

#endif
