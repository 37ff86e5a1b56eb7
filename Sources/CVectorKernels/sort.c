// Sorting by keys: unsigned integers in the order of the elements.
#include <string.h>

#include "CVectorMath.h"
#include "dispatch.h"
#include "elementary_float.h"

// Fewer elements are inserted one by one; more are distributed over parts of about that many.
enum { FEW = 40, LARGE = 8192 };

typedef struct {
    uint64_t key;
    int64_t index;
} pair;

#define SORT keys8
#define E uint8_t
#define KEY(x) (x)
#include "sort.inc"

#define SORT keys32
#define E uint32_t
#define KEY(x) (x)
#include "sort.inc"

#define SORT keys64
#define E uint64_t
#define KEY(x) (x)
#include "sort.inc"

#define SORT pairs
#define E pair
#define KEY(x) ((x).key)
#include "sort.inc"

// Of a floating-point number, the exponent comes before the significand, so that the bits of
// positive numbers are in order already; those of negative ones are in reverse. A NaN has the
// largest key.
#define FIRST64 ((uint64_t)1 << 63)
#define FIRST32 ((uint32_t)1 << 31)
INLINE uint64_t key_f64(double x) {
    uint64_t bits = bits_of(x);
    return x != x ? UINT64_MAX : bits ^ ((uint64_t)((int64_t)bits >> 63) | FIRST64);
}
INLINE double of_key_f64(uint64_t key) {
    uint64_t sign = (uint64_t)((int64_t)~key >> 63);
    return key == UINT64_MAX ? NAN : from_bits(key ^ (sign | FIRST64));
}
INLINE uint32_t key_f32(float x) {
    uint32_t bits = bits_of_float(x);
    return x != x ? UINT32_MAX : bits ^ ((uint32_t)((int32_t)bits >> 31) | FIRST32);
}
INLINE float of_key_f32(uint32_t key) {
    uint32_t sign = (uint32_t)((int32_t)~key >> 31);
    return key == UINT32_MAX ? NAN : float_from_bits(key ^ (sign | FIRST32));
}
INLINE uint64_t key_i64(int64_t x) { return (uint64_t)x ^ FIRST64; }
INLINE int64_t of_key_i64(uint64_t key) { return (int64_t)(key ^ FIRST64); }
INLINE uint32_t key_i32(int32_t x) { return (uint32_t)x ^ FIRST32; }
INLINE int32_t of_key_i32(uint32_t key) { return (int32_t)(key ^ FIRST32); }
INLINE uint8_t key_u8(uint8_t x) { return x; }
INLINE uint8_t of_key_u8(uint8_t key) { return key; }

#define FOR_TYPE(ACTION)                                            \
    switch (type) {                                                 \
    case apus_type_u8: ACTION(uint8_t, uint8_t, u8, 8); break;      \
    case apus_type_i32: ACTION(int32_t, uint32_t, i32, 32); break;  \
    case apus_type_i64: ACTION(int64_t, uint64_t, i64, 64); break;  \
    case apus_type_f32: ACTION(float, uint32_t, f32, 32); break;    \
    case apus_type_f64: ACTION(double, uint64_t, f64, 64); break;   \
    default: break;                                                 \
    }

void apus_sort(apus_type type, bool descending, long n, const void *source, long stride,
               void *target, long target_stride, void *memory) {
#define SORT_LINE(T, K, S, bits)                                               \
    do {                                                                       \
        const T *x = source;                                                   \
        T *y = target;                                                         \
        K *keys = memory, flip = descending ? (K)-1 : 0;                       \
        for (long i = 0; i < n; i++) keys[i] = key_##S(x[i * stride]) ^ flip;  \
        keys##bits##_sort(n, keys, keys + n);                                  \
        for (long i = 0; i < n; i++)                                           \
            y[i * target_stride] = of_key_##S(keys[i] ^ flip);                 \
    } while (0)
    FOR_TYPE(SORT_LINE)
}

void apus_sort_keys(apus_type type, bool zeros_are_equal, bool descending, long n,
                    const void *source, long stride, uint64_t *keys) {
    uint64_t flip = descending ? UINT64_MAX : 0;
#define KEYS(T, K, S, bits)                                           \
    do {                                                              \
        const T *x = source;                                          \
        T zero = 0;                                                   \
        if (zeros_are_equal)                                          \
            for (long i = 0; i < n; i++)                              \
                keys[i] = key_##S((T)(x[i * stride] + zero)) ^ flip;  \
        else                                                          \
            for (long i = 0; i < n; i++)                              \
                keys[i] = key_##S(x[i * stride]) ^ flip;              \
    } while (0)
    FOR_TYPE(KEYS)
}

void apus_sort_by_key(long n, uint64_t *keys, uint64_t *spare) { keys64_sort(n, keys, spare); }

// From the most significant digit down: keys are counted by digit, and only those with the digit
// of the wanted one are looked at further.
uint64_t apus_select_key(long n, uint64_t *keys, long rank) {
    enum { DIGIT = 11 };
    for (int end = 64; n > FEW && end > 0;) {
        int shift = end > DIGIT ? end - DIGIT : 0;
        uint64_t mask = (1 << (end - shift)) - 1, digit = 0;
        long counts[1 << DIGIT] = {0}, kept = 0;
        for (long i = 0; i < n; i++) counts[(keys[i] >> shift) & mask]++;
        while (rank >= counts[digit]) rank -= counts[digit++];
        for (long i = 0; i < n; i++) {
            uint64_t key = keys[i];
            keys[kept] = key;
            kept += ((key >> shift) & mask) == digit;
        }
        n = kept;
        end = shift;
        if (end == 0) return keys[0];
    }
    keys64_insert(n, keys);
    return keys[rank];
}

void apus_arg_sort(long n, uint64_t *keys, int64_t *target, long target_stride, void *memory) {
    pair *pairs = memory;
    for (long i = 0; i < n; i++) pairs[i] = (pair){keys[i], i};
    pairs_sort(n, pairs, pairs + n);
    for (long i = 0; i < n; i++) {
        target[i * target_stride] = pairs[i].index;
        keys[i] = pairs[i].key;
    }
}

void apus_arg_partition(long n, uint64_t *keys, long rank, int64_t *target, long target_stride,
                        void *memory) {
    uint64_t *copies = memory;
    memcpy(copies, keys, n * sizeof *keys);
    uint64_t pivot = apus_select_key(n, copies, rank);
    long before = 0, equal = 0;
    for (long i = 0; i < n; i++) {
        before += keys[i] < pivot;
        equal += keys[i] == pivot;
    }
    long behind = before + equal;
    equal = before;
    before = 0;
    // Without branches: nothing can be foretold about them.
    for (long i = 0; i < n; i++) {
        bool is_before = keys[i] < pivot, is_equal = keys[i] == pivot;
        target[(is_before ? before : is_equal ? equal : behind) * target_stride] = i;
        before += is_before;
        equal += is_equal;
        behind += !is_before && !is_equal;
    }
}

void apus_arg_least(long n, uint64_t *keys, long count, int64_t *target, long target_stride,
                    void *memory) {
    if (count == 0) return;
    uint64_t *copies = memory;
    memcpy(copies, keys, n * sizeof *keys);
    uint64_t limit = apus_select_key(n, copies, count - 1);
    pair *found = memory;
    long length = 0;
    for (long i = 0; i < n; i++)
        if (keys[i] < limit) found[length++] = (pair){keys[i], i};
    for (long i = 0; length < count; i++)
        if (keys[i] == limit) found[length++] = (pair){keys[i], i};
    pairs_sort(count, found, found + count);
    for (long i = 0; i < count; i++) target[i * target_stride] = found[i].index;
}
