// Functions of two variables that are more than one operation.
#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary.h"
#include "inverse.h"

// The angle of the point (|x|, |y|) below the diagonal, mirrored to where the point is.
INLINE double atan2_of(double y, double x) {
    double a = magnitude(x), b = magnitude(y);
    double most = a < b ? b : a;
    double t = (a < b ? a : b) / most;
    t = a == b ? 1.0 : t;  // both infinite
    t = most == 0.0 ? 0.0 : t;
    double angle = atan_of(t);
    angle = a < b ? HALF_PI - (angle - HALF_PI_LOW) : angle;
    double mirrored = 2.0 * HALF_PI - (angle - 2.0 * HALF_PI_LOW);
    angle = (int64_t)bits_of(x) < 0 ? mirrored : angle;
    return x != x || y != y ? x + y : with_sign(angle, y);
}

// Squares of floats are exact in double.
INLINE double hypot_of_f(double x, double y) {
    double result = __builtin_elementwise_sqrt(x * x + y * y);
    return magnitude(x) == INFINITY || magnitude(y) == INFINITY ? INFINITY : result;
}

#define VECTOR(name, T, S, body)                                                         \
    WIDE_CLONED void apus_##name##_##S(long n, const T *a, long a_step, const T *b,      \
                                       long b_step, T *y) {                              \
        if (a_step == 1 && b_step == 1) {                                                \
            WIDE_ELEMENTWISE(8)                                                          \
            for (long i = 0; i < n; i++) {                                               \
                T v = a[i], w = b[i];                                                    \
                y[i] = (T)(body);                                                        \
            }                                                                            \
        } else if (b_step == 0) {                                                        \
            T w = *b;                                                                    \
            WIDE_ELEMENTWISE(8)                                                          \
            for (long i = 0; i < n; i++) {                                               \
                T v = a[i * a_step];                                                     \
                y[i] = (T)(body);                                                        \
            }                                                                            \
        } else {                                                                         \
            T v = *a;                                                                    \
            WIDE_ELEMENTWISE(8)                                                          \
            for (long i = 0; i < n; i++) {                                               \
                T w = b[i];                                                              \
                y[i] = (T)(body);                                                        \
            }                                                                            \
        }                                                                                \
    }

VECTOR(atan2, double, f64, atan2_of(v, w))
VECTOR(atan2, float, f32, atan2_of(v, w))
VECTOR(hypot, float, f32, hypot_of_f(v, w))

// In double the library's is as good as it is slow.
#define LIBRARY(name)                                                                    \
    void apus_##name##_f64(long n, const double *a, long a_step, const double *b,        \
                           long b_step, double *y) {                                     \
        for (long i = 0; i < n; i++) y[i] = name(a[i * a_step], b[i * b_step]);          \
    }

LIBRARY(hypot)
