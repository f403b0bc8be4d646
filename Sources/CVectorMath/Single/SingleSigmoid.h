// The two functions of the exponential that networks use as activations.
#ifndef APUS_SINGLE_SIGMOID_H
#define APUS_SINGLE_SIGMOID_H

#include "SingleExponential.h"

// With e the smaller of e^x and e^−x, so that nothing overflows: e/(1 + e) or 1/(1 + e), corrected
// to first order for what 1 + e lost in rounding.
VM_INLINE float vmf_sigmoid_one(float x) {
  const float e = vmf_exp_one(-vmf_magnitude(x));
  const float below = 1 + e;
  const float below_lost = e - (below - 1);
  const float quotient = (x < 0 ? e : 1) / below;
  const float inverse = x < 0 ? 1 - quotient : quotient;
  return quotient - quotient * (below_lost * inverse);
}

// (tanh(x)/x − 1)/x² in x², interpolated at Chebyshev nodes in |x| ≤ 0.55, good to 2^-26.
static const float vmf_tanh_c[5] = {
    -0x1.555554p-2f, 0x1.110feap-3f, -0x1.b9a044p-5f, 0x1.5d220ep-6f, -0x1.b13538p-8f,
};

// The polynomial below 0.55; above, where it is at least one half, 1 − 2/(e^2|x| + 1).
VM_INLINE float vmf_tanh_one(float x) {
  const float a = vmf_at_most(vmf_magnitude(x), 10);
  const float a2 = a * a;
  const float near = a + a * (a2 * vmf_polynomial(a2, vmf_tanh_c, 5));
  const vmf_exp_parts e = vmf_exp_split(2 * a);
  const float power = (1 + (e.r + e.rest)) * vmf_float((e.k + 127) << 23);
  const float far = 1 - 2 / (power + 1);
  return vmf_with_sign(a < 0.55f ? near : far, x);
}

#endif
