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

// One loop for each pair of strides: a stride that the compiler does not know stops it.
#define BINARY(name, function)                                                              \
  VM_CLONES void vm_##name(const double *x, long sx, const double *y, long sy, double *z,   \
                           long n) {                                                        \
    if (n <= 0) return;                                                                     \
    const double a = x[0], b = y[0];                                                        \
    if (sx && sy) {                                                                         \
      VM_LOOP for (long i = 0; i < n; ++i) z[i] = function(x[i], y[i]);                     \
    } else if (sx) {                                                                        \
      VM_LOOP for (long i = 0; i < n; ++i) z[i] = function(x[i], b);                        \
    } else if (sy) {                                                                        \
      VM_LOOP for (long i = 0; i < n; ++i) z[i] = function(a, y[i]);                        \
    } else {                                                                                \
      const double c = function(a, b);                                                      \
      VM_LOOP for (long i = 0; i < n; ++i) z[i] = c;                                        \
    }                                                                                       \
  }

BINARY(add, add_one)
BINARY(subtract, subtract_one)
BINARY(multiply, multiply_one)
BINARY(divide, divide_one)
BINARY(min, min_one)
BINARY(max, max_one)
BINARY(greater, greater_one)
BINARY(equal, equal_one)

VM_CLONES void vm_accumulate(const double *x, double *z, long n) {
  VM_LOOP for (long i = 0; i < n; ++i) z[i] += x[i];
}
