// Reductions of complex numbers.
#include "reductions.h"

#define E _Complex double
#define S c64
#include "reductions_complex.inc"
#undef E
#undef S

#define E _Complex float
#define S c32
#include "reductions_complex.inc"
#undef E
#undef S
