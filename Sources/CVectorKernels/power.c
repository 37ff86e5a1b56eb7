// Powers.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "inverse.h"

// x^y for positive numbers x and y of moderate size.

// For float: 2^(y log2 x) in double. The error of the exponent, below 2^-26, does not show. Both
// polynomials by Chebyshev interpolation, relative errors 2^-33 and 2^-28.
INLINE double pow_common_f(double x, double y) {
    // As `split_of`, but no float is subnormal here.
    uint64_t bits = bits_of(x);
    uint64_t e = (bits + (0x3ff0000000000000 - 0x3fe6a09e667f3bcd)) >> 52;
    double exponent = from_bits(e | 0x4330000000000000) - (0x1p52 + 1023.0);
    double f = from_bits(bits - ((e - 1023) << 52)) - 1.0;
    double p = -0x1.596fe0ad18378p-4;
    p = p * f + 0x1.3a457f7b873b6p-3;
    p = p * f - 0x1.41fffb9965927p-3;
    p = p * f + 0x1.4645e59a19474p-3;
    p = p * f - 0x1.6eb2698f21315p-3;
    p = p * f + 0x1.a608e4d0d409cp-3;
    p = p * f - 0x1.ec8cbb28a46d3p-3;
    p = p * f + 0x1.2777694c44dfdp-2;
    p = p * f - 0x1.715438ed50d73p-2;
    p = p * f + 0x1.ec709b5b33c1ap-2;
    p = p * f - 0x1.71547678f1feep-1;
    p = p * f + 0x1.715476530458cp+0;
    double w = y * (exponent + p * f);
    w = w < -200.0 ? -200.0 : w;
    w = w > 200.0 ? 200.0 : w;
    double shifted = w + SHIFTER;
    double r = w - (shifted - SHIFTER);
    double q = 0x1.443fffc90db59p-13;
    q = q * r + 0x1.5f48c04f62e50p-10;
    q = q * r + 0x1.3b2a1b7152befp-7;
    q = q * r + 0x1.c6aecc669b6ddp-5;
    q = q * r + 0x1.ebfbe045f4d3cp-3;
    q = q * r + 0x1.62e430d034702p-1;
    q = q * r + 1.0;
    return from_bits(bits_of(q) + (bits_of(shifted) << 52));
}

// log2(x) = e + 2 atanh(s) / ln 2 with s = f / (2 + f), in two parts, with an error below 2^-63;
// after z^3 / 3 of atanh(s) / s = 1 + z / 3 + z^2 / 5 + ..., z = s^2, Chebyshev interpolation
// with relative error 2^-57.
INLINE double pow_common(double x, double y) {
    struct split m = split_of(x);
    double f = m.fraction;
    double d = 2.0 + f;
    double d_rest = f - (d - 2.0);
    double inverse = 1.0 / d;
    double s = f * inverse;
    double rest;
    double back = product(s, d, &rest);
    double s_rest = (((f - back) - rest) - s * d_rest) * inverse;
    double z_rest;
    double z = product(s, s, &z_rest);
    z_rest += 2.0 * s * s_rest;
    double p = 0x1.e02d197c00c78p-5;
    p = p * z + 0x1.df7ce9a6bcccbp-5;
    p = p * z + 0x1.1118c74823a2ep-4;
    p = p * z + 0x1.3b1395d4f9e5fp-4;
    p = p * z + 0x1.745d177a8f200p-4;
    p = p * z + 0x1.c71c71c6eaa8dp-4;
    p = p * z + 0x1.2492492492521p-3;
    p = p * z + 0x1.999999999999ap-3;
    double third_rest;
    double third = product(z, 0x1.5555555555555p-2, &third_rest);
    third_rest += z * 0x1.5555555555555p-56 + z_rest * 0x1.5555555555555p-2;
    double more = z * z * p;
    double t = third + more;
    double t_rest = ((third - t) + more) + third_rest;
    double u_rest;
    double u = product(s, t, &u_rest);
    u_rest += s * t_rest + s_rest * t;
    double l = s + u;
    double l_rest = ((s - l) + u) + (u_rest + s_rest);
    double log_rest;
    double log = product(l, 0x1.71547652b82fep+1, &log_rest);
    log_rest += l * 0x1.777d0ffda0d24p-55 + l_rest * 0x1.71547652b82fep+1;
    double whole = m.exponent + log;
    double whole_rest = ((m.exponent - whole) + log) + log_rest;
    double w_rest;
    double w = product(y, whole, &w_rest);
    w_rest += y * whole_rest;
    int is_far = !(w > -1100.0 && w < 1100.0);
    w_rest = is_far ? 0.0 : w_rest;
    w = w < -1100.0 ? -1100.0 : w;
    w = w > 1100.0 ? 1100.0 : w;
    double shifted = w + SHIFTER;
    double part = w - (shifted - SHIFTER);
    double r = part + w_rest;
    double r_rest = (part - r) + w_rest;
    double low;
    double q = exp_reduced(r * 0x1.62e42fefa39efp-1,
                           r * 0x1.abc9e3b39803fp-56 + r_rest * 0x1.62e42fefa39efp-1, &low);
    return scaled(q, shifted);
}

// The special cases of the C library, around what `common` gives for |x|.
#define POW_OF(common)                                                                  \
    double size = magnitude(x), power = y;                                              \
    /* A power of a larger number is 0, 1 or infinite as well. */                       \
    power = power > 0x1p66 ? 0x1p66 : power < -0x1p66 ? -0x1p66 : power;                \
    int is_common = size > 0.0 && size < INFINITY;                                      \
    double result = common(is_common ? size : 1.0, power);                              \
    double end = (size == 0.0) == (y < 0.0) ? INFINITY : 0.0;                           \
    result = is_common ? result : end;                                                  \
    double half = 0.5 * y;                                                              \
    int is_whole = __builtin_floor(y) == y;                                             \
    int is_odd = is_whole && __builtin_floor(half) != half;                             \
    result = is_odd && (int64_t)bits_of(x) < 0 ? -result : result;                      \
    result = x < 0.0 && size < INFINITY && !is_whole ? NAN : result;                    \
    result = x != x || y != y ? x + y : result;                                         \
    result = x == -1.0 && magnitude(y) == INFINITY ? 1.0 : result;                      \
    return x == 1.0 || y == 0.0 ? 1.0 : result;

INLINE double pow_of(double x, double y) { POW_OF(pow_common) }
INLINE double pow_of_f(double x, double y) { POW_OF(pow_common_f) }

// In blocks of common numbers nothing is looked at twice.
#define POW(T, S, least, most, common, general)                                          \
    WIDE_CLONED void apus_pow_##S(long n, const T *a, long a_step, const T *b,           \
                                  long b_step, T *y) {                                   \
        for (long start = 0; start < n; start += 256) {                                  \
            long length = n - start < 256 ? n - start : 256, odd = 0;                    \
            T v[256], w[256];                                                            \
            for (long i = 0; i < length; i++) v[i] = a[(start + i) * a_step];            \
            for (long i = 0; i < length; i++) w[i] = b[(start + i) * b_step];            \
            for (long i = 0; i < length; i++)                                            \
                odd += !(v[i] >= (T)least && v[i] <= (T)most) |                          \
                       !(w[i] >= (T)-0x1p66 && w[i] <= (T)0x1p66);                       \
            T *result = y + start;                                                       \
            if (odd == 0) {                                                              \
                WIDE_ELEMENTWISE(8)                                                      \
                for (long i = 0; i < length; i++) result[i] = (T)common(v[i], w[i]);     \
            } else {                                                                     \
                WIDE_ELEMENTWISE(8)                                                      \
                for (long i = 0; i < length; i++) result[i] = (T)general(v[i], w[i]);    \
            }                                                                            \
        }                                                                                \
    }

POW(double, f64, 0x1p-1074, 0x1.fffffffffffffp1023, pow_common, pow_of)
POW(float, f32, 0x1p-149f, 0x1.fffffep127f, pow_common_f, pow_of_f)
