// The exponential as m·2^k: x = k·ln 2 + r with |r| ≤ ln 2 / 2 (Cody and Waite), and a polynomial
// in r that interpolates (e^r − 1 − r)/r² at Chebyshev nodes with an error of 2^-58.
#ifndef APUS_EXPONENTIAL_H
#define APUS_EXPONENTIAL_H

#include "Kernel.h"

static const double vm_exp_c[11] = {
    0x1.0000000000000p-1,  0x1.5555555555557p-3,  0x1.5555555555556p-5,  0x1.11111111100bep-7,
    0x1.6c16c16c162c3p-10, 0x1.a01a01abf85abp-13, 0x1.a01a01a6e1e2ap-16, 0x1.71de01fdbf9cap-19,
    0x1.27e4db46cddd1p-22, 0x1.af4e554377204p-26, 0x1.1f7340dbc337ep-29,
};

#define VM_LN2_HIGH 0x1.62e42fee00000p-1  // 32 trailing zeros: exact when multiplied by k
#define VM_LN2_LOW 0x1.a39ef35793c76p-33
#define VM_INVERSE_LN2 0x1.71547652b82fep+0
#define VM_ROUND 0x1.8p52  // adding this rounds to an integer, which is left in the low bits

// x = k·ln 2 + r, and e^r − 1 = r + rest.
typedef struct {
  double r, rest;
  uint64_t k;
} vm_exp_parts;

// Of e^(high + low); wants |high| < 2^20 and low small beside it.
VM_INLINE vm_exp_parts vm_exp_split(double high, double low) {
  const double rounded = high * VM_INVERSE_LN2 + VM_ROUND;
  const double k = rounded - VM_ROUND;
  const double r_high = high - k * VM_LN2_HIGH;
  const double r_low = k * VM_LN2_LOW - low;
  const double r = r_high - r_low;
  const double rest = r * r * vm_polynomial(r, vm_exp_c, 11) - r_low;
  return (vm_exp_parts){r_high, rest, vm_bits(rounded) - vm_bits(VM_ROUND)};
}

// m·2^k in two steps, so that only the last one rounds, into the subnormals. Wants |k| < 2000.
VM_INLINE double vm_scale(double m, uint64_t k) {
  const uint64_t biased = k + 2 * 1023;
  const uint64_t half = biased >> 1;
  return m * vm_double(half << 52) * vm_double((biased - half) << 52);
}

// e^r, in [0.7, 1.42], and what rounding lost of it.
VM_INLINE vm_pair vm_exp_mantissa(vm_exp_parts e) {
  const vm_pair beyond_one = vm_exact_sum_ordered(e.r, e.rest);
  const vm_pair power = vm_exact_sum_ordered(1, beyond_one.value);
  return (vm_pair){power.value, power.rest + beyond_one.rest};
}

VM_INLINE double vm_exp_one(double x) {
  const double bounded = vm_at_least(vm_at_most(x, 710), -746);
  const vm_exp_parts e = vm_exp_split(bounded, 0);
  return vm_scale(1 + (e.r + e.rest), e.k);
}

// (e^x − 1)/2, as a value and a rest; the half keeps the largest results finite. |x| < 1000.
VM_INLINE vm_pair vm_half_expm1(double x) {
  const vm_exp_parts e = vm_exp_split(x, 0);
  const double power = vm_double((e.k + 1022) << 52);
  const vm_pair sum = vm_exact_sum(power - 0.5, power * e.r);
  return (vm_pair){sum.value, sum.rest + power * e.rest};
}

#endif
