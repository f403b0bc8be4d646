// The functions of VectorMath.h over arrays of floats: what networks need of them.
//
// What VectorMath.h says of its functions holds here: output and input may be the same array, an
// element's result depends on the element alone (sin and cos beyond 2^20 have the bits of the
// machine's C library), infinities, NaN, subnormal numbers and signed zeros are treated as IEEE 754
// and C annex F say.
//
// Bounds are in ulps of single precision: the largest error over all 2^32 arguments against the
// functions of doubles, rounded up, subnormal results included. Where a source file gives
// coefficients, they interpolate at Chebyshev nodes, solved for with 60 digits and then rounded.
#ifndef APUS_VECTOR_MATH_SINGLE_H
#define APUS_VECTOR_MATH_SINGLE_H

#ifdef __cplusplus
extern "C" {
#endif

// y[i] = f(x[i])

// Correctly rounded.
void vmf_negate(const float *x, float *y, long n);
void vmf_abs(const float *x, float *y, long n);
void vmf_square(const float *x, float *y, long n);
void vmf_reciprocal(const float *x, float *y, long n);
void vmf_sqrt(const float *x, float *y, long n);

void vmf_exp(const float *x, float *y, long n);    // 1 ulp
void vmf_expm1(const float *x, float *y, long n);  // 1.75 ulp
void vmf_log(const float *x, float *y, long n);    // 1 ulp; -inf at 0, NaN below
void vmf_log1p(const float *x, float *y, long n);  // 1 ulp; -inf at -1, NaN below
void vmf_sin(const float *x, float *y, long n);    // 0.51 ulp; the C library beyond |x| = 2^20
void vmf_cos(const float *x, float *y, long n);    // 0.51 ulp; the C library beyond |x| = 2^20
void vmf_tanh(const float *x, float *y, long n);   // 1.5 ulp
void vmf_erf(const float *x, float *y, long n);    // 1.5 ulp

void vmf_sigmoid(const float *x, float *y, long n);     // 1/(1 + exp(-x)): 2 ulp
void vmf_softplus(const float *x, float *y, long n);    // log(1 + exp(x)): 1.75 ulp
void vmf_normal_cdf(const float *x, float *y, long n);  // erfc(-x/sqrt(2))/2: 0.75 ulp

// z[i] = f(x[i*sx], y[i*sy]); a stride is 1 (array) or 0 (one value for all)

// Correctly rounded.
void vmf_add(const float *x, long sx, const float *y, long sy, float *z, long n);
void vmf_subtract(const float *x, long sx, const float *y, long sy, float *z, long n);
void vmf_multiply(const float *x, long sx, const float *y, long sy, float *z, long n);
void vmf_divide(const float *x, long sx, const float *y, long sy, float *z, long n);
// NaN if either is NaN; y's zero if both are zeros.
void vmf_min(const float *x, long sx, const float *y, long sy, float *z, long n);
void vmf_max(const float *x, long sx, const float *y, long sy, float *z, long n);
// 1 if x > y (x == y), else 0; 0 if either is NaN.
void vmf_greater(const float *x, long sx, const float *y, long sy, float *z, long n);
void vmf_equal(const float *x, long sx, const float *y, long sy, float *z, long n);

// z[i] += x[i]
void vmf_accumulate_double(const float *x, double *z, long n);
// The sum of x[i] in double precision, 0 for none, in the order of vm_sum.
double vmf_sum_double(const float *x, long n);

// Between the precisions; x and y must not overlap. To single rounds to nearest: infinite from
// 2^128 - 2^103 on, subnormal and then zero below 2^-126. To double is exact.
void vm_to_single(const double *x, float *y, long n);
void vm_to_double(const float *x, double *y, long n);

#ifdef __cplusplus
}
#endif
#endif
