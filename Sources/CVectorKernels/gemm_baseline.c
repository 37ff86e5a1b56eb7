// The matrix product with what every processor has.
#include "gemm.h"

#define LEVEL baseline
#define WIDTH 16
#if defined(__aarch64__)
#define ROWS 8
#define VECTORS 3
#else
#define ROWS 4
#define VECTORS 2
#endif
#define TARGET
#include "gemm_level.inc"
