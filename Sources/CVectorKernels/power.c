// Powers of double: y log(x) in two parts, and the exponential of that, with tables for both
// (P. T. P. Tang, 1989 and 1990), so that short polynomials are left: the first terms of their
// series. Powers of float: in double, to the base 2, and without tables, since looking something
// up takes longer than it saves.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "elementary_float.h"
#include "inverse.h"
#include "power.h"
#include "power_tables.h"

// `fused` is a constant in every place: whether the processor has an instruction that rounds a
// product and a sum once.
INLINE double exact_product(double a, double b, double *error, int fused) {
    if (!fused) return product(a, b, error);
    double y = a * b;
    *error = __builtin_fma(a, b, -y);
    return y;
}

// a · b - 1 where that has no more bits than a double.
INLINE double product_less_one(double a, double b, int fused) {
    if (fused) return __builtin_fma(a, b, -1.0);
    double rest;
    double high = product(a, b, &rest);
    return (high - 1.0) + rest;
}

// The index of the interval in which a positive normal number lies, once it has been brought
// between POWER_START and twice as much, and that number; the exponent that was taken away.
INLINE uint64_t interval_of(double x, double *number, double *exponent) {
    uint64_t bits = bits_of(x) - POWER_START;
    uint64_t place = bits & 0xfffffffffffff;
    *number = from_bits(place + POWER_START);
    uint64_t biased = (bits + 0x3ff0000000000000) >> 52;
    *exponent = from_bits(biased | 0x4330000000000000) - (0x1p52 + 1023.0);
    return place >> 45;
}

// y log(x 2^-less), which is the result and *rest, with an error below 2^-66 of the logarithm.
INLINE double log_power(double x, double y, double less, double *rest, int fused) {
    double number, exponent, square_rest;
    uint64_t i = interval_of(x, &number, &exponent);
    exponent = exponent - less;
    double r = product_less_one(number, power_inverses[i], fused);
    // log(1 + r) = r - r^2 / 2 + ..., these two without error.
    double start = exponent * POWER_LN2_HIGH + power_logs[i];
    double sum = start + r;
    double square = exact_product(r, -0.5 * r, &square_rest, fused);
    double high = sum + square;
    double p = -2.0 / 9.0;
    p = p * r + 1.0 / 4.0;
    p = p * r - 2.0 / 7.0;
    p = p * r + 1.0 / 3.0;
    p = p * r - 2.0 / 5.0;
    p = p * r + 1.0 / 2.0;
    p = p * r - 2.0 / 3.0;
    double low = (exponent * POWER_LN2_LOW + power_log_rests[i]) + ((start - sum) + r)
        + (((sum - high) + square) + square_rest) + (r * square) * p;
    double l = high + low;
    double l_rest = (high - l) + low;
    double w = exact_product(y, l, rest, fused);
    *rest += y * l_rest;
    return w;
}

// Numbers of which float knows the logarithm lie between this and twice as much.
#define START_F 0x3f345555u

// y log2(number 2^exponent) by the series of the inverse hyperbolic tangent, with coefficients by
// Chebyshev interpolation: relative error 2^-35.6.
INLINE double log2_power_f(float number, double exponent, double y) {
    double inverse = 1.0f / (number + 1.0f), wide = number;
    double s = (wide - 1.0) * inverse;
    s = s * (1.0 - (wide + 1.0) * inverse) + s;
    double z = s * s;
    double p = 0x1.591ae9fa9cac8p-2;
    p = p * z + 0x1.a5c54267ad244p-2;
    p = p * z + 0x1.277704d3b73c1p-1;
    p = p * z + 0x1.ec709db435094p-1;
    p = p * z + 0x1.71547652b82fep+1;
    return y * (s * p + exponent);
}

// exp(w + rest) = 2^(k / 128) exp(r).
INLINE double exp_power(double w, double rest, int is_near) {
    double shifted = w * POWER_STEPS + SHIFTER;
    double k = shifted - SHIFTER;
    double r = ((w - k * POWER_STEP_HIGH) - k * POWER_STEP_LOW) + rest;
    double p = 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 1.0 / 2.0;
    uint64_t whole = bits_of(shifted), i = whole & 127;
    p = ((p * r) * r + power_two_rests[i]) + r;
    double scale = power_twos[i];
    if (!is_near) return scaled(scale + scale * p, from_bits(whole >> 7));
    scale = from_bits(bits_of(scale) + ((whole - i) << 45));
    return scale + scale * p;
}

// 2^w for float.
INLINE double exp2_power_f(double w) {
    double shifted = w + SHIFTER;
    double r = w - (shifted - SHIFTER);
    double p = POWER_EXP2_LAST;
    POWER_EXP2(p, r)
    return scaled_near(p, shifted);
}

// Where the results of any type are neither infinite nor smaller than its normal numbers, of e and
// of 2.
#define NEAR 700.0

// How far the bits of normal numbers are above those of the smallest.
#define NORMAL_f64 0x7fe0000000000000
#define NORMAL_f32 0x7f000000

// What keeps a block from being all of positive normal numbers with such powers is that a base's
// bits are so far above those of the smallest normal number, or that |y log(x)| has these bits.
// *base and *exponent become the largest.
INLINE double near_power(double x, double y, uint64_t *base, uint64_t *exponent, int fused) {
    double rest;
    double w = log_power(x, y, 0.0, &rest, fused);
    uint64_t bits = bits_of(x) - bits_of(0x1p-1022), power = bits_of(magnitude(w));
    *base = bits > *base ? bits : *base;
    *exponent = power > *exponent ? power : *exponent;
    return exp_power(w, rest, 1);
}

INLINE double near_power_f(float x, double y, uint32_t *base, uint64_t *exponent, int fused) {
    uint32_t bits = bits_of_float(x);
    int32_t whole = (int32_t)(bits - START_F) >> 23;
    double w = log2_power_f(float_from_bits(bits - ((uint32_t)whole << 23)), whole, y);
    uint64_t power = bits_of(magnitude(w));
    bits -= bits_of_float(0x1p-126f);
    *base = bits > *base ? bits : *base;
    *exponent = power > *exponent ? power : *exponent;
    return exp2_power_f(w);
}

INLINE double positive_power(double x, double y, int fused) {
    int is_subnormal = x < 0x1p-1022;
    double rest;
    double w = log_power(is_subnormal ? x * 0x1p54 : x, y, is_subnormal ? 54.0 : 0.0, &rest, fused);
    int is_far = !(magnitude(w) < 760.0);
    rest = is_far ? 0.0 : rest;
    w = w < -760.0 ? -760.0 : w;
    w = w > 760.0 ? 760.0 : w;
    return exp_power(w, rest, 0);
}

INLINE double positive_power_f(double x, double y, int fused) {
    // As a double even the smallest float is a normal number.
    double start = float_from_bits(START_F);
    uint64_t bits = bits_of(x) - bits_of(start);
    double number = from_bits((bits & 0xfffffffffffff) + bits_of(start));
    double w = log2_power_f((float)number, (double)((int64_t)bits >> 52), y);
    w = w < -NEAR ? -NEAR : w;
    w = w > NEAR ? NEAR : w;
    return exp2_power_f(w);
}

INLINE double any_power(double x, double y, int fused) {
    return special_power(x, y, positive_power(common_base(x), common_exponent(y), fused));
}

INLINE double any_power_f(double x, double y, int fused) {
    return special_power(x, y, positive_power_f(common_base(x), common_exponent(y), fused));
}

enum { BLOCK = 256 };

// What is in the way of vectors is looked at where a block turns out to have it.
#define POWERS(T, BITS, S, near_power, any_power, LEVEL, TARGET, fused)                   \
    TARGET void apus_pow_##S##_##LEVEL(long n, const T *a, long a_step, const T *b,       \
                                       long b_step, T *y) {                               \
        T x[BLOCK], power[BLOCK], result[BLOCK];                                          \
        for (long start = 0; start < n; start += BLOCK) {                                 \
            long length = n - start < BLOCK ? n - start : BLOCK;                          \
            BITS highest_base = 0;                                                        \
            uint64_t highest_exponent = 0;                                                \
            const T *base = a_step == 1 ? a + start : x;                                  \
            const T *exponent = b_step == 1 ? b + start : power;                          \
            if (a_step != 1)                                                              \
                for (long i = 0; i < length; i++) x[i] = a[(start + i) * a_step];         \
            if (b_step != 1)                                                              \
                for (long i = 0; i < length; i++) power[i] = b[(start + i) * b_step];     \
            WIDE_ELEMENTWISE(8)                                                           \
            for (long i = 0; i < length; i++)                                             \
                result[i] = (T)near_power(base[i], exponent[i], &highest_base,            \
                                          &highest_exponent, fused);                      \
            if (highest_base >= NORMAL_##S || highest_exponent >= bits_of(NEAR)) {        \
                WIDE_ELEMENTWISE(8)                                                       \
                for (long i = 0; i < length; i++)                                         \
                    result[i] = (T)any_power(base[i], exponent[i], fused);                \
            }                                                                             \
            memcpy(y + start, result, (size_t)length * sizeof(T));                        \
        }                                                                                 \
    }

#define BOTH_POWERS(LEVEL, TARGET, fused)                                                 \
    POWERS(double, uint64_t, f64, near_power, any_power, LEVEL, TARGET, fused)            \
    POWERS(float, uint32_t, f32, near_power_f, any_power_f, LEVEL, TARGET, fused)

#define PARAMETERS(T) long n, const T *a, long a_step, const T *b, long b_step, T *y
#define ARGUMENTS n, a, a_step, b, b_step, y

#ifdef HAS_LEVELS
#define TARGET_V4 __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
// Those of float are in power_f32_v4.c.
POWERS(double, uint64_t, f64, near_power, any_power, v4, TARGET_V4, 1)
BOTH_POWERS(v3, __attribute__((target("arch=x86-64-v3"))), 1)
BOTH_POWERS(baseline, , 0)
#define DISPATCH(T, S)                                                                    \
    void apus_pow_##S(PARAMETERS(T)) {                                                    \
        __builtin_cpu_init();                                                             \
        if (__builtin_cpu_supports("x86-64-v4")) apus_pow_##S##_v4(ARGUMENTS);            \
        else if (__builtin_cpu_supports("x86-64-v3")) apus_pow_##S##_v3(ARGUMENTS);       \
        else apus_pow_##S##_baseline(ARGUMENTS);                                          \
    }
#else
#if defined(__FP_FAST_FMA)
BOTH_POWERS(baseline, , 1)
#else
BOTH_POWERS(baseline, , 0)
#endif
#define DISPATCH(T, S) void apus_pow_##S(PARAMETERS(T)) { apus_pow_##S##_baseline(ARGUMENTS); }
#endif

DISPATCH(double, f64)
DISPATCH(float, f32)
