// Powers of float with AVX-512, which takes numbers apart, rounds, and scales by powers of two in one
// instruction each. No compiler finds these in the loops of power.c, so that they are named here. No
// exponent is too large for them, so that one test is left for all that is special.
#include "power.h"

#ifdef HAS_LEVELS
#include <immintrin.h>
#include <stdbool.h>

#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))

typedef double doubles __attribute__((vector_size(64)));
typedef float floats __attribute__((vector_size(32), aligned(4), may_alias));
enum { BLOCK = 256, LANES = 8 };

// y log2(x) of positive numbers. log2(1 + u) / u for 3/4 <= 1 + u < 3/2: Chebyshev interpolation,
// relative error 2^-35.6.
TARGET INLINE doubles log2_power(floats x, floats y) {
    doubles wide = __builtin_convertvector(x, doubles);
    doubles u = (doubles)_mm512_getmant_pd(wide, _MM_MANT_NORM_p75_1p5, _MM_MANT_SIGN_nan) - 1.0;
    // 4/3, rounded up: the exponent is one more from 3/2 on.
    doubles exponent = (doubles)_mm512_getexp_pd(wide * 0x1.5555555555556p+0);
    doubles p = 0x1.2feb3cdda4e5bp-5 * u - 0x1.9c5e0b73e2e36p-4;
    p = p * u + 0x1.1b0d290461ea5p-3;
    p = p * u - 0x1.31b999d18510cp-3;
    p = p * u + 0x1.48ea4e2dc4a4fp-3;
    p = p * u - 0x1.70aad03f203aap-3;
    p = p * u + 0x1.a5fe49d7fa115p-3;
    p = p * u - 0x1.ec750763a4440p-3;
    p = p * u + 0x1.27772c6b9b0cfp-2;
    p = p * u - 0x1.7154706ca668ap-2;
    p = p * u + 0x1.ec709cbc689f9p-2;
    p = p * u - 0x1.7154765521c7cp-1;
    p = p * u + 0x1.71547652d1be2p+0;
    return (u * p + exponent) * __builtin_convertvector(y, doubles);
}

// 2^w.
TARGET INLINE floats exp2_power(doubles w) {
    doubles r = (doubles)_mm512_reduce_pd(w, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    doubles p = POWER_EXP2_LAST - (doubles){0};
    POWER_EXP2(p, r)
    return __builtin_convertvector((doubles)_mm512_scalef_pd(p, w - r), floats);
}

// The logarithms of powers, in whole vectors. Returns whether all are numbers and finite, which they
// are not where a base is not positive and finite.
TARGET static bool find_logarithms(long n, const float *x, const float *y, doubles *w) {
    doubles trace = {0};
    for (long i = 0; i < n; i += LANES) {
        doubles next = log2_power(*(const floats *)(x + i), *(const floats *)(y + i));
        trace += next * 0.0;
        w[i / LANES] = next;
    }
    for (int lane = 1; lane < LANES; lane++) trace[0] += trace[lane];
    return trace[0] == 0;
}

// In two loops: in one, more would wait for each other than the processor looks ahead.
TARGET void apus_pow_f32_v4(long n, const float *a, long a_step, const float *b, long b_step,
                            float *y) {
    _Alignas(64) float x[BLOCK], power[BLOCK], result[BLOCK];
    doubles w[BLOCK / LANES];
    for (long start = 0; start < n; start += BLOCK) {
        long length = n - start < BLOCK ? n - start : BLOCK;
        long whole = (length + LANES - 1) / LANES * LANES;
        const float *base = a + start, *exponent = b + start;
        if (a_step != 1 || whole > length) {
            for (long i = 0; i < length; i++) x[i] = a[(start + i) * a_step];
            for (long i = length; i < whole; i++) x[i] = 1;
            base = x;
        }
        if (b_step != 1 || whole > length) {
            for (long i = 0; i < length; i++) power[i] = b[(start + i) * b_step];
            for (long i = length; i < whole; i++) power[i] = 1;
            exponent = power;
        }
        bool is_special = !find_logarithms(whole, base, exponent, w);
        if (is_special) {
            float common[BLOCK], common_power[BLOCK];
            ELEMENTWISE
            for (long i = 0; i < whole; i++) {
                common[i] = (float)common_base(base[i]);
                common_power[i] = (float)common_exponent(exponent[i]);
            }
            find_logarithms(whole, common, common_power, w);
        }
        float *target = is_special || whole > length ? result : y + start;
        for (long i = 0; i < whole; i += LANES) *(floats *)(target + i) = exp2_power(w[i / LANES]);
        if (is_special)
            ELEMENTWISE
            for (long i = 0; i < length; i++)
                result[i] = (float)special_power(base[i], exponent[i], result[i]);
        if (target == result) memcpy(y + start, result, (size_t)length * sizeof *result);
    }
}
#endif
