// Single-precision twins of what is in Kernel.h.
#ifndef APUS_SINGLE_KERNEL_H
#define APUS_SINGLE_KERNEL_H

#include "../Kernel.h"
#include "VectorMathSingle.h"

#pragma STDC FP_CONTRACT OFF

#define VMF_UNARY(name, function) VM_UNARY_OF(float, vmf_##name, function)
#define VMF_BINARY(name, function) VM_BINARY_OF(float, vmf_##name, function)

VM_INLINE uint32_t vmf_bits(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

VM_INLINE float vmf_float(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

VM_INLINE float vmf_magnitude(float x) { return vmf_float(vmf_bits(x) & 0x7fffffff); }

VM_INLINE float vmf_with_sign(float magnitude, float sign) {
  return vmf_float(vmf_bits(magnitude) | (vmf_bits(sign) & 0x80000000));
}

// NaN passes through both.
VM_INLINE float vmf_at_most(float x, float bound) { return x > bound ? bound : x; }
VM_INLINE float vmf_at_least(float x, float bound) { return x < bound ? bound : x; }

// c[0] + c[1]·x + … as even and odd halves.
VM_INLINE float vmf_polynomial(float x, const float *c, int count) {
  const float x2 = x * x;
  float even = 0, odd = 0;
#pragma clang loop unroll(full)
  for (int i = (count - 1) & ~1; i >= 0; i -= 2) even = even * x2 + c[i];
#pragma clang loop unroll(full)
  for (int i = (count & ~1) - 1; i >= 0; i -= 2) odd = odd * x2 + c[i];
  return even + x * odd;
}

#endif
