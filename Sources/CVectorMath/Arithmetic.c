#include "Kernel.h"

VM_INLINE double negate_one(double x) { return -x; }
VM_INLINE double square_one(double x) { return x * x; }
VM_INLINE double reciprocal_one(double x) { return 1 / x; }
VM_INLINE double sqrt_one(double x) { return __builtin_elementwise_sqrt(x); }

VM_UNARY(negate, negate_one)
VM_UNARY(abs, vm_magnitude)
VM_UNARY(square, square_one)
VM_UNARY(reciprocal, reciprocal_one)
VM_UNARY(sqrt, sqrt_one)

VM_INLINE double add_one(double a, double b) { return a + b; }
VM_INLINE double subtract_one(double a, double b) { return a - b; }
VM_INLINE double multiply_one(double a, double b) { return a * b; }
VM_INLINE double divide_one(double a, double b) { return a / b; }
VM_INLINE double min_one(double a, double b) { return a != a || a < b ? a : b; }
VM_INLINE double max_one(double a, double b) { return a != a || a > b ? a : b; }
VM_INLINE double greater_one(double a, double b) { return a > b ? 1.0 : 0.0; }
VM_INLINE double equal_one(double a, double b) { return a == b ? 1.0 : 0.0; }

VM_BINARY(add, add_one)
VM_BINARY(subtract, subtract_one)
VM_BINARY(multiply, multiply_one)
VM_BINARY(divide, divide_one)
VM_BINARY(min, min_one)
VM_BINARY(max, max_one)
VM_BINARY(greater, greater_one)
VM_BINARY(equal, equal_one)

VM_CLONES void vm_accumulate(const double *x, double *z, long n) {
  VM_FOR_EACH(i, n, z[i] += x[i]);
}
