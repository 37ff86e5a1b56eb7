#include <math.h>

#include "CVectorMath.h"
#include "dispatch.h"

// One rounding an operation, so that a fused pass gives the bits of the operations it
// replaces.
#pragma STDC FP_CONTRACT OFF

#define T double
#define S f64
#define LOG log
#include "kernels.inc"
#undef T
#undef S
#undef LOG

#define T float
#define S f32
#define LOG logf
#include "kernels.inc"
#undef T
#undef S
#undef LOG
