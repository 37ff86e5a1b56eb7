// Reductions of numbers in double precision.
#include "reductions.h"

#define E double
#define S f64
#define WIDTH 8
#include "reductions_real.inc"
