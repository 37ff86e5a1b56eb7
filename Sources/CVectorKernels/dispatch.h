// CLONED marks a function that is compiled for several instruction sets.
#ifndef APUS_DISPATCH_H
#define APUS_DISPATCH_H

// Defined where functions for AVX2 and AVX-512 exist beside those for every processor.
#if defined(__x86_64__) && defined(__linux__)
#define HAS_LEVELS
#endif

// The function that chooses one runs before ThreadSanitizer has been set up, and the compiler
// instruments it all the same: such a build would end in a segmentation fault at its start.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define APUS_THREAD_SANITIZER
#endif
#endif

#if defined(HAS_LEVELS) && !defined(APUS_THREAD_SANITIZER)
#define CLONED \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
// The same for loops that read much and compute little, to which vectors of 512 bits add nothing.
#define NARROW_CLONED __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONED
#define NARROW_CLONED
#endif

// ELEMENTWISE stands before a loop in which each turn reads and writes at its own index
// only. The compiler would otherwise run it one by one when input and output are the
// same memory, because it cannot tell that from a harmful overlap.
#define ELEMENTWISE _Pragma("clang loop vectorize(assume_safety)")

// The same for loops with so much arithmetic that vectors of 512 bits pay, which the compiler
// does not choose by itself; `width` is the number of elements that fill one.
#define WIDE_CLONED CLONED __attribute__((min_vector_width(512)))
#define WIDE_ELEMENTWISE(width) \
    LOOP_PRAGMA(clang loop vectorize(assume_safety) vectorize_width(width) interleave_count(2))
#define LOOP_PRAGMA(text) _Pragma(#text)

// ONE_BY_ONE stands before a loop that is short, or whose elements lie apart: what the compiler
// would make of it for vectors takes long to compile and is not used. VECTOR_BY_VECTOR stands before
// one that waits for memory, which several vectors a turn would not make faster.
#define ONE_BY_ONE LOOP_PRAGMA(clang loop vectorize(disable) unroll(disable))
#define VECTOR_BY_VECTOR LOOP_PRAGMA(clang loop interleave(disable) unroll(disable))

#endif
