// The reductions by rule and type.
#include "reductions.h"

#define NUMBERS(S)                                                                  \
    extern const apus_reduction apus_sum_##S, apus_product_##S, apus_nonzero_##S;
#define ORDERED(S)                                                                  \
    NUMBERS(S)                                                                      \
    extern const apus_reduction apus_maximum_##S, apus_minimum_##S;                 \
    extern const apus_positions apus_positions_of_maximum_##S;                      \
    extern const apus_positions apus_positions_of_minimum_##S;
#define REAL(S)                                                                     \
    ORDERED(S)                                                                      \
    extern const apus_reduction apus_sum_of_numbers_##S, apus_product_of_numbers_##S; \
    extern const apus_reduction apus_count_of_numbers_##S;                          \
    extern const apus_reduction apus_squared_deviations_##S;                        \
    extern const apus_reduction apus_squared_deviations_of_numbers_##S;             \
    extern const apus_reduction apus_maximum_of_numbers_##S, apus_minimum_of_numbers_##S;

REAL(f64)
REAL(f32)
ORDERED(i64)
ORDERED(i32)
ORDERED(u8)
NUMBERS(c64)
NUMBERS(c32)
#undef NUMBERS
#undef ORDERED
#undef REAL

#define NUMBERS(S)                     \
    [apus_rule_sum] = &apus_sum_##S,         \
    [apus_rule_product] = &apus_product_##S, \
    [apus_rule_nonzero] = &apus_nonzero_##S
#define EXTREMA(S) \
    [apus_rule_maximum] = &apus_maximum_##S, [apus_rule_minimum] = &apus_minimum_##S
// Every integer is a number.
#define INTEGER(S)                                        \
    NUMBERS(S), EXTREMA(S),                               \
    [apus_rule_maximum_of_numbers] = &apus_maximum_##S,   \
    [apus_rule_minimum_of_numbers] = &apus_minimum_##S
#define REAL(S)                                                              \
    NUMBERS(S), EXTREMA(S),                                                  \
    [apus_rule_sum_of_numbers] = &apus_sum_of_numbers_##S,                   \
    [apus_rule_product_of_numbers] = &apus_product_of_numbers_##S,           \
    [apus_rule_count_of_numbers] = &apus_count_of_numbers_##S,               \
    [apus_rule_squared_deviations] = &apus_squared_deviations_##S,           \
    [apus_rule_squared_deviations_of_numbers] = &apus_squared_deviations_of_numbers_##S, \
    [apus_rule_maximum_of_numbers] = &apus_maximum_of_numbers_##S,           \
    [apus_rule_minimum_of_numbers] = &apus_minimum_of_numbers_##S

const apus_reduction *apus_reduction_of(apus_rule rule, apus_type type) {
    static const apus_reduction *const table[apus_type_count][apus_rule_count] = {
        [apus_type_bool] = {[apus_rule_nonzero] = &apus_nonzero_u8},
        [apus_type_u8] = {INTEGER(u8)},
        [apus_type_i32] = {INTEGER(i32)},
        [apus_type_i64] = {INTEGER(i64)},
        [apus_type_f32] = {REAL(f32)},
        [apus_type_f64] = {REAL(f64)},
        [apus_type_c32] = {NUMBERS(c32)},
        [apus_type_c64] = {NUMBERS(c64)},
    };
    return table[type][rule];
}

const apus_positions *apus_positions_of(apus_rule rule, apus_type type) {
#define POSITIONS(S)                                        \
    [apus_rule_maximum] = &apus_positions_of_maximum_##S,   \
    [apus_rule_minimum] = &apus_positions_of_minimum_##S
    static const apus_positions *const table[apus_type_count][apus_rule_count] = {
        [apus_type_u8] = {POSITIONS(u8)},
        [apus_type_i32] = {POSITIONS(i32)},
        [apus_type_i64] = {POSITIONS(i64)},
        [apus_type_f32] = {POSITIONS(f32)},
        [apus_type_f64] = {POSITIONS(f64)},
    };
    return table[type][rule];
}

// Every place is written to, and the next one over it unless it was wanted.
#define NONZERO(T)                                    \
    do {                                              \
        const T *x = source;                          \
        for (long i = 0; i < n; i++) {                \
            target[found] = i;                        \
            found += x[i] != 0;                       \
        }                                             \
    } while (0)

long apus_nonzero_positions(apus_type type, long n, const void *source, int64_t *target) {
    long found = 0;
    switch (type) {
    case apus_type_bool:
    case apus_type_u8: NONZERO(uint8_t); break;
    case apus_type_i32: NONZERO(int32_t); break;
    case apus_type_i64: NONZERO(int64_t); break;
    case apus_type_f32: NONZERO(float); break;
    case apus_type_f64: NONZERO(double); break;
    case apus_type_c32: NONZERO(_Complex float); break;
    case apus_type_c64: NONZERO(_Complex double); break;
    case apus_type_count: break;
    }
    return found;
}
