// The matrix product with AVX-512.
#include "gemm.h"

#ifdef HAS_LEVELS
#define LEVEL v4
#define WIDTH 64
#define ROWS 8
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#include "gemm_level.inc"
#endif
