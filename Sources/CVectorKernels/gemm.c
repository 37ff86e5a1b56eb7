#include "gemm.h"

// c is computed in tiles that stay in registers. Where b has few columns, both operands are read
// where they lie: a library's general product copies them into the order in which it reads
// them, which does not pay when it reads them once or twice. Wider products are packed here
// too: a panel of b as wide as a tile, which stays in the first-level cache, and a block of a in
// the second (K. Goto, R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication").
//
// An a that is mostly zeros has a kernel of its own: see gemm_sparse.inc.
//
// Every element of c is the same sum in the same order whatever the number of rows from a tile on,
// and with packing whatever the number of columns, so that they may be shared out among threads
// without a change in a bit.

#define ARGUMENTS                                                                            \
    m, n, k, alpha, a, a_row, a_column, b, b_row, b_column, beta, c, ldc, scratch

// The widest vectors that the processor has and a row of the product fills.
#ifdef HAS_LEVELS
#define CALL(T, name, ...)                                                                   \
    __builtin_cpu_init();                                                                    \
    if (n >= 64 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v4"))                    \
        name##_v4(__VA_ARGS__);                                                              \
    else if (n >= 32 / (long)sizeof(T) && __builtin_cpu_supports("x86-64-v3"))               \
        name##_v3(__VA_ARGS__);                                                              \
    else                                                                                     \
        name##_baseline(__VA_ARGS__);
#else
#define CALL(T, name, ...) name##_baseline(__VA_ARGS__);
#endif

#define DISPATCH(T, S)                                                                       \
    void apus_gemm_##S(PARAMETERS(T, T)) { CALL(T, apus_gemm_##S, ARGUMENTS) }               \
    void apus_sparse_gemm_##S(PARAMETERS(T, T)) {                                            \
        CALL(T, apus_sparse_gemm_##S, ARGUMENTS, 0)                                          \
    }                                                                                        \
    void apus_sparse_gemm_u8_##S(PARAMETERS(T, uint8_t), const T *factors) {                 \
        CALL(T, apus_sparse_gemm_u8_##S, ARGUMENTS, factors)                                 \
    }

DISPATCH(double, f64)
DISPATCH(float, f32)

// Elements at the points of a sequence that fills the square evenly (M. Roberts, "The unreasonable
// effectiveness of quasirandom sequences"), whose steps are the powers of the plastic ratio.
#define IS_SPARSE(T, S)                                                                      \
    bool apus_is_sparse_##S(long m, long k, const T *a, long a_row, long a_column) {         \
        enum { SAMPLES = 256, MOST_NONZERO = SAMPLES * APUS_SPARSE_PERCENT / 100 };          \
        uint64_t row = 0, column = 0;                                                        \
        long nonzero = 0;                                                                    \
        for (long sample = 0; sample < SAMPLES; sample++) {                                  \
            row += 0xC13FA9A902A6328F;                                                       \
            column += 0x91E10DA5C79E7B1D;                                                    \
            long i = (long)((unsigned __int128)row * (uint64_t)m >> 64);                     \
            long p = (long)((unsigned __int128)column * (uint64_t)k >> 64);                  \
            nonzero += a[i * a_row + p * a_column] != 0;                                     \
        }                                                                                    \
        return nonzero <= MOST_NONZERO;                                                      \
    }

IS_SPARSE(double, f64)
IS_SPARSE(float, f32)
IS_SPARSE(uint8_t, u8)
