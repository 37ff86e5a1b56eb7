// What reductions of all types are made of; see reductions.inc.
#ifndef APUS_REDUCTIONS_H
#define APUS_REDUCTIONS_H

#include <math.h>
#include <string.h>

#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"

// A block's results have the same bits on every processor.
#pragma STDC FP_CONTRACT OFF
// Integers are asked whether they are NaN too, and most rules have no centers.
#pragma clang diagnostic ignored "-Wtautological-compare"
#pragma clang diagnostic ignored "-Wunused-variable"

// TERM
#define ITSELF(T, x, center) ((T)(x))
#define NUMBER_OR_0(T, x, center) ((x) == (x) ? (x) : (T)0)
#define NUMBER_OR_1(T, x, center) ((x) == (x) ? (x) : (T)1)
#define IS_NUMBER(T, x, center) ((x) == (x) ? (T)1 : (T)0)
#define IS_NONZERO(T, x, center) ((x) != 0 ? (T)1 : (T)0)
#define SQUARED_DEVIATION(T, x, center) (((x) - (center)) * ((x) - (center)))
#define SQUARED_DEVIATION_OR_0(T, x, center) \
    ((x) == (x) ? SQUARED_DEVIATION(T, x, center) : (T)0)

// COMBINE
#define PLUS(a, b, lost) ((a) + (b))
#define TIMES(a, b, lost) ((a) * (b))
// Of 64-bit integers without a sign that stand for those with one.
#define ADD_EXACTLY(a, b, lost)                                    \
    ({                                                             \
        __typeof__(a) sum_ = (a) + (b);                            \
        *(lost) |= ((a) ^ sum_) & ((b) ^ sum_);                    \
        sum_;                                                      \
    })
#define MULTIPLY_EXACTLY(a, b, lost)                                        \
    ({                                                                      \
        int64_t product_;                                                   \
        bool fits_ = !__builtin_mul_overflow((int64_t)(a), (int64_t)(b), &product_); \
        *(lost) |= fits_ ? 0 : (uint64_t)1 << 63;                           \
        (uint64_t)product_;                                                 \
    })
// Without the C library's search for infinities in a product that is NaN.
#define TIMES_COMPLEX(a, b, lost)                                           \
    ({                                                                      \
        R product_;                                                         \
        __real__ product_ = __real__(a) * __real__(b) - __imag__(a) * __imag__(b); \
        __imag__ product_ = __real__(a) * __imag__(b) + __imag__(a) * __real__(b); \
        product_;                                                           \
    })
// A NaN wins, and of equal numbers the first.
#define LARGER(a, b, lost) ((((b) > (a)) | ((b) != (b))) ? (b) : (a))
#define SMALLER(a, b, lost) ((((b) < (a)) | ((b) != (b))) ? (b) : (a))
// A NaN loses.
#define LARGER_NUMBER(a, b, lost) ((((b) > (a)) | ((a) != (a))) ? (b) : (a))
#define SMALLER_NUMBER(a, b, lost) ((((b) < (a)) | ((a) != (a))) ? (b) : (a))

// Reductions that combine the results of others.
extern const apus_reduction apus_sum_f64, apus_sum_f32, apus_sum_i64, apus_sum_c64, apus_sum_c32;
extern const apus_reduction apus_product_f64, apus_product_f32, apus_product_i64;
extern const apus_reduction apus_product_c64, apus_product_c32;

#endif
