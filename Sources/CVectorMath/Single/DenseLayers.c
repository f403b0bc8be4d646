#include "VectorMathDense.h"

#include "SingleSigmoid.h"

VM_INLINE float relu_one(float x) { return x != x || x > 0 ? x : 0; }

#define BIAS(name, activation)                                                           \
  VM_CLONES void vmf_bias_##name(const float *x, const float *bias, float *y, long rows, \
                                long n) {                                                \
    for (long r = 0; r < rows; ++r, x += n, y += n) {                                    \
      const float b = bias[r];                                                           \
      VM_FOR_EACH(i, n, y[i] = activation(x[i] + b));                                    \
    }                                                                                    \
  }

BIAS(relu, relu_one)
BIAS(tanh, vmf_tanh_one)
BIAS(sigmoid, vmf_sigmoid_one)

VM_INLINE float tanh_slope_one(float y, float c) { return c * (1 - y * y); }
VM_INLINE float sigmoid_slope_one(float y, float c) { return c * (y * (1 - y)); }
VM_INLINE float relu_slope_one(float y, float c) { return y > 0 ? c : 0; }

#define SLOPE(name)                                                                       \
  VM_CLONES void vmf_##name(const float *y, const float *cotangent, float *out, long n) { \
    VM_FOR_EACH(i, n, out[i] = name##_one(y[i], cotangent[i]));                           \
  }

SLOPE(tanh_slope)
SLOPE(sigmoid_slope)
SLOPE(relu_slope)
