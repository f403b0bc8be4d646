#include "Kernel.h"

// (atan(t)/t − 1)/t² in t², interpolated at Chebyshev nodes in |t| ≤ 1/2, good to 2^-57 of atan(t)/t.
static const double atan_c[14] = {
    -0x1.5555555555555p-2, 0x1.999999999998ep-3, -0x1.2492492491932p-3, 0x1.c71c71c68a0c5p-4,
    -0x1.745d172701e87p-4, 0x1.3b13ad5571f07p-4, -0x1.1110befb7253cp-4, 0x1.e1d8a9bad8600p-5,
    -0x1.aecb542412942p-5, 0x1.837a52499d8b8p-5, -0x1.56b2f82e012ddp-5, 0x1.166a8732cc738p-5,
    -0x1.633de283fb773p-6, 0x1.f5c3523066ab0p-8,
};

#define HALF_PI 0x1.921fb54442d18p+0
#define HALF_PI_REST 0x1.1a62633145c07p-54

// atan a = π/4 + atan((a − 1)/(a + 1)) above 1/2, and π/2 − atan(1/a) above 2, so that |t| ≤ 1/2.
VM_INLINE double atan_one(double x) {
  const double a = vm_magnitude(x);
  const double numerator = a > 2 ? -1 : (a > 0.5 ? a - 1 : a);
  const double denominator = a > 2 ? a : (a > 0.5 ? a + 1 : 1);
  const double share = a > 2 ? 1 : (a > 0.5 ? 0.5 : 0);
  const double t = numerator / denominator;
  const double t2 = t * t;
  const double series = t * (t2 * vm_polynomial(t2, atan_c, 14));
  return vm_with_sign(share * HALF_PI + (t + (series + share * HALF_PI_REST)), x);
}

VM_UNARY(atan, atan_one)
