#include "SingleKernel.h"

VM_INLINE float negate_one(float x) { return -x; }
VM_INLINE float square_one(float x) { return x * x; }
VM_INLINE float reciprocal_one(float x) { return 1 / x; }
VM_INLINE float sqrt_one(float x) { return __builtin_elementwise_sqrt(x); }

VMF_UNARY(negate, negate_one)
VMF_UNARY(abs, vmf_magnitude)
VMF_UNARY(square, square_one)
VMF_UNARY(reciprocal, reciprocal_one)
VMF_UNARY(sqrt, sqrt_one)

VM_INLINE float add_one(float a, float b) { return a + b; }
VM_INLINE float subtract_one(float a, float b) { return a - b; }
VM_INLINE float multiply_one(float a, float b) { return a * b; }
VM_INLINE float divide_one(float a, float b) { return a / b; }
VM_INLINE float min_one(float a, float b) { return a != a || a < b ? a : b; }
VM_INLINE float max_one(float a, float b) { return a != a || a > b ? a : b; }
VM_INLINE float greater_one(float a, float b) { return a > b ? 1 : 0; }
VM_INLINE float equal_one(float a, float b) { return a == b ? 1 : 0; }

VMF_BINARY(add, add_one)
VMF_BINARY(subtract, subtract_one)
VMF_BINARY(multiply, multiply_one)
VMF_BINARY(divide, divide_one)
VMF_BINARY(min, min_one)
VMF_BINARY(max, max_one)
VMF_BINARY(greater, greater_one)
VMF_BINARY(equal, equal_one)

VM_CLONES void vmf_accumulate_double(const float *x, double *z, long n) {
  VM_FOR_EACH(i, n, z[i] += x[i]);
}
