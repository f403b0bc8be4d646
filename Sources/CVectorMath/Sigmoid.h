// The two functions of the exponential that networks use as activations.
#ifndef APUS_SIGMOID_H
#define APUS_SIGMOID_H

#include "Exponential.h"

// With e the smaller of e^x and e^−x, so that nothing overflows and a far tail keeps its digits:
// e/(1 + e) or 1/(1 + e), corrected to first order for what e and 1 + e lost in rounding.
VM_INLINE double vm_sigmoid_one(double x) {
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

// tanh(x) = x + x³·P(x²)/Q(x²) for |x| ≤ 5/8, where P/Q interpolates (tanh(x)/x − 1)/x² at
// Chebyshev nodes in x², good to 2^-57.
static const double vm_tanh_p[3] = {
    -0x1.5555555555555p-2, -0x1.4fda3296bc87dp-6, -0x1.a1b4e5dd75bf5p-13,
};
static const double vm_tanh_q[4] = {
    0x1.0000000000000p+0, 0x1.d8928315dcef2p-2, 0x1.7d9aed2c18586p-6, 0x1.b121f4bca84dep-13,
};

// Above, where tanh is more than one half, 1 − 2/(e^2|x| + 1). Both pieces divide once, so that
// whichever it is, one division serves.
VM_INLINE double vm_tanh_one(double x) {
  const double a = vm_at_most(vm_magnitude(x), 22);
  const int is_near = a < 0.625;
  const double a2 = a * a;
  const vm_exp_parts e = vm_exp_split(2 * a, 0);
  const double power = (1 + (e.r + e.rest)) * vm_double((e.k + 1023) << 52);
  const double top = is_near ? a * (a2 * vm_polynomial(a2, vm_tanh_p, 3)) : -2;
  const double below = is_near ? vm_polynomial(a2, vm_tanh_q, 4) : power + 1;
  return vm_with_sign((is_near ? a : 1) + top / below, x);
}

#endif
