#include "../Exponential.h"
#include "SingleKernel.h"

// The mass beyond a ≥ 0 is e^(−a²/2)·(1 + F(t))/(2 + 4z) with z = a/√2 and t = (z − 3)/(z + 3), as
// in ErrorFunction.h. F interpolates at Chebyshev nodes from z = 0 to infinity, good to 2^-27.
// In double precision, as a²/2 rounded to single would cost a hundred ulps far out.
static const double tail_c[12] = {
    0x1.03148b3e9db27p-2,   -0x1.15c083eb2fd91p-3, -0x1.85a11225a0732p-5, 0x1.09832be371f39p-3,
    -0x1.e88d328b342c3p-4,  0x1.17cf941cbb5a9p-4,  -0x1.855797f078cb0p-6, 0x1.489188d3f1081p-9,
    0x1.eb8929bc730efp-10,  -0x1.80ded3313169cp-11, -0x1.842196e35bba8p-14, 0x1.4fdb64a257889p-14,
};
// (e^r − 1 − r)/r², good to 2^-29.
static const double exp_c[6] = {
    0x1.0000000ba132cp-1,  0x1.5555555a800cdp-3,  0x1.5554e8a22b84cp-5,
    0x1.1110e0c5c7f50p-7,  0x1.6d43af18200d3p-10, 0x1.a1256cd2f13c2p-13,
};
#define ROOT_HALF 0x1.6a09e667f3bcdp-1

VM_INLINE double exp_in_double(double x) {
  const double rounded = x * VM_INVERSE_LN2 + VM_ROUND;
  const double k = rounded - VM_ROUND;
  const double r = x - k * (VM_LN2_HIGH + VM_LN2_LOW);
  const double power = vm_double((vm_bits(rounded) - vm_bits(VM_ROUND) + 1023) << 52);
  return power * (1 + (r + r * r * vm_polynomial(r, exp_c, 6)));
}

// Beyond 15 the mass rounds to zero.
VM_INLINE float normal_cdf_one(float x) {
  const double a = vmf_at_most(vmf_magnitude(x), 15);
  const double z = a * ROOT_HALF;
  const double top = 1 + vm_polynomial((z - 3) / (z + 3), tail_c, 12);
  const double tail = exp_in_double(-0.5 * a * a) * (top / (2 + 4 * z));
  return (float)(x < 0 ? tail : 1 - tail);
}

VMF_UNARY(normal_cdf, normal_cdf_one)
