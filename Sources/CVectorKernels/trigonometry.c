// Sine, cosine and tangent, and the cardinal sine.
//
// x = k π/2 + r with |r| <= π/4. π/2 is subtracted in three parts of 33 bits, so that products
// with k below 2^20 are exact, and a rest; what the differences lose is kept (Knuth's two-sum),
// because x may be very close to a multiple of π/2. Larger arguments are rare; they go to the
// C library one by one, in long double: its functions for double lose digits there.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "inverse.h"

#define LIMIT 0x1p20
#define PI 0x1.921fb54442d18p1
#define PI_LOW 0x1.1a62633145c07p-53

struct reduced {
    double r, rest;
    uint64_t quadrant;
};

INLINE struct reduced reduced_of(double x) {
    double shifted = x * 0x1.45f306dc9c883p-1 + SHIFTER;
    double k = shifted - SHIFTER;
    double a = x - k * 0x1.921fb544p0;
    double b = k * 0x1.0b4611a6p-34;
    double c = k * 0x1.3198a2ep-69;
    double ab = a - b;
    double part = ab - a;
    double lost = (a - (ab - part)) - (b + part);
    double r = ab - c;
    part = r - ab;
    lost += (ab - (r - part)) - (c + part);
    lost -= k * 0x1.b839a252049c1p-104;
    double sum = r + lost;
    struct reduced result = {sum, lost - (sum - r), bits_of(shifted)};
    return result;
}

// sin(r + rest) and cos(r + rest) for |r| <= π/4, and what their last rounding took: Chebyshev
// interpolation, relative error 2^-57, put together as in Sun's fdlibm.
INLINE double sin_reduced(double r, double rest, double *low) {
    double z = r * r;
    double p = 0x1.5e0af18733f9ep-33;
    p = p * z - 0x1.ae600a926df9ap-26;
    p = p * z + 0x1.71de37961e4dcp-19;
    p = p * z - 0x1.a01a019e8357dp-13;
    p = p * z + 0x1.1111111110bb1p-7;
    double cube = z * r;
    double less = (z * (0.5 * rest - p * cube) - rest) + cube * 0x1.5555555555555p-3;
    double sum = r - less;
    *low = (r - sum) - less;
    return sum;
}

INLINE double cos_reduced(double r, double rest, double *low) {
    double z = r * r;
    double p = -0x1.907d7aec5a8a3p-37;
    p = p * z + 0x1.1eeb68b109cf5p-29;
    p = p * z - 0x1.27e4fa17a41bfp-22;
    p = p * z + 0x1.a01a019f4e867p-16;
    p = p * z - 0x1.6c16c16c16966p-10;
    p = p * z + 0x1.5555555555555p-5;
    double half = 0.5 * z;
    double w = 1.0 - half;
    double more = ((1.0 - w) - half) + (z * (p * z) - r * rest);
    double sum = w + more;
    *low = more - (sum - w);
    return sum;
}

INLINE double sin_of(double x) {
    struct reduced a = reduced_of(x);
    double s_low, c_low;
    double s = sin_reduced(a.r, a.rest, &s_low), c = cos_reduced(a.r, a.rest, &c_low);
    double y = a.quadrant & 1 ? c : s;
    y = a.quadrant & 2 ? -y : y;
    return magnitude(x) < 0x1p-27 ? x : y;
}

INLINE double cos_of(double x) {
    struct reduced a = reduced_of(x);
    double s_low, c_low;
    double s = sin_reduced(a.r, a.rest, &s_low), c = cos_reduced(a.r, a.rest, &c_low);
    double y = a.quadrant & 1 ? s : c;
    return (a.quadrant + 1) & 2 ? -y : y;
}

INLINE double tan_of(double x) {
    struct reduced a = reduced_of(x);
    double s_low, c_low;
    double s = sin_reduced(a.r, a.rest, &s_low), c = cos_reduced(a.r, a.rest, &c_low);
    // What both roundings took goes into the numerator.
    int is_turned = a.quadrant & 1;
    double top = is_turned ? c : s, top_low = is_turned ? c_low : s_low;
    double bottom = is_turned ? -s : c, bottom_low = is_turned ? -s_low : c_low;
    double y = (top + (top_low - top / bottom * bottom_low)) / bottom;
    return magnitude(x) < 0x1p-27 ? x : y;
}

// For float, double carries enough beyond it to do without the rests, and with Taylor polynomials
// that are cut off at a relative error of 2^-28.
INLINE struct reduced reduced_of_f(double x) {
    double shifted = x * 0x1.45f306dc9c883p-1 + SHIFTER;
    double k = shifted - SHIFTER;
    double r = x - k * 0x1.921fb544p0;
    struct reduced result = {r - k * 0x1.0b4611a626331p-34, 0.0, bits_of(shifted)};
    return result;
}

INLINE double sin_reduced_f(double r) {
    double z = r * r;
    double p = 1.0 / 362880.0;
    p = p * z - 1.0 / 5040.0;
    p = p * z + 1.0 / 120.0;
    p = p * z - 1.0 / 6.0;
    return r + r * (z * p);
}

INLINE double cos_reduced_f(double r) {
    double z = r * r;
    double p = -1.0 / 3628800.0;
    p = p * z + 1.0 / 40320.0;
    p = p * z - 1.0 / 720.0;
    p = p * z + 1.0 / 24.0;
    p = p * z - 0.5;
    return 1.0 + z * p;
}

INLINE double sin_of_f(double x) {
    struct reduced a = reduced_of_f(x);
    double y = a.quadrant & 1 ? cos_reduced_f(a.r) : sin_reduced_f(a.r);
    y = a.quadrant & 2 ? -y : y;
    return magnitude(x) < 0x1p-14 ? x : y;
}

INLINE double cos_of_f(double x) {
    struct reduced a = reduced_of_f(x);
    double y = a.quadrant & 1 ? sin_reduced_f(a.r) : cos_reduced_f(a.r);
    return (a.quadrant + 1) & 2 ? -y : y;
}

INLINE double tan_of_f(double x) {
    struct reduced a = reduced_of_f(x);
    double s = sin_reduced_f(a.r), c = cos_reduced_f(a.r);
    double y = (a.quadrant & 1 ? c : s) / (a.quadrant & 1 ? -s : c);
    return magnitude(x) < 0x1p-14 ? x : y;
}

// Blocks with a large argument or an infinity are done one by one.
#define TRIGONOMETRIC(name, T, S, core, library)                          \
    WIDE_CLONED void apus_##name##_##S(long n, const T *x, T *y) {             \
        for (long start = 0; start < n; start += 256) {                   \
            long end = n - start < 256 ? n : start + 256;                 \
            long large = 0;                                               \
            for (long i = start; i < end; i++)                            \
                large += !(x[i] > -(T)LIMIT && x[i] < (T)LIMIT);          \
            if (large == 0) {                                             \
                WIDE_ELEMENTWISE(8)                                            \
                for (long i = start; i < end; i++) y[i] = (T)core(x[i]);  \
            } else {                                                      \
                for (long i = start; i < end; i++) {                      \
                    double v = x[i];                                      \
                    y[i] = v > -LIMIT && v < LIMIT ? (T)core(v)           \
                                                   : (T)library(v);       \
                }                                                         \
            }                                                             \
        }                                                                 \
    }

TRIGONOMETRIC(sin, double, f64, sin_of, sinl)
TRIGONOMETRIC(sin, float, f32, sin_of_f, sinl)
TRIGONOMETRIC(cos, double, f64, cos_of, cosl)
TRIGONOMETRIC(cos, float, f32, cos_of_f, cosl)
TRIGONOMETRIC(tan, double, f64, tan_of, tanl)
TRIGONOMETRIC(tan, float, f32, tan_of_f, tanl)

// sin(πx) / (πx): the nearest whole number is taken off x, which is exact, before π comes in, and
// beyond 1/4 sin(πr) is the cosine of what is missing to a right angle. π and its products have
// two parts each; what roundings took goes into the numerator.
INLINE double sinc_of(double x) {
    // Larger numbers are whole; so is 1, which stands for them.
    double v = magnitude(x) < 0x1p52 ? magnitude(x) : x != x ? x : 1.0;
    double nearest = __builtin_rint(v);
    double r = v - nearest;
    double size = magnitude(r);
    int is_far = size > 0.25;
    double part = is_far ? 0.5 - size : size;
    double angle_rest, whole_rest, s_low, c_low;
    double angle = product(part, PI, &angle_rest);
    double whole = product(v, PI, &whole_rest);
    angle_rest += part * PI_LOW;
    whole_rest += v * PI_LOW;
    double s = sin_reduced(angle, angle_rest, &s_low);
    double c = cos_reduced(angle, angle_rest, &c_low);
    double top = is_far ? c : s;
    double rest = is_far ? c_low : s_low;
    double y = (top + (rest - top / whole * whole_rest)) / whole;
    double half = 0.5 * nearest;
    int is_odd = __builtin_floor(half) != half;
    y = is_odd != (r < 0.0) ? -y : y;
    y = r == 0.0 ? 0.0 : y;
    return v < 0x1p-27 ? 1.0 : y;
}

WIDE_CLONED void apus_sinc_f64(long n, const double *x, double *y) {
    WIDE_ELEMENTWISE(8)
    for (long i = 0; i < n; i++) y[i] = sinc_of(x[i]);
}

WIDE_CLONED void apus_sinc_f32(long n, const float *x, float *y) {
    WIDE_ELEMENTWISE(8)
    for (long i = 0; i < n; i++) y[i] = (float)sinc_of(x[i]);
}
