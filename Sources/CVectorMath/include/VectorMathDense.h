// What follows the matrix product in a dense layer, and its way back, in one pass over memory.
//
// Each has the bits of the separate functions applied one after the other, and what VectorMath.h
// says of those holds here: in place or apart, the same for every CPU and every cut, safe to call
// from any number of threads.
#ifndef APUS_VECTOR_MATH_DENSE_H
#define APUS_VECTOR_MATH_DENSE_H

#ifdef __cplusplus
extern "C" {
#endif

// y[r*n + i] = f(x[r*n + i] + bias[r]) for `rows` units of `n` events each, the events of a unit
// side by side; y may be x. Nothing is written if rows ≤ 0 or n ≤ 0.
// vm_max of the sum and 0: 0 for −0, NaN for NaN.
void vm_bias_relu(const double *x, const double *bias, double *y, long rows, long n);
void vm_bias_tanh(const double *x, const double *bias, double *y, long rows, long n);
void vm_bias_sigmoid(const double *x, const double *bias, double *y, long rows, long n);

void vmf_bias_relu(const float *x, const float *bias, float *y, long rows, long n);
void vmf_bias_tanh(const float *x, const float *bias, float *y, long rows, long n);
void vmf_bias_sigmoid(const float *x, const float *bias, float *y, long rows, long n);

// out[i] = cotangent[i]·f′, the slope f′ taken from the value y[i] = f(…); out may be either input.
// cotangent·(1 − y·y)
void vm_tanh_slope(const double *y, const double *cotangent, double *out, long n);
// cotangent·(y·(1 − y))
void vm_sigmoid_slope(const double *y, const double *cotangent, double *out, long n);
// The cotangent where y > 0, else 0: so 0 where y is 0 or NaN, whatever the cotangent.
void vm_relu_slope(const double *y, const double *cotangent, double *out, long n);

void vmf_tanh_slope(const float *y, const float *cotangent, float *out, long n);
void vmf_sigmoid_slope(const float *y, const float *cotangent, float *out, long n);
void vmf_relu_slope(const float *y, const float *cotangent, float *out, long n);

#ifdef __cplusplus
}
#endif
#endif
