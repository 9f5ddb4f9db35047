/* The image of the pack that the program carries; mkimage makes it from rules/ at build time. */
#ifndef BUILTIN_H
#define BUILTIN_H

#include <stddef.h>

extern const unsigned char builtin_image[];
extern const size_t builtin_image_length;

#endif
