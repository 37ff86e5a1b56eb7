// Hyperbolic functions and the inverse ones, trigonometric and hyperbolic, of one double, in the
// manner of elementary.h.
#ifndef APUS_INVERSE_H
#define APUS_INVERSE_H

#include "elementary.h"

#define HALF_PI 0x1.921fb54442d18p0
#define HALF_PI_LOW 0x1.1a62633145c07p-54

// a · b and *error: the sum of both is the exact product (Veltkamp and Dekker; the halves are cut
// off the bits). Factors must be of moderate size.
INLINE double product(double a, double b, double *error) {
    double a_high = from_bits(bits_of(a) & 0xfffffffff8000000);
    double b_high = from_bits(bits_of(b) & 0xfffffffff8000000);
    double a_low = a - a_high, b_low = b - b_high;
    double y = a * b;
    double rest = a_high * b_high - y;
    rest += a_high * b_low;
    rest += a_low * b_high;
    *error = rest + a_low * b_low;
    return y;
}

// exp(v) / 2, which does not overflow before the hyperbolic functions do.
INLINE double half_exp(double v) {
    double low, shifted;
    double p = exp_parts(v, &low, &shifted);
    return scaled(p, shifted - 1.0);
}

// (t + t / (t + 1)) / 2 with t = exp(|x|) - 1; above 40 exp(|x|) / 2.
INLINE double sinh_of(double x) {
    double size = magnitude(x);
    double rest;
    double h = half_expm1(size > 40.0 ? 40.0 : size, &rest);
    double d = 2.0 * h + 1.0;
    double y = h + (h / d + (rest + rest / d));
    y = size > 40.0 ? half_exp(size) : y;
    return with_sign(size < 0x1p-27 ? size : y, x);
}

INLINE double cosh_of(double x) {
    double e = half_exp(magnitude(x));
    return e + 0.25 / e;
}

// log(1 + v + rest), or far from 0 log(2x).
INLINE double inverse_hyperbolic(double x, double v, double rest) {
    int is_far = x > 0x1p28;
    return log1p_sum(is_far ? x - 1.0 : v, is_far ? 0.0 : rest, is_far ? 1.0 : 0.0);
}

// log(1 + |x| + x^2 / (1 + sqrt(1 + x^2))), where all roundings up to the logarithm are made good.
INLINE double asinh_of(double x) {
    double size = magnitude(x);
    double a = size > 0x1p28 ? 1.0 : size;
    double square_rest, root_rest, quotient_rest;
    double square = product(a, a, &square_rest);
    double w = 1.0 + square;
    double w_rest = (square < 1.0 ? square - (w - 1.0) : 1.0 - (w - square)) + square_rest;
    double root = __builtin_elementwise_sqrt(w);
    double root_square = product(root, root, &root_rest);
    root_rest = ((w - root_square) - root_rest + w_rest) * 0.5 / root;
    double d = 1.0 + root;
    double d_rest = (1.0 - (d - root)) + root_rest;
    double quotient = square / d;
    double back = product(quotient, d, &quotient_rest);
    quotient_rest = ((square - back) - quotient_rest + (square_rest - quotient * d_rest)) / d;
    double v = a + quotient;
    double y = inverse_hyperbolic(size, v, (quotient - (v - a)) + quotient_rest);
    return with_sign(size < 0x1p-27 ? size : y, x);
}

// log(1 + t + sqrt(t (t + 2))) with t = x - 1.
INLINE double acosh_of(double x) {
    double t = x > 0x1p28 ? 1.0 : x - 1.0;
    double sum = t + 2.0;
    double sum_rest = t < 2.0 ? t - (sum - 2.0) : 2.0 - (sum - t);
    double w_rest, root_rest;
    double w = product(t, sum, &w_rest);
    w_rest += t * sum_rest;
    double root = __builtin_elementwise_sqrt(w);
    double root_square = product(root, root, &root_rest);
    root_rest = root > 0.0 ? ((w - root_square) - root_rest + w_rest) * 0.5 / root : 0.0;
    double v = t + root;
    double v_rest = t < root ? t - (v - root) : root - (v - t);
    double y = inverse_hyperbolic(x, v, v_rest + root_rest);
    return x < 1.0 ? NAN : x != x ? x : y;
}

// log(1 + 2x / (1 - x)) / 2.
INLINE double atanh_of(double x) {
    double a = magnitude(x);
    double d = 1.0 - a;
    double d_rest = (1.0 - d) - a;
    double quotient_rest;
    double quotient = 2.0 * a / d;
    double back = product(quotient, d, &quotient_rest);
    quotient_rest = ((2.0 * a - back) - quotient_rest - quotient * d_rest) / d;
    double y = 0.5 * log1p_sum(quotient, quotient_rest, 0.0);
    y = a == 1.0 ? INFINITY : a > 1.0 ? NAN : y;
    return with_sign(a < 0x1p-27 ? a : y, x);
}

// atan(x) = atan(c) + atan((x - c) / (1 + c x)) with c = 0, 1/2, 1, 3/2 or infinity, so that the
// last argument t is at most 7/16. (atan(t) / t - 1) / t^2: Chebyshev interpolation, relative
// error 2^-60.
INLINE double atan_of(double x) {
    double a = magnitude(x);
    double top = -1.0, bottom = a, high = HALF_PI, low = HALF_PI_LOW;
    int below = a < 2.4375;
    top = below ? a - 1.5 : top;
    bottom = below ? 1.0 + 1.5 * a : bottom;
    high = below ? 0x1.f730bd281f69bp-1 : high;
    low = below ? 0x1.007887af0cbbdp-56 : low;
    below = a < 1.1875;
    top = below ? a - 1.0 : top;
    bottom = below ? 1.0 + a : bottom;
    high = below ? HALF_PI / 2 : high;
    low = below ? HALF_PI_LOW / 2 : low;
    below = a < 0.6875;
    top = below ? 2.0 * a - 1.0 : top;
    bottom = below ? 2.0 + a : bottom;
    high = below ? 0x1.dac670561bb4fp-2 : high;
    low = below ? 0x1.a2b7f222f65e2p-56 : low;
    below = a < 0.4375;
    top = below ? a : top;
    bottom = below ? 1.0 : bottom;
    high = below ? 0.0 : high;
    low = below ? 0.0 : low;
    double t = top / bottom;
    double z = t * t;
    double p = 0x1.e3a2a8148facdp-7;
    p = p * z - 0x1.0f4592322c26bp-5;
    p = p * z + 0x1.6ff4d8c8faf06p-5;
    p = p * z - 0x1.ab569af6606b8p-5;
    p = p * z + 0x1.e17007d034c5dp-5;
    p = p * z - 0x1.110c971163314p-4;
    p = p * z + 0x1.3b13757177a9ep-4;
    p = p * z - 0x1.745d1548eea0bp-4;
    p = p * z + 0x1.c71c71bd16f05p-4;
    p = p * z - 0x1.2492492485320p-3;
    p = p * z + 0x1.99999999998c3p-3;
    p = p * z - 0x1.5555555555555p-2;
    double small = t * (z * p);
    return with_sign(high + (t + (small + low)), x);
}

// (asin(s) / s - 1) for s^2 = z <= 1/4: Chebyshev interpolation, relative error 2^-57.
INLINE double asin_correction(double z) {
    double p = 0x1.d733cdf1e8b12p-6;
    p = p * z - 0x1.e6c3690d9eb0ap-7;
    p = p * z + 0x1.1d2052b6eb685p-6;
    p = p * z + 0x1.659ea8825b1cap-8;
    p = p * z + 0x1.52434da33ae58p-7;
    p = p * z + 0x1.78262197d4e16p-7;
    p = p * z + 0x1.c9cf0c30fbb90p-7;
    p = p * z + 0x1.1c4d35a7a771ap-6;
    p = p * z + 0x1.6e8bb1c9c50aep-6;
    p = p * z + 0x1.f1c71c1da63a6p-6;
    p = p * z + 0x1.6db6db6e32015p-5;
    p = p * z + 0x1.3333333332ec9p-4;
    p = p * z + 0x1.5555555555556p-3;
    return p * z;
}

// Above 1/2, asin(x) = π/2 - 2 asin(sqrt((1 - x) / 2)).
INLINE double asin_of(double x) {
    double a = magnitude(x);
    int is_far = a > 0.5;
    double z = is_far ? 0.5 * (1.0 - a) : a * a;
    double s = is_far ? __builtin_elementwise_sqrt(z) : a;
    double more = s * asin_correction(z);
    double twice = 2.0 * s;
    double m = HALF_PI - twice;
    double rest = (HALF_PI - m) - twice;
    double far = m + (rest - (2.0 * more - HALF_PI_LOW));
    return with_sign(is_far ? far : a + more, x);
}

// acos(x) = π/2 - asin(x); above 1/2 2 asin(sqrt((1 - x) / 2)), below -1/2 π less that of -x.
INLINE double acos_of(double x) {
    double a = magnitude(x);
    int is_far = a > 0.5;
    double z = is_far ? 0.5 * (1.0 - a) : a * a;
    double s = is_far ? 2.0 * __builtin_elementwise_sqrt(z) : x;
    double more = s * asin_correction(z);
    double whole = is_far ? 2.0 * HALF_PI : HALF_PI;
    double whole_low = is_far ? 2.0 * HALF_PI_LOW : HALF_PI_LOW;
    double m = whole - s;
    double rest = (whole - m) - s;
    double y = m + (rest - (more - whole_low));
    return x > 0.5 ? s + more : y;
}

#endif
