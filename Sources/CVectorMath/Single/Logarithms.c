#include <math.h>

#include "SingleLogarithm.h"

VM_INLINE float log_one(float x) {
  const int subnormal = x < 0x1p-126f;
  const vmf_log_parts p = vmf_log_split(subnormal ? x * 0x1p25f : x);
  float y = vmf_log_join(p.f, subnormal ? p.k - 25 : p.k, 0);
  y = x < INFINITY ? y : x;  // infinity and NaN
  y = x == 0 ? -INFINITY : y;
  return x < 0 ? NAN : y;
}

VM_INLINE float log1p_one(float x) {
  float y = vmf_log1p_inner(x);
  y = x < INFINITY ? y : x;
  y = x == 0 ? x : y;
  y = x == -1 ? -INFINITY : y;
  return x < -1 ? NAN : y;
}

VM_INLINE float softplus_one(float x) {
  const float e = vmf_exp_one(-vmf_magnitude(x));
  return vmf_at_least(x, 0) + vmf_log1p_inner(e);
}

VMF_UNARY(log, log_one)
VMF_UNARY(log1p, log1p_one)
VMF_UNARY(softplus, softplus_one)
