// Functions of one variable over contiguous vectors, which all become vector code.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "elementary_float.h"
#include "inverse.h"

#define VECTOR(name, T, S, body)                                  \
    CLONED void apus_##name##_##S(long n, const T *x, T *y) {     \
        ELEMENTWISE                                               \
        for (long i = 0; i < n; i++) {                            \
            T v = x[i];                                           \
            y[i] = (T)(body);                                     \
        }                                                         \
    }

#define HEAVY(name, T, S, width, body)                            \
    WIDE_CLONED void apus_##name##_##S(long n, const T *x, T *y) {\
        WIDE_ELEMENTWISE(width)                                   \
        for (long i = 0; i < n; i++) {                            \
            T v = x[i];                                           \
            y[i] = (T)(body);                                     \
        }                                                         \
    }

// Where no more is to be done than an instruction does.
#define PLAIN(name, body, body32) VECTOR(name, double, f64, body) VECTOR(name, float, f32, body32)
PLAIN(negative, -v, -v)
PLAIN(abs, __builtin_fabs(v), __builtin_fabsf(v))
PLAIN(square, v * v, v * v)
PLAIN(reciprocal, 1.0 / v, 1.0f / v)
PLAIN(sqrt, __builtin_elementwise_sqrt(v), __builtin_elementwise_sqrt(v))
PLAIN(floor, __builtin_floor(v), __builtin_floorf(v))
PLAIN(ceil, __builtin_ceil(v), __builtin_ceilf(v))
PLAIN(trunc, __builtin_trunc(v), __builtin_truncf(v))
PLAIN(round, __builtin_rint(v), __builtin_rintf(v))
PLAIN(sign, v > 0 ? 1 : v < 0 ? -1 : v == 0 ? 0 : v, v > 0 ? 1 : v < 0 ? -1 : v == 0 ? 0 : v)

// With arithmetic of both types.
#define BOTH(name) \
    HEAVY(name, double, f64, 8, name##_of(v)) HEAVY(name, float, f32, 16, name##_of_f(v))
HEAVY(exp, float, f32, 16, exp_of_f(v))
BOTH(expm1)
BOTH(log)
BOTH(log1p)
BOTH(sigmoid)
BOTH(tanh)

// In blocks of arguments whose exponential is normal, as most are.
WIDE_CLONED void apus_exp_f64(long n, const double *x, double *y) {
    enum { BLOCK = 512 };
    for (long start = 0; start < n; start += BLOCK) {
        long length = n - start < BLOCK ? n - start : BLOCK;
        const double *v = x + start;
        double *result = y + start;
        uint64_t largest = 0;
        for (long i = 0; i < length; i++) {
            uint64_t bits = bits_of(magnitude(v[i]));
            largest = bits > largest ? bits : largest;
        }
        if (largest < bits_of(700.0)) {
            WIDE_ELEMENTWISE(8)
            for (long i = 0; i < length; i++) result[i] = exp_near_of(v[i]);
        } else {
            WIDE_ELEMENTWISE(8)
            for (long i = 0; i < length; i++) result[i] = exp_of(v[i]);
        }
    }
}

// Computed in double, whatever the type.
#define WIDE(name, body) HEAVY(name, double, f64, 8, body) HEAVY(name, float, f32, 8, body)
WIDE(exp2, exp2_of(v))
WIDE(log2, log2_of(v))
WIDE(log10, log10_of(v))
WIDE(cbrt, cbrt_of(v))
WIDE(sinh, sinh_of(v))
WIDE(cosh, cosh_of(v))
WIDE(asinh, asinh_of(v))
WIDE(acosh, acosh_of(v))
WIDE(atanh, atanh_of(v))
WIDE(asin, asin_of(v))
WIDE(acos, acos_of(v))
WIDE(atan, atan_of(v))
WIDE(deg2rad, v * 0x1.1df46a2529d39p-6)
WIDE(rad2deg, v * 0x1.ca5dc1a63c1f8p+5)
