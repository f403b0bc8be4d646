#include <math.h>

#include "ErrorFunction.h"
#include "Logarithm.h"

// √½, and its first 26 bits and the rest.
#define ROOT_HALF 0x1.6a09e667f3bcdp-1
#define ROOT_HALF_HIGH 0x1.6a09e60000000p-1
#define ROOT_HALF_LOW 0x1.9fcef32422cbfp-27

// a/√2 and what rounding lost of it.
VM_INLINE vm_pair over_root_two(double a) {
  const double high = vm_leading_bits(a);
  const double z = a * ROOT_HALF;
  const double cross = (a - high) * ROOT_HALF_HIGH + a * ROOT_HALF_LOW;
  return (vm_pair){z, (high * ROOT_HALF_HIGH - z) + cross};
}

// The mass beyond a ≥ 0 and the pieces it is made of.
typedef struct {
  double mass, near, excess;
  vm_pair root, half_square;
  int is_near;
} normal_tail;

// The exponent is a²/2 itself, not the square of a rounded a/√2, which would cost a thousand ulps
// far out. Beyond 40 the mass is zero and only the pieces are wanted.
VM_INLINE normal_tail tail_beyond(double a) {
  const vm_pair root = over_root_two(a);
  const double z = root.value;
  const double near = 0.5 - 0.5 * (z + (vm_erf_excess(z) + root.rest));
  const double excess = vm_erfcx_excess(z);
  const vm_pair square = vm_exact_square(a);
  const vm_pair half_square = {0.5 * square.value, 0.5 * square.rest};
  const vm_pair exponent = {vm_at_most(half_square.value, 800), a < 40 ? half_square.rest : 0};
  const double far = vm_erfc_far(0.5, root, excess, exponent);
  const int is_near = z < VM_ERF_SPLIT;
  return (normal_tail){is_near ? near : far, near, excess, root, half_square, is_near};
}

VM_INLINE double normal_cdf_one(double x) {
  const double tail = tail_beyond(vm_at_most(vm_magnitude(x), 0x1p60)).mass;
  return x < 0 ? tail : 1 - tail;
}

// (1 + F)/(2 + 4z), the far tail without its exponential. The rest is relative, with 0.85 for
// 1/(1 + F), which lies between 0.81 and 0.89.
VM_INLINE vm_pair scaled_tail(normal_tail tail) {
  const vm_pair top = vm_exact_sum_ordered(1, tail.excess);
  const vm_pair below = vm_exact_sum_ordered(2 * tail.root.value, 1);
  const double value = 0.5 * top.value / below.value;
  const double below_lost = below.rest + 2 * tail.root.rest;
  return (vm_pair){value, 0.85 * (top.rest - 2 * value * below_lost)};
}

// Below zero −x²/2 + log of what is left of the tail; above, log(1 − tail).
VM_INLINE double log_normal_cdf_one(double x) {
  const double magnitude = vm_magnitude(x);
  const normal_tail tail = tail_beyond(vm_at_most(magnitude, 0x1p60));
  const vm_pair far = scaled_tail(tail);
  const double body = 1 - tail.mass;
  const double u = x > 0 ? body : tail.is_near ? tail.near : far.value;

  const vm_log_parts p = vm_log_split(u);
  const int is_direct = x > 0 && p.k == 0;
  const double body_lost = 2 * ((1 - body) - tail.mass);  // relative, as body is near one half
  const double lost = x > 0 ? body_lost : tail.is_near ? 0 : far.rest;
  const double log_part = vm_log_join(is_direct ? -tail.mass : p.f, p.k, is_direct ? 0 : lost);

  const double log_far = (log_part - tail.half_square.rest) - tail.half_square.value;
  const double y = x > 0 || tail.is_near ? log_part : log_far;
  return x < -0x1p60 ? -0.5 * magnitude * magnitude : y;
}

VM_UNARY(normal_cdf, normal_cdf_one)
VM_UNARY(log_normal_cdf, log_normal_cdf_one)
