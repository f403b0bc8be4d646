#include "SingleSigmoid.h"

// (2^k − 1) + 2^k·r, whose rounding is kept, all halved so that the largest results stay finite.
VM_INLINE float expm1_one(float x) {
  const vmf_exp_parts e = vmf_exp_split(vmf_at_least(vmf_at_most(x, 89), -20));
  const float power = vmf_float((e.k + 126) << 23);
  const float whole = power - 0.5f, part = power * e.r;
  const float sum = whole + part;
  const float part_kept = sum - whole;
  const float lost = (whole - (sum - part_kept)) + (part - part_kept);
  const float y = 2 * (sum + (lost + power * e.rest));
  return vmf_magnitude(x) < 0x1p-25f ? x : y;
}

VMF_UNARY(exp, vmf_exp_one)
VMF_UNARY(expm1, expm1_one)
VMF_UNARY(sigmoid, vmf_sigmoid_one)
VMF_UNARY(tanh, vmf_tanh_one)
