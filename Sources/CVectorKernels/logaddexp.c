// log(exp(x) + exp(y)) = m + log(1 + exp(-|x - y|)) with m the larger of the two.
//
// Where m is negative the terms cancel. What is left then has no more correct digits than the
// terms carry beyond it, so that these are computed with more, by how close the result is to 0.
#include <float.h>
#include <math.h>

#include "CVectorMath.h"

#if LDBL_MANT_DIG == 64 && defined(__GLIBC__)
#define HAS_BINARY128 1
// Some versions of the header hide these from compilers that do not know _Float128.
__float128 expf128(__float128);
__float128 expm1f128(__float128);
__float128 log1pf128(__float128);
#endif

double apus_logaddexp(double x, double y) {
    if (x == y && !(fabs(x) < INFINITY)) return x;
    if (x != x || y != y) return x + y;
    double m = x > y ? x : y;
    double least = x > y ? y : x;
    // The difference and what rounding took from it.
    double difference = least - m;
    if (difference < -800.0) return m + 0.0;
    double part = difference - least;
    double lost = (least - (difference - part)) + (-m - part);
    double e = exp(difference);
    double term = log1p(e + e * lost);
    double sum = m + term;
    if (m >= 0.0 || fabs(sum) >= 2.0 * term) return sum;

    long double wide = m + log1pl(expl((long double)least - m));
#ifdef HAS_BINARY128
    // The sum of the exponentials less 1 keeps enough digits in 113 bits.
    if (fabsl(wide) < 0x1p-7L) return (double)log1pf128(expm1f128(m) + expf128(least));
#endif
    return (double)wide;
}
