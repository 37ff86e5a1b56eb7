// Reductions of integers.
#include "reductions.h"

#define E int64_t
#define S i64
#define WIDTH 8
#define LEAST INT64_MIN
#define LARGEST INT64_MAX
#include "reductions_integer.inc"
#undef E
#undef S
#undef WIDTH
#undef LEAST
#undef LARGEST

#define E int32_t
#define S i32
#define WIDTH 16
#define LEAST INT32_MIN
#define LARGEST INT32_MAX
#include "reductions_integer.inc"
#undef E
#undef S
#undef WIDTH
#undef LEAST
#undef LARGEST

#define E uint8_t
#define S u8
#define WIDTH 64
#define LEAST 0
#define LARGEST UINT8_MAX
#include "reductions_integer.inc"
#undef E
#undef S
#undef WIDTH
#undef LEAST
#undef LARGEST
