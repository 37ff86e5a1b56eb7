// Loops over contiguous vectors, compiled for several instruction sets; the one
// for the processor at hand is chosen when the program is loaded.
//
// Matrices are row-major without gaps. Unless said otherwise an output may be the
// same memory as an input, but must not overlap it partly. Counts may be zero.
#ifndef APUS_CVECTORMATH_H
#define APUS_CVECTORMATH_H

#include <stdbool.h>
#include <stdint.h>

// The instruction set that was chosen: "x86-64-v4", "x86-64-v3" or "baseline".
const char *apus_vector_level(void);

typedef void apus_job(void *context, long part);
// Calls job(context, part) for each part from 0 to parts - 1, on as many threads, and
// returns when all are done. One after the other on the calling thread while another thread
// is in such a call, and in a call from within a job.
void apus_parallel(long parts, apus_job *job, void *context);

// Functions of one variable: y[i] = f(x[i]). Each is within 2 ulp, subnormal results too,
// and gives the same bits for an element wherever it stands. NaN gives NaN. Processors
// that fuse products and sums may round the last bit in another way than others.
// round: a half goes to the even neighbour. sign: -1, 0 or 1. sinc: sin(pi x) / (pi x).
#define APUS_FOR_EACH_FUNCTION(X)                                                          \
    X(negative) X(abs) X(sign) X(square) X(reciprocal) X(sqrt) X(cbrt)                     \
    X(floor) X(ceil) X(trunc) X(round)                                                     \
    X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p)                               \
    X(sin) X(cos) X(tan) X(asin) X(acos) X(atan)                                           \
    X(sinh) X(cosh) X(tanh) X(asinh) X(acosh) X(atanh)                                     \
    X(sigmoid) X(sinc) X(deg2rad) X(rad2deg)

#define APUS_DECLARE_FUNCTION(name)                                                        \
    void apus_##name##_f64(long n, const double *x, double *y);                            \
    void apus_##name##_f32(long n, const float *x, float *y);

APUS_FOR_EACH_FUNCTION(APUS_DECLARE_FUNCTION)

// log(exp(x) + exp(y)), within 2 ulp where the result is near zero too, down to 1e-18; there
// errors are below 1e-34.
double apus_logaddexp(double x, double y);

// y[i] = mask[i] ? a[i] : b[i] for elements of 1, 4, 8 or 16 bytes. Every pointer comes with
// the distance between its elements, in elements; y may be a or b.
void apus_select(long size, long n, const bool *mask, long mask_step, const void *a,
                 long a_step, const void *b, long b_step, void *y, long y_step);

// y[i] = x[i] for elements of 1, 4, 8 or 16 bytes, with distances in elements.
void apus_copy(long size, long n, const void *x, long x_stride, void *y, long y_stride);

// y[r, c] = x[r, c], in tiles: for planes that lie across each other in memory.
void apus_copy_plane(long size, long rows, long columns, const void *x, long x_row, long x_column,
                     void *y, long y_row, long y_column);

// Copies bytes past the caches: what is written is not read first, as it is when a store misses
// them. The last call is followed by apus_end_stream, before others may read.
void apus_stream(long size, const void *x, void *y);
void apus_end_stream(void);

// The scalar types of tensors.
typedef enum {
    apus_type_bool, apus_type_u8, apus_type_i32, apus_type_i64, apus_type_f32, apus_type_f64,
    apus_type_c32, apus_type_c64, apus_type_count
} apus_type;

// What becomes of many elements. "Of numbers": NaN is left out.
typedef enum {
    apus_rule_sum, apus_rule_product, apus_rule_nonzero, apus_rule_maximum, apus_rule_minimum,
    apus_rule_sum_of_numbers, apus_rule_product_of_numbers, apus_rule_count_of_numbers,
    apus_rule_squared_deviations, apus_rule_squared_deviations_of_numbers,
    apus_rule_maximum_of_numbers, apus_rule_minimum_of_numbers, apus_rule_count
} apus_rule;

// The loops of a reduction. Integers are summed, multiplied and counted in 64 bits. Distances are
// in elements, of the sources and of the results; the loops return false where a result did not
// fit. A center, which squared deviations are from, comes with each result.
typedef struct apus_reduction apus_reduction;
struct apus_reduction {
    // In bytes.
    long element_size, result_size;
    // A line of more than `block` elements is reduced as two halves, the first of them a multiple
    // of `lanes`.
    long lanes, block;
    // The result without elements.
    const void *identity;
    // y[k] = the reduction of the n > 0 elements from x + k step, for count lines.
    bool (*lines)(long count, long step, long n, const void *x, long stride, const void *centers,
                  long center_step, void *y, long y_step);
    // y[k] = y[k] with the elements x[r * row_stride + k * step] of all rows, for all columns.
    bool (*rows)(long rows, long columns, const void *x, long row_stride, long step,
                 const void *centers, long center_step, void *y);
    // The reduction whose elements are results of this one.
    const apus_reduction *merging;
    // The running reduction of lines, side by side or one after the other; NULL if there is none.
    bool (*scan)(bool side_by_side, long count, long step, long n, const void *x, long stride,
                 void *y, long y_step, long y_stride);
};

// NULL for types that do not have the reduction.
const apus_reduction *apus_reduction_of(apus_rule rule, apus_type type);

// y[k] = the position of the first extremum, or of the first NaN, on each line or in each column.
typedef struct {
    void (*lines)(long count, long step, long n, const void *x, long stride, int64_t *y,
                  long y_step);
    void (*rows)(long rows, long columns, const void *x, long row_stride, long step, int64_t *y,
                 long y_step);
} apus_positions;

// Of the maximum or minimum; NULL for types without an order.
const apus_positions *apus_positions_of(apus_rule rule, apus_type type);

// Writes the positions of elements that are not zero and returns their number; y has room for one
// more.
long apus_nonzero_positions(apus_type type, long n, const void *x, int64_t *y);

// y = the elements of a line in order: NaN last, and -0 before 0. For real types; `memory` has room
// for two elements for each of the line. y may be x.
void apus_sort(apus_type type, bool descending, long n, const void *x, long stride, void *y,
               long y_stride, void *memory);

// The keys of elements: unsigned integers in the order of `apus_sort`, or with equal zeros; for
// the descending order inverted.
void apus_sort_keys(apus_type type, bool zeros_are_equal, bool descending, long n,
                    const void *x, long stride, uint64_t *keys);

// Sorts keys; `spare` has room for as many.
void apus_sort_by_key(long n, uint64_t *keys, uint64_t *spare);

// The key that is at `rank` in order; changes the order and values of the keys.
uint64_t apus_select_key(long n, uint64_t *keys, long rank);

// Positions by keys; `memory` has room for 32 bytes a key. Equal keys stay in order.
// All in order; sorts the keys too.
void apus_arg_sort(long n, uint64_t *keys, int64_t *y, long y_stride, void *memory);
// All, those with the key at `rank` where they are in order, smaller ones before, others behind.
void apus_arg_partition(long n, uint64_t *keys, long rank, int64_t *y, long y_stride,
                        void *memory);
// The first `count` in order.
void apus_arg_least(long n, uint64_t *keys, long count, int64_t *y, long y_stride, void *memory);

typedef enum {
    apus_add, apus_subtract, apus_multiply, apus_divide, apus_maximum, apus_minimum
} apus_arithmetic;

typedef enum { apus_equal, apus_not_equal, apus_less, apus_less_or_equal } apus_comparison;

// The functions of apus_complex_map.
typedef enum {
    apus_complex_negate, apus_complex_conjugate, apus_complex_sign, apus_complex_square,
    apus_complex_reciprocal, apus_complex_sqrt,
    apus_complex_exp, apus_complex_expm1, apus_complex_log, apus_complex_log2,
    apus_complex_log10, apus_complex_log1p,
    apus_complex_sin, apus_complex_cos, apus_complex_tan,
    apus_complex_asin, apus_complex_acos, apus_complex_atan,
    apus_complex_sinh, apus_complex_cosh, apus_complex_tanh,
    apus_complex_asinh, apus_complex_acosh, apus_complex_atanh
} apus_complex_function;

#define APUS_DECLARE(T, S)                                                                 \
    /* y[i] = a[i] + b[i] and so on; a NaN is the maximum and the minimum. */              \
    void apus_arithmetic_##S(apus_arithmetic operation, long n, const T *a, long a_step,   \
                             const T *b, long b_step, T *y, long y_step);                  \
    /* y[i] = f(a[i], b[i]), within 2 ulp, with the special cases of the C library. A step \
       is 1, or 0 for one number that stands for all; not both are 0. */                   \
    void apus_atan2_##S(long n, const T *a, long a_step, const T *b, long b_step, T *y);   \
    void apus_pow_##S(long n, const T *a, long a_step, const T *b, long b_step, T *y);     \
    void apus_hypot_##S(long n, const T *a, long a_step, const T *b, long b_step, T *y);   \
    /* y[i] = f(x[i]) for complex numbers, two T each; steps are in complex numbers. y may be x. */ \
    void apus_complex_map_##S(apus_complex_function function, long n, const T *x,          \
                              long x_step, T *y, long y_step);                             \
    /* y[i] = a[i] to the power b[i] for complex numbers; y may be one of the operands. */ \
    void apus_complex_pow_##S(long n, const T *a, long a_step, const T *b, long b_step,    \
                              T *y, long y_step);                                          \
    /* y[r, c] += bias[c]. */                                                              \
    void apus_add_bias_##S(long rows, long columns, const T *bias, T *y);                  \
    /* mask[i] = x[i] <= 0; y[i] = mask[i] ? 0 : x[i]; a NaN passes. */                    \
    void apus_relu_##S(long n, const T *x, T *y, uint8_t *mask);                           \
    /* Both, one row after the other, with y in place of x. */                             \
    void apus_add_bias_relu_##S(long rows, long columns, const T *bias, T *y,              \
                                uint8_t *mask);                                            \
    /* dx[i] = mask[i] ? 0 : dy[i]. */                                                     \
    void apus_relu_backward_##S(long n, const uint8_t *mask, const T *dy, T *dx);          \
    /* y[r, :] = softmax(x[r, :]), with max[r] = max x[r, :] and                           \
       sum[r] = sum exp(x[r, :] - max[r]). */                                              \
    void apus_softmax_##S(long rows, long columns, const T *x, T *y, T *max, T *sum);      \
    /* The softmax y with the cross entropy of each row for the class label[r]:            \
       loss[r] = log(sum exp(x[r, :])) - x[r, label[r]] if exact, and otherwise            \
       -log(y[r, label[r]] + 1e-7). max takes a number a row. */                           \
    void apus_softmax_with_loss_##S(long rows, long columns, const T *x,                   \
                                    const int64_t *label, bool exact, T *y, T *max,        \
                                    T *loss);                                              \
    /* y[r] = x[r, column[r]]. */                                                          \
    void apus_pick_##S(long rows, long columns, const T *x, const int64_t *column, T *y);  \
    /* dx[r, c] = (y[r, c] - (c == column[r])) / rows. */                                  \
    void apus_cross_entropy_gradient_##S(long rows, long columns, const T *y,              \
                                         const int64_t *column, T *dx);                    \
    /* Whether no element is infinite or NaN. */                                           \
    bool apus_is_finite_##S(long n, const T *x);                                           \
    /* y[i] -= rate * g[i], the product and the difference rounded one after the other. */ \
    void apus_descend_##S(long n, T rate, const T *g, T *y);                               \
    /* y[k, :] = x[index[k], :] / divisor. */                                              \
    void apus_gather_u8_##S(long count, long columns, const uint8_t *x, long row_stride,   \
                            const long *index, T divisor, T *y);                             \
    /* c = beta c + alpha a b, for c of m × n with n of at least 16 bytes a row. Element    \
       [i, p] of a is at i a_row + p a_column, [p, j] of b at p b_row + j b_column; rows    \
       of c are ldc apart. c must not overlap a or b; with beta 0, what it held does not    \
       matter. Without scratch memory, b_column is 1 and both operands are read where       \
       they lie, for n up to about 128 or m = 1; with APUS_GEMM_SCRATCH bytes of it,        \
       they are packed there. The bits of a row do not depend on the number of rows from    \
       8 on, nor with packing on that of columns. Without it, a product of depth 1 or 2     \
       that is added to c (beta 1) leaves rows for which a is 0 as they are, unless it      \
       would be NaN there. */                                                               \
    void apus_gemm_##S(long m, long n, long k, T alpha, const T *a, long a_row,               \
                       long a_column, const T *b, long b_row, long b_column, T beta, T *c,    \
                       long ldc, T *scratch);                                                  \
    /* The same, always with scratch memory and for n from 32 on, for an a that is mostly    \
       zeros. The bits of an element depend on nothing but its row of a and its column of    \
       b. */                                                                                 \
    void apus_sparse_gemm_##S(long m, long n, long k, T alpha, const T *a, long a_row,        \
                              long a_column, const T *b, long b_row, long b_column, T beta,   \
                              T *c, long ldc, T *scratch);                                    \
    /* The same for bytes, of which each stands for its factor; that of 0 is 0. */           \
    void apus_sparse_gemm_u8_##S(long m, long n, long k, T alpha, const uint8_t *a,           \
                                 long a_row, long a_column, const T *b, long b_row,          \
                                 long b_column, T beta, T *c, long ldc, T *scratch,          \
                                 const T *factors);

/* Whether at most APUS_SPARSE_PERCENT in a hundred of a sample of the m × k elements of a are not
   zero. Depends on nothing but a. */
bool apus_is_sparse_f64(long m, long k, const double *a, long a_row, long a_column);
bool apus_is_sparse_f32(long m, long k, const float *a, long a_row, long a_column);
bool apus_is_sparse_u8(long m, long k, const uint8_t *a, long a_row, long a_column);
#define APUS_SPARSE_PERCENT 30

// The memory that apus_gemm packs into: a panel, and a block with a tile more.
#define APUS_GEMM_PANEL_BYTES 30720
#define APUS_GEMM_BLOCK_BYTES 655360
#define APUS_GEMM_SCRATCH (3 * APUS_GEMM_PANEL_BYTES + APUS_GEMM_BLOCK_BYTES)

APUS_DECLARE(double, f64)
APUS_DECLARE(float, f32)

#undef APUS_DECLARE

// y[i] = a[i] == b[i] and so on, for numbers with an order.
void apus_compare(apus_type type, apus_comparison operation, long n, const void *a, long a_step,
                  const void *b, long b_step, bool *y, long y_step);

// What integers have and floating-point numbers do not, and what cannot overflow.
typedef enum {
    apus_and, apus_or, apus_xor,
    apus_wrapping_add, apus_wrapping_subtract, apus_wrapping_multiply,
    apus_integer_maximum, apus_integer_minimum
} apus_integer_operation;

void apus_integers(apus_type type, apus_integer_operation operation, long n, const void *a,
                   long a_step, const void *b, long b_step, void *y, long y_step);

#endif
