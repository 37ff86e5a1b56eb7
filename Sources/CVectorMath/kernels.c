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

const char *apus_vector_level(void) {
#if defined(__x86_64__) && defined(__linux__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return "x86-64-v4";
    if (__builtin_cpu_supports("x86-64-v3")) return "x86-64-v3";
#endif
    return "baseline";
}
