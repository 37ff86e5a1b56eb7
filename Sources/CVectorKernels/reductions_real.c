// Reductions of floating-point numbers.
#include "reductions.h"

#define E double
#define S f64
#define WIDTH 8
#include "reductions_real.inc"
#undef E
#undef S
#undef WIDTH

#define E float
#define S f32
#define WIDTH 16
#include "reductions_real.inc"
#undef E
#undef S
#undef WIDTH
