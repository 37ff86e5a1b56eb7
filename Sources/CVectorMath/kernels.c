#include "CVectorMath.h"
#include "dispatch.h"

// One rounding an operation, on every processor: the results of a training run must
// not depend on whether the machine has fused multiply-add.
#pragma STDC FP_CONTRACT OFF

#define T double
#define S f64
#include "kernels.inc"
#undef T
#undef S

#define T float
#define S f32
#include "kernels.inc"
#undef T
#undef S

const char *apus_vector_level(void) {
#if defined(__x86_64__) && defined(__linux__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return "x86-64-v4";
    if (__builtin_cpu_supports("x86-64-v3")) return "x86-64-v3";
#endif
    return "baseline";
}
