// Complex arguments as two-field structs: C's own complex types do not import.
#define FORCE_OPENBLAS_COMPLEX_STRUCT
#include <cblas.h>
