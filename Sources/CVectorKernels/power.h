// What the powers of double and float have in common, whatever the instruction set.
#ifndef APUS_POWER_H
#define APUS_POWER_H

#include "dispatch.h"
#include "elementary.h"

// p becomes 2^r for |r| <= 1/2: Chebyshev interpolation, relative error 2^-28.5. p and r are numbers
// or vectors, and p is POWER_EXP2_LAST before.
#define POWER_EXP2_LAST 0x1.443fffc90db59p-13
#define POWER_EXP2(p, r)                                                                  \
    p = p * r + 0x1.5f48c04f62e50p-10;                                                    \
    p = p * r + 0x1.3b2a1b7152befp-7;                                                     \
    p = p * r + 0x1.c6aecc669b6ddp-5;                                                     \
    p = p * r + 0x1.ebfbe045f4d3cp-3;                                                     \
    p = p * r + 0x1.62e430d034702p-1;                                                     \
    p = p * r + 1.0;

// A base, without its sign, of which a power can be computed, and 1 in the place of others.
INLINE double common_base(double x) {
    double size = magnitude(x);
    return size > 0.0 && size < INFINITY ? size : 1.0;
}

// A power of a larger number is 0, 1 or infinite as well.
INLINE double common_exponent(double y) { return y > 0x1p66 ? 0x1p66 : y < -0x1p66 ? -0x1p66 : y; }

// The power of x, given that of common_base(x): the special cases of the C library.
INLINE double special_power(double x, double y, double result) {
    double size = magnitude(x);
    double end = (size == 0.0) == (y < 0.0) ? INFINITY : 0.0;
    result = size > 0.0 && size < INFINITY ? result : end;
    double half = 0.5 * y;
    int is_whole = __builtin_floor(y) == y;
    int is_odd = is_whole && __builtin_floor(half) != half;
    result = is_odd && (int64_t)bits_of(x) < 0 ? -result : result;
    result = x < 0.0 && size < INFINITY && !is_whole ? NAN : result;
    result = x != x || y != y ? x + y : result;
    result = x == -1.0 && magnitude(y) == INFINITY ? 1.0 : result;
    return x == 1.0 || y == 0.0 ? 1.0 : result;
}

// The powers of CVectorMath.h for one instruction set.
#define POWERS_OF(T, S, level)                                                            \
    void apus_pow_##S##_##level(long n, const T *a, long a_step, const T *b, long b_step, \
                                T *y);
#define LEVEL(name) POWERS_OF(double, f64, name) POWERS_OF(float, f32, name)
LEVEL(v4)
LEVEL(v3)
LEVEL(baseline)
#undef LEVEL
#undef POWERS_OF

#endif
