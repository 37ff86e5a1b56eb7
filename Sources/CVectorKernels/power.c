// Powers: y log(x) in two parts, and the exponential of that, with tables for both (P. T. P. Tang,
// 1989 and 1990), so that short polynomials are left: the first terms of their series.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "inverse.h"
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

// For float: without the second parts.
INLINE double log_power_f(double x, double y) {
    double number, exponent;
    uint64_t i = interval_of(x, &number, &exponent);
    double r = number * power_inverses[i] - 1.0;
    double p = 1.0 / 5.0;
    p = p * r - 1.0 / 4.0;
    p = p * r + 1.0 / 3.0;
    p = p * r - 1.0 / 2.0;
    return y * ((exponent * POWER_LN2_HIGH + power_logs[i]) + ((p * r) * r + r));
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

// For float, for which looking a power up takes longer than it saves: Chebyshev interpolation,
// relative error 2^-28.
INLINE double exp_power_f(double w) {
    double shifted = w * 0x1.71547652b82fep0 + SHIFTER;
    double r = w - (shifted - SHIFTER) * 0x1.62e42fefa39efp-1;
    double p = 0x1.6d7543e4127b8p-10;
    p = p * r + 0x1.126fb8fa71fe6p-7;
    p = p * r + 0x1.5554accfdb593p-5;
    p = p * r + 0x1.5554041b96acbp-3;
    p = p * r + 0x1.000000287f871p-1;
    p = p * r + 0x1.000000a21653fp+0;
    p = p * r + 1.0;
    return from_bits(bits_of(p) + (bits_of(shifted) << 52));
}

// Where the results of any type are neither infinite nor smaller than its normal numbers.
#define NEAR 700.0

// What keeps blocks from being all of positive normal numbers with such powers, if it reaches
// NEAR_LIMITS: the most that the bits of a base have above those of the smallest normal number,
// and the largest bits of an |y log(x)|.
struct farthest {
    uint64_t base, exponent;
};

#define NEAR_LIMITS {bits_of(INFINITY) - bits_of(0x1p-1022), bits_of(NEAR)}

INLINE void reach(struct farthest *farthest, double x, double w) {
    uint64_t base = bits_of(x) - bits_of(0x1p-1022), exponent = bits_of(magnitude(w));
    farthest->base = base > farthest->base ? base : farthest->base;
    farthest->exponent = exponent > farthest->exponent ? exponent : farthest->exponent;
}

INLINE double near_power(double x, double y, struct farthest *farthest, int fused) {
    double rest;
    double w = log_power(x, y, 0.0, &rest, fused);
    reach(farthest, x, w);
    return exp_power(w, rest, 1);
}

INLINE double near_power_f(double x, double y, struct farthest *farthest, int fused) {
    double w = log_power_f(x, y);
    reach(farthest, x, w);
    return exp_power_f(w);
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
    double w = log_power_f(x, y);
    w = w < -NEAR ? -NEAR : w;
    w = w > NEAR ? NEAR : w;
    return exp_power_f(w);
}

// The special cases of the C library, around the power of |x|.
#define ANY_POWER(positive_power)                                                         \
    double size = magnitude(x), power = y;                                                \
    /* A power of a larger number is 0, 1 or infinite as well. */                         \
    power = power > 0x1p66 ? 0x1p66 : power < -0x1p66 ? -0x1p66 : power;                  \
    int is_common = size > 0.0 && size < INFINITY;                                        \
    double result = positive_power(is_common ? size : 1.0, power, fused);                 \
    double end = (size == 0.0) == (y < 0.0) ? INFINITY : 0.0;                             \
    result = is_common ? result : end;                                                    \
    double half = 0.5 * y;                                                                \
    int is_whole = __builtin_floor(y) == y;                                               \
    int is_odd = is_whole && __builtin_floor(half) != half;                               \
    result = is_odd && (int64_t)bits_of(x) < 0 ? -result : result;                        \
    result = x < 0.0 && size < INFINITY && !is_whole ? NAN : result;                      \
    result = x != x || y != y ? x + y : result;                                           \
    result = x == -1.0 && magnitude(y) == INFINITY ? 1.0 : result;                        \
    return x == 1.0 || y == 0.0 ? 1.0 : result;

INLINE double any_power(double x, double y, int fused) { ANY_POWER(positive_power) }
INLINE double any_power_f(double x, double y, int fused) { ANY_POWER(positive_power_f) }

enum { BLOCK = 256 };

// What is in the way of vectors is looked at where a block turns out to have it.
#define POWERS(T, S, near_power, any_power, LEVEL, TARGET, fused)                         \
    TARGET static void pow_##S##_##LEVEL(long n, const T *a, long a_step, const T *b,     \
                                         long b_step, T *y) {                             \
        T x[BLOCK], power[BLOCK], result[BLOCK];                                          \
        for (long start = 0; start < n; start += BLOCK) {                                 \
            long length = n - start < BLOCK ? n - start : BLOCK;                          \
            struct farthest farthest = {0, 0}, limits = NEAR_LIMITS;                      \
            const T *base = a_step == 1 ? a + start : x;                                  \
            const T *exponent = b_step == 1 ? b + start : power;                          \
            if (a_step != 1)                                                              \
                for (long i = 0; i < length; i++) x[i] = a[(start + i) * a_step];         \
            if (b_step != 1)                                                              \
                for (long i = 0; i < length; i++) power[i] = b[(start + i) * b_step];     \
            WIDE_ELEMENTWISE(8)                                                           \
            for (long i = 0; i < length; i++)                                             \
                result[i] = (T)near_power(base[i], exponent[i], &farthest, fused);        \
            if (farthest.base >= limits.base || farthest.exponent >= limits.exponent) {   \
                WIDE_ELEMENTWISE(8)                                                       \
                for (long i = 0; i < length; i++)                                         \
                    result[i] = (T)any_power(base[i], exponent[i], fused);                \
            }                                                                             \
            memcpy(y + start, result, (size_t)length * sizeof(T));                        \
        }                                                                                 \
    }

#define BOTH_POWERS(LEVEL, TARGET, fused)                                                 \
    POWERS(double, f64, near_power, any_power, LEVEL, TARGET, fused)                      \
    POWERS(float, f32, near_power_f, any_power_f, LEVEL, TARGET, fused)

#define PARAMETERS(T) long n, const T *a, long a_step, const T *b, long b_step, T *y
#define ARGUMENTS n, a, a_step, b, b_step, y

#if defined(__x86_64__) && defined(__linux__)
BOTH_POWERS(v4, __attribute__((target("arch=x86-64-v4"), min_vector_width(512))), 1)
BOTH_POWERS(v3, __attribute__((target("arch=x86-64-v3"))), 1)
BOTH_POWERS(baseline, , 0)
#define DISPATCH(T, S)                                                                    \
    void apus_pow_##S(PARAMETERS(T)) {                                                    \
        __builtin_cpu_init();                                                             \
        if (__builtin_cpu_supports("x86-64-v4")) pow_##S##_v4(ARGUMENTS);                 \
        else if (__builtin_cpu_supports("x86-64-v3")) pow_##S##_v3(ARGUMENTS);            \
        else pow_##S##_baseline(ARGUMENTS);                                               \
    }
#else
#if defined(__FP_FAST_FMA)
BOTH_POWERS(baseline, , 1)
#else
BOTH_POWERS(baseline, , 0)
#endif
#define DISPATCH(T, S) void apus_pow_##S(PARAMETERS(T)) { pow_##S##_baseline(ARGUMENTS); }
#endif

DISPATCH(double, f64)
DISPATCH(float, f32)
