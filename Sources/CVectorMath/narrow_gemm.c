#include "CVectorMath.h"

// Products whose right side has few columns, as the layers of small networks have them. A
// library's general product copies its operands into the order in which it reads them, and
// its tiles are wider than these matrices; here they are read where they lie.
//
// Every element of c is the same sum in the same order whatever the number of rows, so that
// rows may be shared out among threads without a change in a bit.

#define UNROLLED _Pragma("clang loop unroll(full)")

#if defined(__x86_64__) && defined(__linux__)
#define LEVELS 3

#define LEVEL v4
#define WIDTH 64
#define ROWS 8
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#include "narrow_gemm_level.inc"

#define LEVEL v3
#define WIDTH 32
#define ROWS 4
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v3"), min_vector_width(256)))
#include "narrow_gemm_level.inc"
#else
#define LEVELS 1
#endif

#define LEVEL baseline
#define WIDTH 16
#if defined(__aarch64__)
#define ROWS 8
#define VECTORS 3
#else
#define ROWS 4
#define VECTORS 2
#endif
#define TARGET
#include "narrow_gemm_level.inc"

// The widest vectors that the processor has and a row of the product fills.
#if LEVELS == 3
#define DISPATCH(T, S)                                                                       \
    void apus_narrow_gemm_##S(long m, long n, long k, T alpha, const T *a, long a_row,       \
                              long a_column, const T *b, long ldb, T beta, T *c, long ldc) { \
        __builtin_cpu_init();                                                                \
        if (n >= 64 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v4"))                \
            apus_narrow_gemm_##S##_v4(m, n, k, alpha, a, a_row, a_column, b, ldb, beta, c,   \
                                      ldc);                                                  \
        else if (n >= 32 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v3"))           \
            apus_narrow_gemm_##S##_v3(m, n, k, alpha, a, a_row, a_column, b, ldb, beta, c,   \
                                      ldc);                                                  \
        else                                                                                 \
            apus_narrow_gemm_##S##_baseline(m, n, k, alpha, a, a_row, a_column, b, ldb,      \
                                            beta, c, ldc);                                   \
    }
#else
#define DISPATCH(T, S)                                                                       \
    void apus_narrow_gemm_##S(long m, long n, long k, T alpha, const T *a, long a_row,       \
                              long a_column, const T *b, long ldb, T beta, T *c, long ldc) { \
        apus_narrow_gemm_##S##_baseline(m, n, k, alpha, a, a_row, a_column, b, ldb, beta, c, \
                                        ldc);                                                \
    }
#endif

DISPATCH(double, f64)
DISPATCH(float, f32)
