// The matrix product with AVX2.
#include "gemm.h"

#ifdef HAS_LEVELS
#define LEVEL v3
#define WIDTH 32
#define ROWS 4
#define VECTORS 3
#define TARGET __attribute__((target("arch=x86-64-v3"), min_vector_width(256)))
#include "gemm_level.inc"
#endif
