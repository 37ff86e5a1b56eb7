#include "CVectorMath.h"

// c is computed in tiles that stay in registers. Where b has few columns, both operands are read
// where they lie: a library's general product copies them into the order in which it reads
// them, which does not pay when it reads them once or twice. Wider products are packed here
// too: a panel of b as wide as a tile, which stays in the first-level cache, and a block of a in
// the second (K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication").
//
// Every element of c is the same sum in the same order whatever the number of rows from a tile on,
// and with packing whatever the number of columns, so that they may be shared out among threads
// without a change in a bit.

// Without what a debugger would show of them: after unrolling that is most of the code.
#define INLINED static inline __attribute__((always_inline, nodebug))
#define UNROLLED _Pragma("clang loop unroll(full)")

#if defined(__x86_64__) && defined(__linux__)
#define LEVELS 3

#define LEVEL v4
#define WIDTH 64
#define ROWS 8
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#include "gemm_level.inc"

#define LEVEL v3
#define WIDTH 32
#define ROWS 4
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v3"), min_vector_width(256)))
#include "gemm_level.inc"
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
#include "gemm_level.inc"

#define PARAMETERS(T)                                                                        \
    long m, long n, long k, T alpha, const T *a, long a_row, long a_column, const T *b,      \
        long b_row, long b_column, T beta, T *c, long ldc, T *scratch
#define ARGUMENTS                                                                            \
    m, n, k, alpha, a, a_row, a_column, b, b_row, b_column, beta, c, ldc, scratch

// The widest vectors that the processor has and a row of the product fills.
#if LEVELS == 3
#define DISPATCH(T, S)                                                                       \
    void apus_gemm_##S(PARAMETERS(T)) {                                                      \
        __builtin_cpu_init();                                                                \
        if (n >= 64 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v4"))                \
            apus_gemm_##S##_v4(ARGUMENTS);                                                   \
        else if (n >= 32 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v3"))           \
            apus_gemm_##S##_v3(ARGUMENTS);                                                   \
        else                                                                                 \
            apus_gemm_##S##_baseline(ARGUMENTS);                                             \
    }
#else
#define DISPATCH(T, S)                                                                       \
    void apus_gemm_##S(PARAMETERS(T)) { apus_gemm_##S##_baseline(ARGUMENTS); }
#endif

DISPATCH(double, f64)
DISPATCH(float, f32)
