// exp(x) = 2^n · exp(r) with n = round(x / ln 2) and r = x - n ln 2, |r| <= ln 2 / 2.
//
// The reduction subtracts n ln 2 in two parts (Cody and Waite). exp(r) is its Taylor
// polynomial, cut off at less than a tenth of an ulp; of 1 + r the rounding error is
// kept (Dekker's fast two-sum) and added to the small terms. 2^n is applied as two
// factors, so that a subnormal result is rounded once more and overflow gives infinity.
// There is no branch: NaN passes through every step, and arguments are clamped to
// where the result is already 0 or infinity.
#include <string.h>

#include "CVectorMath.h"
#include "dispatch.h"

CLONED void apus_exp_f64(long n, const double *x, double *y) {
    // Adding 1.5 · 2^52 rounds to an integer and leaves it in the low bits.
    const double shifter = 0x1.8p52;
    ELEMENTWISE
    for (long i = 0; i < n; i++) {
        double v = x[i];
        v = v < -760.0 ? -760.0 : v;
        v = v > 720.0 ? 720.0 : v;
        double shifted = v * 0x1.71547652b82fep0 + shifter;
        double k = shifted - shifter;
        double r = v - k * 0x1.62e42feep-1;   // 32 bits: the product is exact
        r = r - k * 0x1.a39ef35793c76p-33;
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
        p = sum + ((p * r) * r + (r - (sum - 1.0)));
        // 2^k as the exponents of two doubles; k fits in 12 bits.
        int64_t bits;
        memcpy(&bits, &shifted, sizeof bits);
        int64_t exponent = (int64_t)((uint64_t)bits << 52) >> 52;
        int64_t half = exponent >> 1;
        uint64_t first = (uint64_t)(half + 1023) << 52;
        uint64_t second = (uint64_t)(exponent - half + 1023) << 52;
        double scale1, scale2;
        memcpy(&scale1, &first, sizeof scale1);
        memcpy(&scale2, &second, sizeof scale2);
        y[i] = p * scale1 * scale2;
    }
}

CLONED void apus_exp_f32(long n, const float *x, float *y) {
    const float shifter = 0x1.8p23f;
    ELEMENTWISE
    for (long i = 0; i < n; i++) {
        float v = x[i];
        v = v < -110.0f ? -110.0f : v;
        v = v > 90.0f ? 90.0f : v;
        float shifted = v * 0x1.715476p0f + shifter;
        float k = shifted - shifter;
        float r = v - k * 0x1.62e4p-1f;       // 15 bits: the product is exact
        r = r - k * 0x1.7f7d1cp-20f;
        float p = 1.0f / 5040.0f;
        p = p * r + 1.0f / 720.0f;
        p = p * r + 1.0f / 120.0f;
        p = p * r + 1.0f / 24.0f;
        p = p * r + 1.0f / 6.0f;
        p = p * r + 0.5f;
        float sum = 1.0f + r;
        p = sum + ((p * r) * r + (r - (sum - 1.0f)));
        int32_t bits;
        memcpy(&bits, &shifted, sizeof bits);
        int32_t exponent = (int32_t)((uint32_t)bits << 20) >> 20;
        int32_t half = exponent >> 1;
        uint32_t first = (uint32_t)(half + 127) << 23;
        uint32_t second = (uint32_t)(exponent - half + 127) << 23;
        float scale1, scale2;
        memcpy(&scale1, &first, sizeof scale1);
        memcpy(&scale2, &second, sizeof scale2);
        y[i] = p * scale1 * scale2;
    }
}
