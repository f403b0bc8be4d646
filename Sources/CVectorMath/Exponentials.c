#include "Exponential.h"

VM_INLINE double expm1_one(double x) {
  const vm_pair half = vm_half_expm1(vm_at_least(vm_at_most(x, 710), -60));
  const double y = 2 * (half.value + half.rest);
  return vm_magnitude(x) < 0x1p-54 ? x : y;
}

// With e the smaller of e^x and e^−x, so that nothing overflows and a far tail keeps its digits:
// e/(1 + e) or 1/(1 + e), corrected to first order for what e and 1 + e lost in rounding.
VM_INLINE double sigmoid_one(double x) {
  const vm_exp_parts parts = vm_exp_split(vm_at_least(-vm_magnitude(x), -746), 0);
  const vm_pair power = vm_exp_mantissa(parts);
  const double beyond_one = power.value - 1;
  const double e_lost = power.rest * (1 - beyond_one * (1 - beyond_one));  // relative
  const double e = vm_scale(power.value, parts.k);
  const vm_pair below = vm_exact_sum_ordered(1, e);
  const double quotient = (x < 0 ? e : 1) / below.value;
  const double inverse = x < 0 ? 1 - quotient : quotient;
  const double lost = (x < 0 ? e_lost : 0) - (below.rest + e * e_lost) * inverse;
  return quotient + quotient * lost;
}

// t/(t + 1) with t = (e^2|x| − 1)/2, numerator and denominator carried with their rests.
VM_INLINE double tanh_one(double x) {
  const double a = vm_at_most(vm_magnitude(x), 22);
  const vm_pair half = vm_half_expm1(2 * a);
  const double t = half.value + half.rest;
  const double t_rest = half.rest - (t - half.value);
  const vm_pair below = vm_exact_sum(1, t);
  const double quotient = t / below.value;
  const double correction = (t_rest - quotient * (below.rest + t_rest)) / below.value;
  return a < 0x1p-28 ? x : vm_with_sign(quotient + correction, x);
}

VM_UNARY(exp, vm_exp_one)
VM_UNARY(expm1, expm1_one)
VM_UNARY(sigmoid, sigmoid_one)
VM_UNARY(tanh, tanh_one)
