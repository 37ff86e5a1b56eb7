// Copies between strided places. Elements are moved as bits, by their size only.
#include <string.h>

#include "CVectorMath.h"
#include "dispatch.h"

typedef struct { uint64_t low, high; } bits128;

// Said with a constant distance, elements are loaded and put in order together.
#define COPY(T, stride) \
    for (long i = 0; i < n; i++) y[i] = x[i * (stride)]

#define STRIDED(name, T)                                                                 \
    CLONED static void copy_##name(long n, const T *restrict x, long x_stride,           \
                                   T *restrict y, long y_stride) {                       \
        if (y_stride != 1)                                                               \
            for (long i = 0; i < n; i++) y[i * y_stride] = x[i * x_stride];              \
        else if (x_stride == 1)                                                          \
            memcpy(y, x, n * sizeof(T));                                                 \
        else if (x_stride == 2)                                                          \
            COPY(T, 2);                                                                  \
        else if (x_stride == -1)                                                         \
            COPY(T, -1);                                                                 \
        else if (x_stride == 0)                                                          \
            COPY(T, 0);                                                                  \
        else                                                                             \
            COPY(T, x_stride);                                                           \
    }

// Tiles whose lines stay in the nearest cache, on both sides.
#define PLANE(name, T)                                                                   \
    static void copy_plane_##name(long rows, long columns, const T *restrict x,          \
                                  long x_row, long x_column, T *restrict y, long y_row,  \
                                  long y_column) {                                       \
        enum { TILE = 32 };                                                              \
        for (long r = 0; r < rows; r += TILE)                                            \
            for (long c = 0; c < columns; c += TILE) {                                   \
                long height = rows - r < TILE ? rows - r : TILE;                         \
                long width = columns - c < TILE ? columns - c : TILE;                    \
                for (long i = r; i < r + height; i++)                                    \
                    for (long j = c; j < c + width; j++)                                 \
                        y[i * y_row + j * y_column] = x[i * x_row + j * x_column];       \
            }                                                                            \
    }

// The same where neighbours in x are a row apart and neighbours in y a column: squares of eight
// elements a side are transposed in registers, by three times laying halves into each other. A band
// of two squares uses whole lines of x, and fills those of y before the next band begins.
#define LOWER(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define UPPER(a, b) __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#define TRANSPOSITION(name, T)                                                           \
    typedef T eight_##name                                                               \
        __attribute__((vector_size(8 * sizeof(T)), aligned(sizeof(T)), may_alias));      \
    static inline __attribute__((always_inline)) void transpose_square_##name(           \
        const T *x, long x_column, T *y, long y_row) {                                   \
        eight_##name a[8], b[8];                                                         \
        for (int j = 0; j < 8; j++) a[j] = *(const eight_##name *)(x + j * x_column);    \
        for (int turn = 0; turn < 3; turn++) {                                           \
            for (int i = 0; i < 4; i++) {                                                \
                b[2 * i] = LOWER(a[i], a[i + 4]);                                        \
                b[2 * i + 1] = UPPER(a[i], a[i + 4]);                                    \
            }                                                                            \
            for (int i = 0; i < 8; i++) a[i] = b[i];                                     \
        }                                                                                \
        for (int i = 0; i < 8; i++) *(eight_##name *)(y + i * y_row) = a[i];             \
    }                                                                                    \
    CLONED static void transpose_plane_##name(long rows, long columns,                   \
                                              const T *restrict x, long x_column,        \
                                              T *restrict y, long y_row) {               \
        for (long start = 0; start < columns; start += 1024) {                           \
            long end = columns - start < 1024 ? columns : start + 1024;                  \
            for (long band = 0; band < rows; band += 16) {                               \
                long last = rows - band < 16 ? rows : band + 16, r = band;               \
                for (; r + 8 <= last; r += 8) {                                          \
                    long c = start;                                                      \
                    for (; c + 8 <= end; c += 8)                                         \
                        transpose_square_##name(x + r + c * x_column, x_column,          \
                                                y + r * y_row + c, y_row);               \
                    for (; c < end; c++)                                                 \
                        for (long i = r; i < r + 8; i++)                                 \
                            y[i * y_row + c] = x[i + c * x_column];                      \
                }                                                                        \
                for (; r < last; r++)                                                    \
                    for (long c = start; c < end; c++)                                   \
                        y[r * y_row + c] = x[r + c * x_column];                          \
            }                                                                            \
        }                                                                                \
    }

STRIDED(8, uint8_t)
STRIDED(32, uint32_t)
STRIDED(64, uint64_t)
STRIDED(128, bits128)

PLANE(8, uint8_t)
PLANE(32, uint32_t)
PLANE(64, uint64_t)
PLANE(128, bits128)

TRANSPOSITION(32, uint32_t)
TRANSPOSITION(64, uint64_t)

void apus_copy(long size, long n, const void *x, long x_stride, void *y, long y_stride) {
    switch (size) {
    case 1: copy_8(n, x, x_stride, y, y_stride); break;
    case 4: copy_32(n, x, x_stride, y, y_stride); break;
    case 8: copy_64(n, x, x_stride, y, y_stride); break;
    default: copy_128(n, x, x_stride, y, y_stride);
    }
}

void apus_copy_plane(long size, long rows, long columns, const void *x, long x_row, long x_column,
                     void *y, long y_row, long y_column) {
    if (x_row == 1 && y_column == 1 && size == 4)
        return transpose_plane_32(rows, columns, x, x_column, y, y_row);
    if (x_row == 1 && y_column == 1 && size == 8)
        return transpose_plane_64(rows, columns, x, x_column, y, y_row);
    switch (size) {
    case 1: copy_plane_8(rows, columns, x, x_row, x_column, y, y_row, y_column); break;
    case 4: copy_plane_32(rows, columns, x, x_row, x_column, y, y_row, y_column); break;
    case 8: copy_plane_64(rows, columns, x, x_row, x_column, y, y_row, y_column); break;
    default: copy_plane_128(rows, columns, x, x_row, x_column, y, y_row, y_column);
    }
}

// A store past the caches has to fill a line of them.
CLONED void apus_stream(long size, const void *source, void *target) {
    typedef long line __attribute__((ext_vector_type(8)));
    const char *x = source;
    char *y = target;
    long head = -(long)(uintptr_t)y & 63;
    if (head > size) head = size;
    memcpy(y, x, head);
    long i = head;
    for (; i + 64 <= size; i += 64) {
        line next;
        memcpy(&next, x + i, 64);
        __builtin_nontemporal_store(next, (line *)(y + i));
    }
    memcpy(y + i, x + i, size - i);
}

void apus_end_stream(void) {
#if defined(__x86_64__)
    __builtin_ia32_sfence();
#else
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
#endif
}
