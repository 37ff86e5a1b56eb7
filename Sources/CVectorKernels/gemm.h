// The matrix product for several instruction sets, each compiled in a file of its own.
#ifndef APUS_GEMM_H
#define APUS_GEMM_H

#include "CVectorMath.h"

#if defined(__x86_64__) && defined(__linux__)
#define HAS_LEVELS
#endif

#define PARAMETERS(T)                                                                        \
    long m, long n, long k, T alpha, const T *a, long a_row, long a_column, const T *b,      \
        long b_row, long b_column, T beta, T *c, long ldc, T *scratch

#define LEVEL(name)                                                                          \
    void apus_gemm_f64_##name(PARAMETERS(double));                                           \
    void apus_gemm_f32_##name(PARAMETERS(float));
LEVEL(v4)
LEVEL(v3)
LEVEL(baseline)
#undef LEVEL

#endif
