// Arithmetic and comparison of two operands in order, or of one and a number. What the compiler
// makes of the same loops in Swift has vectors of 128 bits only.
#include "CVectorMath.h"
#include "dispatch.h"

// The three forms that the steps of the operands allow, 1 or 0.
#define LOOPS(T, R, expression)                                     \
    do {                                                            \
        if (a_step == 1 && b_step == 1) {                           \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T v = a[i], w = b[i];                               \
                y[i] = (R)(expression);                             \
            }                                                       \
        } else if (b_step == 0) {                                   \
            T w = *b;                                               \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T v = a[i * a_step];                                \
                y[i] = (R)(expression);                             \
            }                                                       \
        } else {                                                    \
            T v = *a;                                               \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T w = b[i];                                         \
                y[i] = (R)(expression);                             \
            }                                                       \
        }                                                           \
    } while (0)

#define OPERATION(name, T, S, R, expression)                                             \
    CLONED static void name##_##S(long n, const T *a, long a_step, const T *b,           \
                                  long b_step, R *y) {                                   \
        LOOPS(T, R, expression);                                                         \
    }

#define ARITHMETIC(T, S)                                                                 \
    OPERATION(add, T, S, T, v + w)                                                       \
    OPERATION(subtract, T, S, T, v - w)                                                  \
    OPERATION(multiply, T, S, T, v * w)                                                  \
    OPERATION(divide, T, S, T, v / w)                                                    \
    OPERATION(maximum, T, S, T, v >= w || v != v ? v : w)                                \
    OPERATION(minimum, T, S, T, v <= w || v != v ? v : w)                                \
    void apus_arithmetic_##S(apus_arithmetic operation, long n, const T *a, long a_step, \
                             const T *b, long b_step, T *y) {                            \
        switch (operation) {                                                             \
        case apus_add: add_##S(n, a, a_step, b, b_step, y); break;                       \
        case apus_subtract: subtract_##S(n, a, a_step, b, b_step, y); break;             \
        case apus_multiply: multiply_##S(n, a, a_step, b, b_step, y); break;             \
        case apus_divide: divide_##S(n, a, a_step, b, b_step, y); break;                 \
        case apus_maximum: maximum_##S(n, a, a_step, b, b_step, y); break;               \
        case apus_minimum: minimum_##S(n, a, a_step, b, b_step, y); break;               \
        }                                                                                \
    }

ARITHMETIC(double, f64)
ARITHMETIC(float, f32)

#define COMPARISON(T, S)                                                                 \
    OPERATION(equal, T, S, bool, v == w)                                                 \
    OPERATION(not_equal, T, S, bool, v != w)                                             \
    OPERATION(less, T, S, bool, v < w)                                                   \
    OPERATION(less_or_equal, T, S, bool, v <= w)                                         \
    void apus_compare_##S(apus_comparison comparison, long n, const T *a, long a_step,   \
                          const T *b, long b_step, bool *y) {                            \
        switch (comparison) {                                                            \
        case apus_equal: equal_##S(n, a, a_step, b, b_step, y); break;                   \
        case apus_not_equal: not_equal_##S(n, a, a_step, b, b_step, y); break;           \
        case apus_less: less_##S(n, a, a_step, b, b_step, y); break;                     \
        case apus_less_or_equal: less_or_equal_##S(n, a, a_step, b, b_step, y); break;   \
        }                                                                                \
    }

COMPARISON(double, f64)
COMPARISON(float, f32)
