// Arithmetic and comparison of two operands, most of all of those in order, or of one and a number.
// What the compiler makes of the same loops in Swift has vectors of 128 bits only.
#include "CVectorMath.h"
#include "dispatch.h"

// The three forms that steps of 1 and 0 allow, and the general one.
#define LOOPS(T, R, expression)                                     \
    do {                                                            \
        if (a_step == 1 && b_step == 1 && y_step == 1) {            \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T v = a[i], w = b[i];                               \
                y[i] = (R)(expression);                             \
            }                                                       \
        } else if (a_step == 1 && b_step == 0 && y_step == 1) {     \
            T w = *b;                                               \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T v = a[i];                                         \
                y[i] = (R)(expression);                             \
            }                                                       \
        } else if (a_step == 0 && b_step == 1 && y_step == 1) {     \
            T v = *a;                                               \
            ELEMENTWISE                                             \
            for (long i = 0; i < n; i++) {                          \
                T w = b[i];                                         \
                y[i] = (R)(expression);                             \
            }                                                       \
        } else {                                                    \
            ONE_BY_ONE                                              \
            for (long i = 0; i < n; i++) {                          \
                T v = a[i * a_step], w = b[i * b_step];             \
                y[i * y_step] = (R)(expression);                    \
            }                                                       \
        }                                                           \
    } while (0)

#define OPERATION(name, T, S, R, expression)                                             \
    NARROW_CLONED static void name##_##S(long n, const T *a, long a_step, const T *b,    \
                                         long b_step, R *y, long y_step) {               \
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
                             const T *b, long b_step, T *y, long y_step) {               \
        switch (operation) {                                                             \
        case apus_add: add_##S(n, a, a_step, b, b_step, y, y_step); break;               \
        case apus_subtract: subtract_##S(n, a, a_step, b, b_step, y, y_step); break;     \
        case apus_multiply: multiply_##S(n, a, a_step, b, b_step, y, y_step); break;     \
        case apus_divide: divide_##S(n, a, a_step, b, b_step, y, y_step); break;         \
        case apus_maximum: maximum_##S(n, a, a_step, b, b_step, y, y_step); break;       \
        case apus_minimum: minimum_##S(n, a, a_step, b, b_step, y, y_step); break;       \
        }                                                                                \
    }

ARITHMETIC(double, f64)
ARITHMETIC(float, f32)

#define COMPARISON(T, S)                                                                 \
    OPERATION(equal, T, S, bool, v == w)                                                 \
    OPERATION(not_equal, T, S, bool, v != w)                                             \
    OPERATION(less, T, S, bool, v < w)                                                   \
    OPERATION(less_or_equal, T, S, bool, v <= w)                                         \
    static void compare_##S(apus_comparison comparison, long n, const T *a, long a_step, \
                          const T *b, long b_step, bool *y, long y_step) {               \
        switch (comparison) {                                                            \
        case apus_equal: equal_##S(n, a, a_step, b, b_step, y, y_step); break;           \
        case apus_not_equal: not_equal_##S(n, a, a_step, b, b_step, y, y_step); break;   \
        case apus_less: less_##S(n, a, a_step, b, b_step, y, y_step); break;             \
        case apus_less_or_equal: less_or_equal_##S(n, a, a_step, b, b_step, y, y_step); break; \
        }                                                                                \
    }

COMPARISON(double, f64)
COMPARISON(float, f32)
COMPARISON(int64_t, i64)
COMPARISON(int32_t, i32)
COMPARISON(uint8_t, u8)

// Integers: what wraps is computed without a sign.
#define INTEGERS(T, U, S)                                                                \
    OPERATION(and, T, S, T, v & w)                                                       \
    OPERATION(or, T, S, T, v | w)                                                        \
    OPERATION(xor, T, S, T, v ^ w)                                                       \
    OPERATION(wrapping_add, T, S, T, (U)v + (U)w)                                        \
    OPERATION(wrapping_subtract, T, S, T, (U)v - (U)w)                                   \
    OPERATION(wrapping_multiply, T, S, T, (U)v * (U)w)                                   \
    OPERATION(maximum, T, S, T, v >= w ? v : w)                                          \
    OPERATION(minimum, T, S, T, v <= w ? v : w)                                          \
    static void integers_##S(apus_integer_operation operation, long n, const T *a,       \
                             long a_step, const T *b, long b_step, T *y, long y_step) {  \
        switch (operation) {                                                             \
        case apus_and: and_##S(n, a, a_step, b, b_step, y, y_step); break;               \
        case apus_or: or_##S(n, a, a_step, b, b_step, y, y_step); break;                 \
        case apus_xor: xor_##S(n, a, a_step, b, b_step, y, y_step); break;               \
        case apus_wrapping_add:                                                          \
            wrapping_add_##S(n, a, a_step, b, b_step, y, y_step); break;                 \
        case apus_wrapping_subtract:                                                     \
            wrapping_subtract_##S(n, a, a_step, b, b_step, y, y_step); break;            \
        case apus_wrapping_multiply:                                                     \
            wrapping_multiply_##S(n, a, a_step, b, b_step, y, y_step); break;            \
        case apus_integer_maximum: maximum_##S(n, a, a_step, b, b_step, y, y_step); break; \
        case apus_integer_minimum: minimum_##S(n, a, a_step, b, b_step, y, y_step); break; \
        }                                                                                \
    }

INTEGERS(int64_t, uint64_t, i64)
INTEGERS(int32_t, uint32_t, i32)
INTEGERS(uint8_t, uint8_t, u8)

// By type.
#define CASE(function, type, T, S)                                                       \
    case type:                                                                           \
        function##_##S(operation, n, (const T *)a, a_step, (const T *)b, b_step,         \
                       OUTPUT(T) y, y_step);                                             \
        break;

void apus_compare(apus_type type, apus_comparison operation, long n, const void *a, long a_step,
                  const void *b, long b_step, bool *y, long y_step) {
#define OUTPUT(T)
    switch (type) {
        CASE(compare, apus_type_f64, double, f64)
        CASE(compare, apus_type_f32, float, f32)
        CASE(compare, apus_type_i64, int64_t, i64)
        CASE(compare, apus_type_i32, int32_t, i32)
        CASE(compare, apus_type_u8, uint8_t, u8)
    default: break;
    }
#undef OUTPUT
}

void apus_integers(apus_type type, apus_integer_operation operation, long n, const void *a,
                   long a_step, const void *b, long b_step, void *y, long y_step) {
#define OUTPUT(T) (T *)
    switch (type) {
        CASE(integers, apus_type_i64, int64_t, i64)
        CASE(integers, apus_type_i32, int32_t, i32)
        CASE(integers, apus_type_u8, uint8_t, u8)
    default: break;
    }
#undef OUTPUT
}
