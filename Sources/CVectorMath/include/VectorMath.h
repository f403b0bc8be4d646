// Elementary functions over arrays of doubles. VectorMathSingle.h has those of floats, and
// VectorMathDense.h what a dense layer does in one pass.
//
// Every function reads n values and writes n values (none if n ≤ 0); the output may be the same
// array as an input, but not overlap it otherwise. All are free of state and safe to call from any
// number of threads.
//
// What a function gives for an element depends on that element alone: not on its place in the
// array, on how the array is cut into calls, or on the CPU (log_gamma and pow, and sin and cos
// beyond 2^20, have the bits of the machine's C library). Infinities, NaN, subnormal numbers and
// signed zeros are treated as IEEE 754 and C annex F say.
//
// Bounds are in ulps of the result, the largest seen in 10^6 random arguments against quadruple
// precision, rounded up.
#ifndef APUS_VECTOR_MATH_H
#define APUS_VECTOR_MATH_H

#ifdef __cplusplus
extern "C" {
#endif

// y[i] = f(x[i])

// Correctly rounded.
void vm_negate(const double *x, double *y, long n);
void vm_abs(const double *x, double *y, long n);
void vm_square(const double *x, double *y, long n);
void vm_reciprocal(const double *x, double *y, long n);
void vm_sqrt(const double *x, double *y, long n);

void vm_exp(const double *x, double *y, long n);    // 1 ulp, subnormal results included
void vm_expm1(const double *x, double *y, long n);  // 1.25 ulp
void vm_log(const double *x, double *y, long n);    // 1 ulp; -inf at 0, NaN below
void vm_log1p(const double *x, double *y, long n);  // 1 ulp; -inf at -1, NaN below
void vm_sin(const double *x, double *y, long n);    // 1 ulp; the C library beyond |x| = 2^20
void vm_cos(const double *x, double *y, long n);    // 1 ulp; the C library beyond |x| = 2^20
void vm_tanh(const double *x, double *y, long n);   // 1.5 ulp
void vm_atan(const double *x, double *y, long n);   // 1.5 ulp
void vm_erf(const double *x, double *y, long n);    // 1.5 ulp
void vm_erfc(const double *x, double *y, long n);   // 2 ulp, until the result underflows beyond 27

// 1/(1 + exp(-x)): 1.5 ulp, until the result underflows below -745.
void vm_sigmoid(const double *x, double *y, long n);
// log(1 + exp(x)): 2 ulp, until the result underflows below -745.
void vm_softplus(const double *x, double *y, long n);
// erfc(-x/sqrt(2))/2: 2 ulp, until the result underflows below -38.
void vm_normal_cdf(const double *x, double *y, long n);
// log(erfc(-x/sqrt(2))/2): 3 ulp, 2 in both tails, as far as -1e154 on the left.
void vm_log_normal_cdf(const double *x, double *y, long n);
// log|Gamma(x)|: the C library's (here 2 ulp for x > 0; beside its zeros at negative x the error
// is small in absolute terms only).
void vm_log_gamma(const double *x, double *y, long n);

// z[i] = f(x[i*sx], y[i*sy]); a stride is 1 (array) or 0 (one value for all)

// Correctly rounded.
void vm_add(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_subtract(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_multiply(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_divide(const double *x, long sx, const double *y, long sy, double *z, long n);
// NaN if either is NaN; y's zero if both are zeros.
void vm_min(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_max(const double *x, long sx, const double *y, long sy, double *z, long n);
// The C library's power (1 ulp), except that x to the 2 is x*x.
void vm_pow(const double *x, long sx, const double *y, long sy, double *z, long n);
// 1 if x > y (x == y), else 0; 0 if either is NaN.
void vm_greater(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_equal(const double *x, long sx, const double *y, long sy, double *z, long n);

// z[i] += x[i]
void vm_accumulate(const double *x, double *z, long n);
// The sum of x[i], 0 for none, in an order that depends on n alone: sixteen running sums over
// stretches of 256, pairwise above that. The relative error for positive x is below
// (20 + log2(n/256))·2^-53 and typically 1 ulp.
double vm_sum(const double *x, long n);

#ifdef __cplusplus
}
#endif
#endif
