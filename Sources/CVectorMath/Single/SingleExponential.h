// The exponential as in Exponential.h; the polynomial is good to 2^-24, times r².
#ifndef APUS_SINGLE_EXPONENTIAL_H
#define APUS_SINGLE_EXPONENTIAL_H

#include "SingleKernel.h"

static const float vmf_exp_c[5] = {
    0x1.000000p-1f, 0x1.5554dcp-3f, 0x1.555518p-5f, 0x1.120be2p-7f, 0x1.6d117cp-10f,
};

#define VMF_LN2_HIGH 0x1.62e400p-1f  // 15 bits: exact when multiplied by k
#define VMF_LN2_LOW 0x1.7f7d1cp-20f
#define VMF_INVERSE_LN2 0x1.715476p+0f
#define VMF_ROUND 0x1.8p23f  // adding this rounds to an integer, which is left in the low bits

// x = k·ln 2 + r, and e^r − 1 = r + rest.
typedef struct {
  float r, rest;
  uint32_t k;
} vmf_exp_parts;

// Wants |x| < 300.
VM_INLINE vmf_exp_parts vmf_exp_split(float x) {
  const float rounded = x * VMF_INVERSE_LN2 + VMF_ROUND;
  const float k = rounded - VMF_ROUND;
  const float r_high = x - k * VMF_LN2_HIGH;
  const float r_low = k * VMF_LN2_LOW;
  const float r = r_high - r_low;
  const float rest = r * r * vmf_polynomial(r, vmf_exp_c, 5) - r_low;
  return (vmf_exp_parts){r_high, rest, vmf_bits(rounded) - vmf_bits(VMF_ROUND)};
}

// m·2^k in two steps, so that only the last one rounds, into the subnormals. Wants |k| < 200.
VM_INLINE float vmf_scale(float m, uint32_t k) {
  const uint32_t biased = k + 2 * 127;
  const uint32_t half = biased >> 1;
  return m * vmf_float(half << 23) * vmf_float((biased - half) << 23);
}

VM_INLINE float vmf_exp_one(float x) {
  const vmf_exp_parts e = vmf_exp_split(vmf_at_least(vmf_at_most(x, 89), -104));
  return vmf_scale(1 + (e.r + e.rest), e.k);
}

#endif
