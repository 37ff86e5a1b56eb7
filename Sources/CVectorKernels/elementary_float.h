// The functions of elementary.h that are used most, in float arithmetic, which fits twice as
// many numbers in a vector. The algorithms are the same, with shorter polynomials and the
// constants of float; results are within 1.5 ulp.
#ifndef APUS_ELEMENTARY_FLOAT_H
#define APUS_ELEMENTARY_FLOAT_H

#include "elementary.h"

INLINE uint32_t bits_of_float(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE float float_from_bits(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

INLINE float magnitude_f(float x) { return float_from_bits(bits_of_float(x) & INT32_MAX); }

#define SHIFTER_F 0x1.8p23f
#define LN2_HIGH_F 0x1.62e4p-1f  // 15 bits: products with small integers are exact
#define LN2_LOW_F 0x1.7f7d1cp-20f

INLINE float scaled_f(float p, float shifted) {
    int32_t k = (int32_t)(bits_of_float(shifted) << 20) >> 20;
    int32_t half = k >> 1;
    return p * float_from_bits((uint32_t)(half + 127) << 23)
             * float_from_bits((uint32_t)(k - half + 127) << 23);
}

INLINE float exp_parts_f(float v, float *low, float *shifted) {
    v = v < -110.0f ? -110.0f : v;
    v = v > 90.0f ? 90.0f : v;
    *shifted = v * 0x1.715476p0f + SHIFTER_F;
    float k = *shifted - SHIFTER_F;
    float r = v - k * LN2_HIGH_F;
    r = r - k * LN2_LOW_F;
    float p = 1.0f / 5040.0f;
    p = p * r + 1.0f / 720.0f;
    p = p * r + 1.0f / 120.0f;
    p = p * r + 1.0f / 24.0f;
    p = p * r + 1.0f / 6.0f;
    p = p * r + 0.5f;
    float sum = 1.0f + r;
    float small = (p * r) * r + (r - (sum - 1.0f));
    float high = sum + small;
    *low = small - (high - sum);
    return high;
}

INLINE float exp_of_f(float v) {
    float low, shifted;
    float p = exp_parts_f(v, &low, &shifted);
    return scaled_f(p, shifted);
}

INLINE float half_expm1_f(float x, float *rest) {
    float v = x < -20.0f ? -20.0f : x;
    v = v > 89.0f ? 89.0f : v;
    float shifted = v * 0x1.715476p0f + SHIFTER_F;
    float k = shifted - SHIFTER_F;
    float a = v - k * LN2_HIGH_F;
    float b = k * LN2_LOW_F;
    float r = a - b;
    float c = (a - r) - b;
    float p = 0x1.a124f2p-13f;
    p = p * r + 0x1.6d4324p-10f;
    p = p * r + 0x1.1110e0p-7f;
    p = p * r + 0x1.5554eap-5f;
    p = p * r + 0x1.555556p-3f;
    p = p * r + 0.5f;
    float small = (p * r) * r + (c + c * r);
    float scale = float_from_bits((bits_of_float(shifted) + 126) << 23);
    float base = scale - 0.5f;
    float term = scale * r;
    float sum = base + term;
    float part = sum - base;
    float error = (base - (sum - part)) + (term - part);
    float low = error + scale * small;
    float high = sum + low;
    *rest = low - (high - sum);
    return high;
}

INLINE float expm1_of_f(float x) {
    float rest;
    float y = 2.0f * half_expm1_f(x, &rest);
    return magnitude_f(x) < 0x1p-25f ? x : y;
}

INLINE float sigmoid_of_f(float x) {
    float low, shifted;
    float p = exp_parts_f(-magnitude_f(x), &low, &shifted);
    float e = scaled_f(p, shifted);
    float d = 1.0f + e;
    float lost = (e - (d - 1.0f)) * (1.4571f - 0.5f * d);
    float q = scaled_f((p + (low - p * lost)) / d, shifted);
    return x > 0.0f ? 1.0f - q : q;
}

// 1 - 2 / (exp(2|x|) + 1), and below 0.6, where that loses digits, x + x^3 P(x^2): Chebyshev
// interpolation, relative error 2^-28, as of the exponential.
INLINE float tanh_of_f(float x) {
    float size = magnitude_f(x);
    float v = size > 10.0f ? 10.0f : size;
    // The bias of exponents is added with the shifter. Errors of k ln 2 / 2, where they grow, are
    // small beside exp(2|x|).
    float shifted = v * 0x1.715476p1f + (SHIFTER_F + 127.0f);
    float k = shifted - (SHIFTER_F + 127.0f);
    float r = v - k * 0x1.62e430p-2f;
    float p = 0x1.6d1606p-4f;
    p = p * r + 0x1.12106cp-2f;
    p = p * r + 0x1.555516p-1f;
    p = p * r + 0x1.5554d8p0f;
    p = p * r + 2.0f;
    p = p * r + 2.0f;
    p = p * r + 1.0f;
    float scale = float_from_bits(bits_of_float(shifted) << 23);
    float far = 1.0f - 2.0f / (scale * p + 1.0f);
    float z = size * size;
    float q = 0x1.36bdb2p-9f;
    q = q * z - 0x1.1394c98659ea8p-7f;
    q = q * z + 0x1.64fad89a63194p-6f;
    q = q * z - 0x1.ba0d93848d895p-5f;
    q = q * z + 0x1.1110f598d7313p-3f;
    q = q * z - 0x1.55555543c9cf7p-2f;
    float near = size + size * (z * q);
    float y = size < 0.6f ? near : far;
    return float_from_bits(bits_of_float(y) | (bits_of_float(x) & ~(uint32_t)INT32_MAX));
}

struct split_f {
    float exponent, fraction;
};

INLINE struct split_f split_of_f(float x) {
    float v = x < 0x1p-126f ? x * 0x1p25f : x;
    uint32_t bits = bits_of_float(v);
    uint32_t e = (bits + (0x3f800000 - 0x3f3504f3)) >> 23;
    float exponent = (float)((int32_t)e - 127);
    struct split_f result = {
        x < 0x1p-126f ? exponent - 25.0f : exponent,
        float_from_bits(bits - ((e - 127) << 23)) - 1.0f,
    };
    return result;
}

INLINE float log_correction_f(float f, float half_square) {
    float s = f / (2.0f + f);
    float z = s * s;
    float p = 0x1.2ee656p-2f;
    p = p * z + 0x1.997c2ep-2f;
    p = p * z + 0x1.55555cp-1f;
    return s * (half_square + p * z);
}

INLINE float log_special_f(float x, float y) {
    y = x == INFINITY ? x : y;
    y = x == 0.0f ? -INFINITY : y;
    return x < 0.0f ? NAN : x != x ? x : y;
}

INLINE float log_of_f(float x) {
    struct split_f m = split_of_f(x);
    float f = m.fraction;
    float half_square = 0.5f * f * f;
    float small = log_correction_f(f, half_square) + m.exponent * LN2_LOW_F;
    float y = ((small - half_square) + f) + m.exponent * LN2_HIGH_F;
    return log_special_f(x, y);
}

INLINE float log1p_of_f(float x) {
    float u = 1.0f + x;
    int is_near = x > -0.29289f && x < 0.41421f;
    struct split_f m = split_of_f(u);
    float f = is_near ? x : m.fraction;
    float lost = x < 1.0f ? x - (u - 1.0f) : 1.0f - (u - x);
    float c = is_near || x > 0x1p25f ? 0.0f : lost / u;
    float k = is_near ? 0.0f : m.exponent;
    float half_square = 0.5f * f * f;
    float small = log_correction_f(f, half_square) + (k * LN2_LOW_F + c);
    float y = ((small - half_square) + f) + k * LN2_HIGH_F;
    y = log_special_f(u, y);
    return magnitude_f(x) < 0x1p-25f ? x : y;
}

#endif
