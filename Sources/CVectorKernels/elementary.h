// Elementary functions of one double, without branches, for loops that the compiler turns
// into vector code. NaN passes through every one; selections at the end put special values in
// order. Nothing depends on whether products and sums are fused.
//
// In the loops for float they are computed in double and rounded once more, which leaves an
// error of at most 0.5001 ulp.
#ifndef APUS_ELEMENTARY_H
#define APUS_ELEMENTARY_H

#include <math.h>
#include <stdint.h>
#include <string.h>

// Without what a debugger would show of them: that takes longer to compile than the loops.
#define INLINE static inline __attribute__((always_inline, nodebug))

INLINE uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

INLINE double magnitude(double x) { return from_bits(bits_of(x) & INT64_MAX); }

INLINE double with_sign(double magnitude, double sign) {
    return from_bits((bits_of(magnitude) & INT64_MAX) | (bits_of(sign) & ~(uint64_t)INT64_MAX));
}

// Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits.
#define SHIFTER 0x1.8p52
#define LN2_HIGH 0x1.62e42feep-1  // 32 bits: products with small integers are exact
#define LN2_LOW 0x1.a39ef35793c76p-33

// 2^(k + bias) for k in the low bits of a number to which SHIFTER was added.
INLINE double power_of_two(double shifted, int64_t bias) {
    return from_bits((bits_of(shifted) + (uint64_t)(bias + 1023)) << 52);
}

// p 2^k for k as above, where p and the result are normal numbers.
INLINE double scaled_near(double p, double shifted) {
    return from_bits(bits_of(p) + (bits_of(shifted) << 52));
}

// exp(r) for |r| <= ln 2 / 2 and a correction c of r: its Taylor polynomial, cut off at less
// than a tenth of an ulp. The rounding error of 1 + r is kept (Dekker's fast two-sum) and added
// to the small terms; *low is what the last rounding took.
INLINE double exp_reduced(double r, double c, double *low) {
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    double sum = 1.0 + r;
    double small = (p * r) * r + ((r - (sum - 1.0)) + c);
    double high = sum + small;
    *low = small - (high - sum);
    return high;
}

// p · 2^k for the k in the low bits of `shifted`, which fits in 12 bits. The power is applied as
// two factors, so that a subnormal result is rounded once more and overflow gives infinity.
INLINE double scaled(double p, double shifted) {
    int64_t k = (int64_t)(bits_of(shifted) << 52) >> 52;
    int64_t half = k >> 1;
    return p * from_bits((uint64_t)(half + 1023) << 52)
             * from_bits((uint64_t)(k - half + 1023) << 52);
}

// exp(v) = 2^k exp(r) with k = round(v / ln 2) and r = v - k ln 2, subtracted in two parts (Cody
// and Waite): exp(r), its *low part, and k in the low bits of *shifted. Arguments are clamped to
// where the result is already 0 or infinity.
INLINE double exp_parts(double v, double *low, double *shifted) {
    v = v < -760.0 ? -760.0 : v;
    v = v > 720.0 ? 720.0 : v;
    *shifted = v * 0x1.71547652b82fep0 + SHIFTER;
    double k = *shifted - SHIFTER;
    double r = v - k * LN2_HIGH;
    r = r - k * LN2_LOW;
    return exp_reduced(r, 0.0, low);
}

INLINE double exp_of(double v) {
    double low, shifted;
    double p = exp_parts(v, &low, &shifted);
    return scaled(p, shifted);
}

// The same for |v| < 700, of which the result is neither infinite nor subnormal.
INLINE double exp_near_of(double v) {
    double shifted = v * 0x1.71547652b82fep0 + SHIFTER;
    double k = shifted - SHIFTER;
    double r = v - k * LN2_HIGH;
    double low;
    double p = exp_reduced(r - k * LN2_LOW, 0.0, &low);
    return scaled_near(p, shifted);
}

// 2^v. The rounding error of r ln 2 is small beside the 1 that it is added to.
INLINE double exp2_of(double v) {
    v = v < -1100.0 ? -1100.0 : v;
    v = v > 1040.0 ? 1040.0 : v;
    double shifted = v + SHIFTER;
    double r = v - (shifted - SHIFTER);
    double low;
    double p = exp_reduced(r * 0x1.62e42fefa39efp-1, r * 0x1.abc9e3b39803fp-56, &low);
    return scaled(p, shifted);
}

// 2^bias (exp(v) - 1) without its last rounding: the sum of the result and *rest, for v from -40
// to 710. With k and r as for exp it is, but for the factor,
// 2^k r + (2^k - 1) + 2^k (exp(r) - 1 - r); the first two are added without error.
// For |v| < 2^-54 the result is not accurate.
INLINE double scaled_expm1(double v, int bias, double *rest) {
    double shifted = v * 0x1.71547652b82fep0 + SHIFTER;
    double k = shifted - SHIFTER;
    double a = v - k * LN2_HIGH;
    double b = k * LN2_LOW;
    double r = a - b;
    double c = (a - r) - b;
    // (exp(r) - 1 - r) / r^2: Chebyshev interpolation, relative error 2^-60.
    double p = 0x1.1f730349868cep-29;
    p = p * r + 0x1.af4de97ca4194p-26;
    p = p * r + 0x1.27e4db646b17ep-22;
    p = p * r + 0x1.71de0231960ebp-19;
    p = p * r + 0x1.a01a01a6d889cp-16;
    p = p * r + 0x1.a01a01abe7fe1p-13;
    p = p * r + 0x1.6c16c16c162d4p-10;
    p = p * r + 0x1.11111111100dcp-7;
    p = p * r + 0x1.5555555555556p-5;
    p = p * r + 0x1.5555555555557p-3;
    p = p * r + 0.5;
    double small = (p * r) * r + (c + c * r);
    double scale = power_of_two(shifted, bias);
    double base = scale - power_of_two(SHIFTER, bias);
    double term = scale * r;
    double sum = base + term;
    double part = sum - base;
    double error = (base - (sum - part)) + (term - part);
    double low = error + scale * small;
    double high = sum + low;
    *rest = low - (high - sum);
    return high;
}

// (exp(x) - 1) / 2, halved so that the largest results do not overflow.
INLINE double half_expm1(double x, double *rest) {
    double v = x < -40.0 ? -40.0 : x;
    v = v > 710.0 ? 710.0 : v;
    return scaled_expm1(v, -1, rest);
}

INLINE double expm1_of(double x) {
    double rest;
    double y = 2.0 * half_expm1(x, &rest);
    return magnitude(x) < 0x1p-54 ? x : y;
}

// 1 / (1 + exp(-x)), for negative x as exp(x) / (1 + exp(x)), which does not overflow; for
// positive x what is missing to 1 is so much smaller that its error does not count.
INLINE double sigmoid_of(double x) {
    double low, shifted;
    double p = exp_parts(-magnitude(x), &low, &shifted);
    double e = scaled(p, shifted);
    double d = 1.0 + e;
    // What rounding d took away, divided by d: 1 / d to 5 bits is enough.
    double lost = (e - (d - 1.0)) * (1.4571 - 0.5 * d);
    double q = scaled((p + (low - p * lost)) / d, shifted);
    return x > 0.0 ? 1.0 - q : q;
}

// t / (t + 2) with t = exp(2|x|) - 1, or 1 - 2 / (t + 2) where that is above 1/2. The rest of t
// and the error of t + 2 go into the numerator.
INLINE double tanh_of(double x) {
    double size = magnitude(x);
    double v = 2.0 * size;
    double rest;
    double t = scaled_expm1(v > 44.0 ? 44.0 : v, 0, &rest);
    double d = t + 2.0;
    double lost = ((t - (d - 2.0)) + rest) * (0.7286 - 0.125 * d);
    double numerator = t + (rest - t * lost);
    double q = (t > 2.0 ? 2.0 : numerator) / d;
    double y = t > 2.0 ? 1.0 - q : q;
    return with_sign(size < 0x1p-28 ? size : y, x);
}

// A positive number as 2^exponent · (1 + fraction) with 1 + fraction between sqrt(1/2) and
// sqrt(2).
struct split {
    double exponent;
    double fraction;
};

INLINE struct split split_of(double x) {
    // Subnormal numbers are made normal first.
    double v = x < 0x1p-1022 ? x * 0x1p54 : x;
    uint64_t bits = bits_of(v);
    // The bits of sqrt(1/2) become those of 1, so that the exponent changes there.
    uint64_t e = (bits + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd)) >> 52;
    double exponent = from_bits(e | 0x4330000000000000) - (0x1p52 + 1023.0);
    struct split result = {
        x < 0x1p-1022 ? exponent - 54.0 : exponent,
        from_bits(bits - ((e - 1023) << 52)) - 1.0,
    };
    return result;
}

// log(1 + f) = f - f^2 / 2 + s (f^2 / 2 + R(s^2)) with s = f / (2 + f), as in Sun's fdlibm
// (K. C. Ng, 1993). This is the last term; R comes from Chebyshev interpolation, relative
// error 2^-57.
INLINE double log_correction(double f, double half_square) {
    double s = f / (2.0 + f);
    double z = s * s;
    double p = 0x1.2b5900de53b32p-3;
    p = p * z + 0x1.39fe51a7c18f9p-3;
    p = p * z + 0x1.7462b51cb66b1p-3;
    p = p * z + 0x1.c71c62e3f11e6p-3;
    p = p * z + 0x1.2492492df281ap-2;
    p = p * z + 0x1.99999999952d7p-2;
    p = p * z + 0x1.5555555555558p-1;
    return s * (half_square + p * z);
}

// The logarithm at the ends of its domain and beyond them.
INLINE double log_special(double x, double y) {
    y = x == INFINITY ? x : y;
    y = x == 0.0 ? -INFINITY : y;
    return x < 0.0 ? NAN : x != x ? x : y;
}

INLINE double log_of(double x) {
    struct split m = split_of(x);
    double f = m.fraction;
    double half_square = 0.5 * f * f;
    double small = log_correction(f, half_square) + m.exponent * LN2_LOW;
    double y = ((small - half_square) + f) + m.exponent * LN2_HIGH;
    return log_special(x, y);
}

// The logarithm of 2^more (1 + x + rest), where the rest is small beside x: that of 1 + x rounded
// to u, and what was lost in rounding, divided by u. Where 1 + x is within a factor of sqrt(2) of
// 1, f is x itself.
INLINE double log1p_sum(double x, double rest, double more) {
    double u = 1.0 + x;
    int is_near = x > -0.29289 && x < 0.41421;
    struct split m = split_of(u);
    double f = is_near ? x : m.fraction;
    double lost = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
    double c = x > 0x1p54 ? 0.0 : ((is_near ? 0.0 : lost) + rest) / u;
    double k = is_near ? 0.0 : m.exponent + more;
    double half_square = 0.5 * f * f;
    double small = log_correction(f, half_square) + (k * LN2_LOW + c);
    double y = ((small - half_square) + f) + k * LN2_HIGH;
    return log_special(u, y);
}

INLINE double log1p_of(double x) {
    double y = log1p_sum(x, 0.0, 0.0);
    return magnitude(x) < 0x1p-54 ? x : y;
}

// log(1 + f) / log(b) + exponent · log_b(2), where the sums are kept in two parts: high has 21
// bits, so that its product with the high part of 1 / log(b), which has 32, is exact.
INLINE double log_of_base(double x, double inverse_high, double inverse_low, double two_high,
                          double two_low) {
    struct split m = split_of(x);
    double f = m.fraction;
    double half_square = 0.5 * f * f;
    double r = log_correction(f, half_square);
    double high = from_bits(bits_of(f - half_square) & 0xffffffff00000000);
    double low = (f - high) - half_square + r;
    double main = high * inverse_high;
    double rest = m.exponent * two_low + ((low + high) * inverse_low + low * inverse_high);
    double whole = m.exponent * two_high;
    double sum = whole + main;
    rest += (whole - sum) + main;
    return log_special(x, sum + rest);
}

INLINE double log2_of(double x) {
    return log_of_base(x, 0x1.7154765200000p0, 0x1.705fc2eefa200p-33, 1.0, 0.0);
}

INLINE double log10_of(double x) {
    return log_of_base(x, 0x1.bcb7b15200000p-2, 0x1.b9438ca9aadd5p-36, 0x1.34413509f7800p-2,
                       0x1.fef311f12b358p-46);
}

// The cube root: a guess of 5 bits from a third of the bits, then Halley's iteration, of third
// order. The last step starts from 26 bits, whose square is exact.
INLINE double cbrt_of(double x) {
    double a = magnitude(x);
    double back = a > 0x1p500 ? 0x1p200 : a < 0x1p-500 ? 0x1p-200 : 1.0;
    double v = a > 0x1p500 ? a * 0x1p-600 : a < 0x1p-500 ? a * 0x1p600 : a;
    uint64_t third = ((bits_of(v) >> 32) * 0x55555556) >> 32;
    double t = from_bits((third + 715094163) << 32);
    for (int step = 0; step < 2; step++) {
        double cube = t * t * t;
        t = t * ((cube + 2.0 * v) / (2.0 * cube + v));
    }
    t = from_bits((bits_of(t) + 0x4000000) & 0xfffffffff8000000);
    double quotient = v / (t * t);
    t = t + t * ((quotient - t) / (2.0 * t + quotient));
    return a == 0.0 || a == INFINITY || x != x ? x : with_sign(t * back, x);
}

#endif
