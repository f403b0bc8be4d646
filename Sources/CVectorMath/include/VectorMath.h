// Elementary functions over arrays of doubles. Every function reads n values and writes n values;
// output may be the same array as an input, but not overlap it otherwise.
#ifndef APUS_VECTOR_MATH_H
#define APUS_VECTOR_MATH_H

#ifdef __cplusplus
extern "C" {
#endif

// y[i] = f(x[i])
void vm_negate(const double *x, double *y, long n);
void vm_abs(const double *x, double *y, long n);
void vm_square(const double *x, double *y, long n);
void vm_reciprocal(const double *x, double *y, long n);
void vm_sqrt(const double *x, double *y, long n);
void vm_exp(const double *x, double *y, long n);
void vm_expm1(const double *x, double *y, long n);
void vm_log(const double *x, double *y, long n);
void vm_log1p(const double *x, double *y, long n);
void vm_sin(const double *x, double *y, long n);
void vm_cos(const double *x, double *y, long n);
void vm_tanh(const double *x, double *y, long n);
void vm_erf(const double *x, double *y, long n);
void vm_erfc(const double *x, double *y, long n);
void vm_sigmoid(const double *x, double *y, long n);         // 1/(1+exp(-x))
void vm_softplus(const double *x, double *y, long n);        // log(1+exp(x))
void vm_normal_cdf(const double *x, double *y, long n);      // erfc(-x/sqrt2)/2
void vm_log_normal_cdf(const double *x, double *y, long n);  // accurate in both tails
void vm_log_gamma(const double *x, double *y, long n);       // log|Gamma(x)|

// z[i] = f(x[i*sx], y[i*sy]); a stride is 1 (array) or 0 (one value for all)
void vm_add(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_subtract(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_multiply(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_divide(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_min(const double *x, long sx, const double *y, long sy, double *z, long n);      // NaN if either is NaN
void vm_max(const double *x, long sx, const double *y, long sy, double *z, long n);      // NaN if either is NaN
void vm_pow(const double *x, long sx, const double *y, long sy, double *z, long n);
void vm_greater(const double *x, long sx, const double *y, long sy, double *z, long n);  // 1 if x > y else 0; 0 for NaN
void vm_equal(const double *x, long sx, const double *y, long sy, double *z, long n);    // 1 if x == y else 0

// z[i] += x[i]
void vm_accumulate(const double *x, double *z, long n);
// sum of x[i], in an order that depends on n alone
double vm_sum(const double *x, long n);

#ifdef __cplusplus
}
#endif
#endif
