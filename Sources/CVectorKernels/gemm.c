#include "gemm.h"

// c is computed in tiles that stay in registers. Where b has few columns, both operands are read
// where they lie: a library's general product copies them into the order in which it reads
// them, which does not pay when it reads them once or twice. Wider products are packed here
// too: a panel of b as wide as a tile, which stays in the first-level cache, and a block of a in
// the second (K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication").
//
// Every element of c is the same sum in the same order whatever the number of rows from a tile on,
// and with packing whatever the number of columns, so that they may be shared out among threads
// without a change in a bit.

#define ARGUMENTS                                                                            \
    m, n, k, alpha, a, a_row, a_column, b, b_row, b_column, beta, c, ldc, scratch

// The widest vectors that the processor has and a row of the product fills.
#ifdef HAS_LEVELS
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
