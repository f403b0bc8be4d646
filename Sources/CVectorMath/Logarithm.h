// The logarithm: u = 2^k·(1 + f) with 1 + f in [√½, √2), s = f/(2 + f), and a polynomial in s² that
// interpolates (2·atanh(s)/s − 2)/s² at Chebyshev nodes with an error of 2^-54.
#ifndef APUS_LOGARITHM_H
#define APUS_LOGARITHM_H

#include "Exponential.h"

static const double vm_log_c[8] = {
    0x1.5555555555555p-1, 0x1.9999999999a39p-2, 0x1.2492492476a1ap-2, 0x1.c71c7201a55d7p-3,
    0x1.745cf8e4bba1bp-3, 0x1.3b1c3c1c81c8fp-3, 0x1.0fbde0f4ad17bp-3, 0x1.0c0aff044a970p-3,
};

typedef struct {
  double f, k;
} vm_log_parts;

// Of a positive normal number.
VM_INLINE vm_log_parts vm_log_split(double u) {
  const uint64_t root_half = 0x3fe6a09e667f3bcd, one = 0x3ff0000000000000;
  const uint64_t shifted = vm_bits(u) + (one - root_half);
  const double m = vm_double((shifted & 0x000fffffffffffff) + root_half);
  const double k = vm_double((shifted >> 52) | vm_bits(0x1p52)) - (0x1p52 + 1023);
  return (vm_log_parts){m - 1, k};
}

// k·ln 2 + log(1 + f) + rest.
VM_INLINE double vm_log_join(double f, double k, double rest) {
  const double s = f / (2 + f);
  const double s2 = s * s;
  const double half_square = 0.5 * f * f;
  const double series = s2 * vm_polynomial(s2, vm_log_c, 8);
  const double low = s * (half_square + series) + (k * VM_LN2_LOW + rest);
  return k * VM_LN2_HIGH - ((half_square - low) - f);
}

// log(1 + x) for −1 < x < ∞.
VM_INLINE double vm_log1p_inner(double x) {
  const double u = 1 + x;
  const double lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  const vm_log_parts p = vm_log_split(u);
  return vm_log_join(p.k == 0 ? x : p.f, p.k, p.k == 0 ? 0 : lost / u);
}

#endif
