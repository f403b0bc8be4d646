#include "VectorMathDense.h"

#include "Sigmoid.h"

VM_INLINE double relu_one(double x) { return x != x || x > 0 ? x : 0; }

#define BIAS(name, activation)                                                             \
  VM_CLONES void vm_bias_##name(const double *x, const double *bias, double *y, long rows, \
                                long n) {                                                  \
    for (long r = 0; r < rows; ++r, x += n, y += n) {                                      \
      const double b = bias[r];                                                            \
      VM_FOR_EACH(i, n, y[i] = activation(x[i] + b));                                      \
    }                                                                                      \
  }

BIAS(relu, relu_one)
BIAS(tanh, vm_tanh_one)
BIAS(sigmoid, vm_sigmoid_one)

VM_INLINE double tanh_slope_one(double y, double c) { return c * (1 - y * y); }
VM_INLINE double sigmoid_slope_one(double y, double c) { return c * (y * (1 - y)); }
VM_INLINE double relu_slope_one(double y, double c) { return y > 0 ? c : 0; }

#define SLOPE(name)                                                                         \
  VM_CLONES void vm_##name(const double *y, const double *cotangent, double *out, long n) { \
    VM_FOR_EACH(i, n, out[i] = name##_one(y[i], cotangent[i]));                             \
  }

SLOPE(tanh_slope)
SLOPE(sigmoid_slope)
SLOPE(relu_slope)
