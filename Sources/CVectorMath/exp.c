// exp in float: as exp_of in elementary.h, with the polynomial cut off where float needs no more.
#include <string.h>

#include "CVectorMath.h"
#include "dispatch.h"

WIDE_CLONED void apus_exp_f32(long n, const float *x, float *y) {
    const float shifter = 0x1.8p23f;
    WIDE_ELEMENTWISE(16)
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
