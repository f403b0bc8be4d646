// What every kernel here is built from.
//
// A function is written once, for one double and without branches, and called from a plain loop
// that the compiler vectorises for each CPU. No product is fused with a sum (the pragma below), so
// vector width, CPU and an element's place in the array cannot change a bit of the result.
#ifndef APUS_KERNEL_H
#define APUS_KERNEL_H

#include <stdint.h>
#include <string.h>

#include "VectorMath.h"

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define VM_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VM_CLONES
#endif

#define VM_INLINE static inline __attribute__((always_inline))

// The statement for i = 0 … n − 1. An output may be its input, so the compiler's own aliasing test
// would refuse to vectorise it. Four vectors at a time hide the latency of the polynomials; what is
// left of less than 64 elements goes vector by vector, the last with some lanes masked, so that a few
// elements, as small fits have them, cost no more than one vector.
#define VM_FOR_EACH(i, n, ...)                                                                    \
  do {                                                                                            \
    const long bulk = (n) & ~63L;                                                                 \
    long i = 0;                                                                                   \
    _Pragma("clang loop vectorize(assume_safety) interleave_count(4)") for (; i < bulk; ++i)      \
      __VA_ARGS__;                                                                                \
    _Pragma("clang loop vectorize(assume_safety) vectorize_predicate(enable) interleave_count(1)") \
    for (; i < (n); ++i) __VA_ARGS__;                                                             \
  } while (0)

#define VM_UNARY_OF(type, name, function)               \
  VM_CLONES void name(const type *x, type *y, long n) { \
    VM_FOR_EACH(i, n, y[i] = function(x[i]));           \
  }

// One loop for each pair of strides: a stride that the compiler does not know stops it.
#define VM_BINARY_OF(type, name, function)                                               \
  VM_CLONES void name(const type *x, long sx, const type *y, long sy, type *z, long n) { \
    if (n <= 0) return;                                                                  \
    const type a = x[0], b = y[0];                                                       \
    if (sx && sy) {                                                                      \
      VM_FOR_EACH(i, n, z[i] = function(x[i], y[i]));                                    \
    } else if (sx) {                                                                     \
      VM_FOR_EACH(i, n, z[i] = function(x[i], b));                                       \
    } else if (sy) {                                                                     \
      VM_FOR_EACH(i, n, z[i] = function(a, y[i]));                                       \
    } else {                                                                             \
      const type c = function(a, b);                                                     \
      VM_FOR_EACH(i, n, z[i] = c);                                                       \
    }                                                                                    \
  }

#define VM_UNARY(name, function) VM_UNARY_OF(double, vm_##name, function)
#define VM_BINARY(name, function) VM_BINARY_OF(double, vm_##name, function)

VM_INLINE uint64_t vm_bits(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

VM_INLINE double vm_double(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

VM_INLINE double vm_magnitude(double x) { return vm_double(vm_bits(x) & 0x7fffffffffffffff); }

VM_INLINE double vm_with_sign(double magnitude, double sign) {
  return vm_double(vm_bits(magnitude) | (vm_bits(sign) & 0x8000000000000000));
}

// NaN passes through both.
VM_INLINE double vm_at_most(double x, double bound) { return x > bound ? bound : x; }
VM_INLINE double vm_at_least(double x, double bound) { return x < bound ? bound : x; }

// c[0] + c[1]·x + … as even and odd halves: two short chains instead of a long one.
VM_INLINE double vm_polynomial(double x, const double *c, int count) {
  const double x2 = x * x;
  double even = 0, odd = 0;
#pragma clang loop unroll(full)
  for (int i = (count - 1) & ~1; i >= 0; i -= 2) even = even * x2 + c[i];
#pragma clang loop unroll(full)
  for (int i = (count & ~1) - 1; i >= 0; i -= 2) odd = odd * x2 + c[i];
  return even + x * odd;
}

// A sum and what rounding lost of it, whatever the order of magnitude of the two (Knuth).
typedef struct {
  double value, rest;
} vm_pair;

VM_INLINE vm_pair vm_exact_sum(double a, double b) {
  const double value = a + b;
  const double b_part = value - a;
  return (vm_pair){value, (a - (value - b_part)) + (b - b_part)};
}

// The same where |a| ≥ |b| (Dekker).
VM_INLINE vm_pair vm_exact_sum_ordered(double a, double b) {
  const double value = a + b;
  return (vm_pair){value, b - (value - a)};
}

// The first 26 bits, whose products with 26 bits are exact.
VM_INLINE double vm_leading_bits(double x) { return vm_double(vm_bits(x) & 0xfffffffff8000000); }

// x² as a value that is exact in 52 bits and a small rest. Wants |x| < 2^500.
VM_INLINE vm_pair vm_exact_square(double x) {
  const double high = vm_leading_bits(x);
  return (vm_pair){high * high, (x - high) * (x + high)};
}

#endif
