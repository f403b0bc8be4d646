#include <math.h>

#include "Logarithm.h"

VM_INLINE double log_one(double x) {
  const int subnormal = x < 0x1p-1022;
  const vm_log_parts p = vm_log_split(subnormal ? x * 0x1p54 : x);
  double y = vm_log_join(p.f, subnormal ? p.k - 54 : p.k, 0);
  y = x < INFINITY ? y : x;  // infinity and NaN
  y = x == 0 ? -INFINITY : y;
  return x < 0 ? NAN : y;
}

VM_INLINE double log1p_one(double x) {
  double y = vm_log1p_inner(x);
  y = x < INFINITY ? y : x;
  y = x == 0 ? x : y;
  y = x == -1 ? -INFINITY : y;
  return x < -1 ? NAN : y;
}

VM_INLINE double softplus_one(double x) {
  const double e = vm_exp_one(-vm_magnitude(x));
  return vm_at_least(x, 0) + vm_log1p_inner(e);
}

VM_UNARY(log, log_one)
VM_UNARY(log1p, log1p_one)
VM_UNARY(softplus, softplus_one)
