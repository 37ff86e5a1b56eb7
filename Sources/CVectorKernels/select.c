// Choice between two operands by a mask. Elements are moved as bits, by their size only.
#include <stddef.h>

#include "CVectorMath.h"
#include "dispatch.h"

typedef struct { uint64_t low, high; } bits128;

// The loops that operands in order, or one element for all, allow; and the general one.
#define SELECT(name, T)                                                                  \
    CLONED static void name(long n, const bool *mask, long mask_step, const T *a,        \
                            long a_step, const T *b, long b_step, T *y, long y_step) {   \
        if (mask_step == 1 && y_step == 1 && a_step == 1 && b_step == 1) {               \
            ELEMENTWISE                                                                  \
            for (long i = 0; i < n; i++) {                                               \
                T v = a[i], w = b[i];                                                    \
                y[i] = mask[i] ? v : w;                                                  \
            }                                                                            \
        } else if (mask_step == 1 && y_step == 1 && a_step == 0 && b_step == 1) {        \
            T v = *a;                                                                    \
            ELEMENTWISE                                                                  \
            for (long i = 0; i < n; i++) {                                               \
                T w = b[i];                                                              \
                y[i] = mask[i] ? v : w;                                                  \
            }                                                                            \
        } else if (mask_step == 1 && y_step == 1 && a_step == 1 && b_step == 0) {        \
            T w = *b;                                                                    \
            ELEMENTWISE                                                                  \
            for (long i = 0; i < n; i++) {                                               \
                T v = a[i];                                                              \
                y[i] = mask[i] ? v : w;                                                  \
            }                                                                            \
        } else {                                                                         \
            for (long i = 0; i < n; i++)                                                 \
                y[i * y_step] = mask[i * mask_step] ? a[i * a_step] : b[i * b_step];     \
        }                                                                                \
    }

SELECT(select8, uint8_t)
SELECT(select32, uint32_t)
SELECT(select64, uint64_t)

static void select128(long n, const bool *mask, long mask_step, const bits128 *a, long a_step,
                      const bits128 *b, long b_step, bits128 *y, long y_step) {
    for (long i = 0; i < n; i++)
        y[i * y_step] = mask[i * mask_step] ? a[i * a_step] : b[i * b_step];
}

void apus_select(long size, long n, const bool *mask, long mask_step, const void *a,
                 long a_step, const void *b, long b_step, void *y, long y_step) {
    switch (size) {
    case 1: select8(n, mask, mask_step, a, a_step, b, b_step, y, y_step); break;
    case 4: select32(n, mask, mask_step, a, a_step, b, b_step, y, y_step); break;
    case 8: select64(n, mask, mask_step, a, a_step, b, b_step, y, y_step); break;
    default: select128(n, mask, mask_step, a, a_step, b, b_step, y, y_step);
    }
}
