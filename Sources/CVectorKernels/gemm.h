// The matrix product for several instruction sets, each compiled in a file of its own.
#ifndef APUS_GEMM_H
#define APUS_GEMM_H

#include "CVectorMath.h"
#include "dispatch.h"

#define PARAMETERS(T, LEFT)                                                                  \
    long m, long n, long k, T alpha, const LEFT *a, long a_row, long a_column, const T *b,   \
        long b_row, long b_column, T beta, T *c, long ldc, T *scratch

#define PRODUCTS(T, S, level)                                                                \
    void apus_gemm_##S##_##level(PARAMETERS(T, T));                                          \
    void apus_sparse_gemm_##S##_##level(PARAMETERS(T, T), const T *factors);                 \
    void apus_sparse_gemm_u8_##S##_##level(PARAMETERS(T, uint8_t), const T *factors);
#define LEVEL(name) PRODUCTS(double, f64, name) PRODUCTS(float, f32, name)
LEVEL(v4)
LEVEL(v3)
LEVEL(baseline)
#undef LEVEL
#undef PRODUCTS

#endif
