// The logarithm as in Logarithm.h; the polynomial is good to 2^-29.
#ifndef APUS_SINGLE_LOGARITHM_H
#define APUS_SINGLE_LOGARITHM_H

#include "SingleExponential.h"

static const float vmf_log_c[4] = {
    0x1.555556p-1f, 0x1.9999ecp-2f, 0x1.245c0ap-2f, 0x1.dddae0p-3f,
};

typedef struct {
  float f, k;
} vmf_log_parts;

// Of a positive normal number.
VM_INLINE vmf_log_parts vmf_log_split(float u) {
  const uint32_t root_half = 0x3f3504f3, one = 0x3f800000;
  const uint32_t shifted = vmf_bits(u) + (one - root_half);
  const float m = vmf_float((shifted & 0x007fffff) + root_half);
  const float k = vmf_float((shifted >> 23) | vmf_bits(0x1p23f)) - (0x1p23f + 127);
  return (vmf_log_parts){m - 1, k};
}

// k·ln 2 + log(1 + f) + rest.
VM_INLINE float vmf_log_join(float f, float k, float rest) {
  const float s = f / (2 + f);
  const float s2 = s * s;
  const float half_square = 0.5f * f * f;
  const float series = s2 * vmf_polynomial(s2, vmf_log_c, 4);
  const float low = s * (half_square + series) + (k * VMF_LN2_LOW + rest);
  return k * VMF_LN2_HIGH - ((half_square - low) - f);
}

// log(1 + x) for −1 < x < ∞.
VM_INLINE float vmf_log1p_inner(float x) {
  const float u = 1 + x;
  const float lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  const vmf_log_parts p = vmf_log_split(u);
  return vmf_log_join(p.k == 0 ? x : p.f, p.k, p.k == 0 ? 0 : lost / u);
}

#endif
