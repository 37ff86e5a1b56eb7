// Complex numbers as two-field structs: pointers to C's own complex types would
// import as `OpaquePointer`.
#define LAPACK_COMPLEX_CUSTOM
typedef struct { float real, imag; } apus_lapack_complex_float;
typedef struct { double real, imag; } apus_lapack_complex_double;
#define lapack_complex_float apus_lapack_complex_float
#define lapack_complex_double apus_lapack_complex_double
#include <lapacke.h>

// GNU's extension to <pthread.h>, which shows it only to those who define _GNU_SOURCE first.
#include <pthread.h>
extern int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes);
