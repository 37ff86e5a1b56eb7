// Reductions of numbers in single precision.
#include "reductions.h"

#define E float
#define S f32
#define WIDTH 16
#include "reductions_real.inc"
