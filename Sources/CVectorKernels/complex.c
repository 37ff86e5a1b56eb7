// Functions of complex numbers, which lie in memory as two real numbers each.
//
// Most are those of the C library: they are accurate to some ulp of the absolute value, on both
// sides of the branch cuts, and have the special values of C99's Annex G. Of floats they are
// computed in double and rounded once. What the library does not have, or with less accuracy,
// is here, in a type with more digits (W): long double for double, and double for float.
#include <complex.h>
#include <math.h>

#include "CVectorMath.h"

#pragma STDC FP_CONTRACT OFF

typedef double _Complex complex_f64;
typedef float _Complex complex_f32;
typedef long double _Complex wide_f64;
typedef double _Complex wide_f32;

// Formulas such as x + y * I would make NaN of infinite parts.
#define NUMBER(name, C, T)                 \
    static inline C name(T x, T y) {       \
        C z;                               \
        ((T *)&z)[0] = x;                  \
        ((T *)&z)[1] = y;                  \
        return z;                          \
    }
NUMBER(number, complex_f64, double)
NUMBER(number_l, wide_f64, long double)

static complex_f64 expm1_of(complex_f64 z) {
    double x = creal(z), y = cimag(z);
    // Beyond, 1 is far below the last digit; the C library knows how not to overflow.
    if (!isfinite(x) || !isfinite(y) || x > 700.0) {
        complex_f64 e = cexp(z);
        return number(creal(e) - 1.0, cimag(e));
    }
    // (exp(x) - 1) cos(y) + cos(y) - 1, where neither term cancels.
    double half = sin(0.5 * y);
    return number(expm1(x) * cos(y) - 2.0 * half * half, y == 0.0 ? y : exp(x) * sin(y));
}

static complex_f64 log1p_of(complex_f64 z) {
    double x = creal(z), y = cimag(z);
    if (fabs(x) < 0.5 && fabs(y) < 1.0) {
        // |1 + z|^2 - 1.
        long double rest = 2.0L * x + ((long double)x * x + (long double)y * y);
        return number(0.5 * log1p((double)rest), atan2(y, 1.0 + x));
    }
    wide_f64 w = clogl(number_l(1.0L + x, y));
    return number((double)creall(w), (double)cimagl(w));
}

static complex_f64 scaled(complex_f64 z, double factor) {
    return number(creal(z) * factor, cimag(z) * factor);
}

static complex_f64 sign_of(complex_f64 z) {
    double x = creal(z), y = cimag(z);
    // As NumPy: of two infinite parts there is no direction, of one it is that.
    if (isinf(x)) return isinf(y) ? number(NAN, NAN) : number(copysign(1.0, x), 0.0);
    if (isinf(y)) return number(0.0, copysign(1.0, y));
    if (x == 0.0 && y == 0.0) return number(0.0, 0.0);
    // The square of a number cannot overflow or vanish in long double.
    long double size = sqrtl((long double)x * x + (long double)y * y);
    return number((double)(x / size), (double)(y / size));
}

static complex_f64 reciprocal_of(complex_f64 z) {
    double x = creal(z), y = cimag(z);
    if (isinf(x) || isinf(y)) return number(copysign(0.0, x), -copysign(0.0, y));
    if (x == 0.0 && y == 0.0) return number(copysign(INFINITY, x), -y);
    long double square = (long double)x * x + (long double)y * y;
    return number((double)(x / square), (double)(-y / square));
}

// The power with a whole exponent, by squaring, so that Gaussian integers stay such.
#define POWER(S, W, T, real, imag, power)                                              \
    static complex_##S whole_power_##S(T x, T y, int n) {                              \
        W a = x, b = y, u = 1, v = 0, t;                                               \
        for (int k = n < 0 ? -n : n; k > 0; k >>= 1) {                                 \
            if (k & 1) { t = u * a - v * b; v = u * b + v * a; u = t; }                \
            t = a * a - b * b; b = 2 * a * b; a = t;                                   \
        }                                                                              \
        if (n < 0) { W size = u * u + v * v; u = u / size; v = -v / size; }            \
        complex_##S z;                                                                 \
        ((T *)&z)[0] = (T)u;                                                           \
        ((T *)&z)[1] = (T)v;                                                           \
        return z;                                                                      \
    }                                                                                  \
    static complex_##S power_##S(complex_##S z, complex_##S w) {                       \
        T x = ((T *)&z)[0], y = ((T *)&z)[1], p = ((T *)&w)[0], q = ((T *)&w)[1];      \
        complex_##S result;                                                            \
        T *parts = (T *)&result;                                                       \
        if (p == 0 && q == 0) { parts[0] = 1; parts[1] = 0; return result; }           \
        if (x == 0 && y == 0) {                                                        \
            parts[0] = p > 0 ? 0 : (T)NAN;                                             \
            parts[1] = parts[0];                                                       \
            return result;                                                             \
        }                                                                              \
        if (q == 0 && fabs((double)p) <= 16 && p == (int)p && isfinite(x) && isfinite(y)) { \
            complex_##S r = whole_power_##S(x, y, (int)p);                             \
            if (isfinite(((T *)&r)[0]) && isfinite(((T *)&r)[1])) return r;            \
        }                                                                              \
        wide_##S r = power(z, w);                                                      \
        parts[0] = (T)real(r);                                                         \
        parts[1] = (T)imag(r);                                                         \
        return result;                                                                 \
    }
POWER(f64, long double, double, creall, cimagl, cpowl)
POWER(f32, double, float, creal, cimag, cpow)

#define LOG2_E 1.4426950408889634074
#define LOG10_E 0.43429448190325182765

#define CASE(name, body)                                                               \
    case apus_complex_##name:                                                          \
        for (long i = 0; i < n; i++) {                                                 \
            complex_f64 z = (complex_f64)x[i * x_step];                                \
            y[i * y_step] = body;                                                      \
        }                                                                              \
        break;

#define LOOPS(S, T)                                                                    \
    void apus_complex_map_##S(apus_complex_function function, long n, const T *source, \
                              long x_step, T *target, long y_step) {                   \
        const complex_##S *x = (const complex_##S *)source;                            \
        complex_##S *y = (complex_##S *)target;                                        \
        switch (function) {                                                            \
            CASE(negate, number(-creal(z), -cimag(z)))                                 \
            CASE(conjugate, number(creal(z), -cimag(z)))                               \
            CASE(sign, sign_of(z))                                                     \
            CASE(square, number(creal(z) * creal(z) - cimag(z) * cimag(z),             \
                                creal(z) * cimag(z) + cimag(z) * creal(z)))            \
            CASE(reciprocal, reciprocal_of(z))                                         \
            CASE(sqrt, csqrt(z))                                                       \
            CASE(exp, cexp(z))                                                         \
            CASE(expm1, expm1_of(z))                                                   \
            CASE(log, clog(z))                                                         \
            CASE(log2, scaled(clog(z), LOG2_E))                                        \
            CASE(log10, scaled(clog(z), LOG10_E))                                      \
            CASE(log1p, log1p_of(z))                                                   \
            CASE(sin, csin(z))                                                         \
            CASE(cos, ccos(z))                                                         \
            CASE(tan, ctan(z))                                                         \
            CASE(asin, casin(z))                                                       \
            CASE(acos, cacos(z))                                                       \
            CASE(atan, catan(z))                                                       \
            CASE(sinh, csinh(z))                                                       \
            CASE(cosh, ccosh(z))                                                       \
            CASE(tanh, ctanh(z))                                                       \
            CASE(asinh, casinh(z))                                                     \
            CASE(acosh, cacosh(z))                                                     \
            CASE(atanh, catanh(z))                                                     \
        }                                                                              \
    }                                                                                  \
    void apus_complex_pow_##S(long n, const T *base, long x_step, const T *exponent,   \
                              long w_step, T *target, long y_step) {                   \
        const complex_##S *x = (const complex_##S *)base;                              \
        const complex_##S *w = (const complex_##S *)exponent;                          \
        complex_##S *y = (complex_##S *)target;                                        \
        for (long i = 0; i < n; i++)                                                   \
            y[i * y_step] = power_##S(x[i * x_step], w[i * w_step]);                   \
    }

LOOPS(f64, double)
LOOPS(f32, float)
