#include "SingleExponential.h"

// erf(x)/x − 1 in x² for |x| ≤ 1, good to 2^-29, and log(erfc(x)) for 1 ≤ x ≤ 4, good to 2^-25;
// both interpolate at Chebyshev nodes.
static const float erf_c[7] = {
    0x1.06eba8p-3f, -0x1.81273ep-2f, 0x1.ce2d10p-4f,  -0x1.b7fabap-6f,
    0x1.541270p-8f, -0x1.a45088p-11f, 0x1.4a5690p-14f,
};
static const float log_erfc_c[9] = {
    0x1.4fb068p-12f, -0x1.2156fap+0f, -0x1.437eb4p-1f,  -0x1.c2e356p-4f, 0x1.b0e246p-6f,
    -0x1.37ecc6p-8f, 0x1.38e5e6p-11f, -0x1.825ce4p-15f, 0x1.b77830p-20f,
};

VM_INLINE float erf_one(float x) {
  const float a = vmf_at_most(vmf_magnitude(x), 4);
  const float near = a + a * vmf_polynomial(a * a, erf_c, 7);
  const float far = 1 - vmf_exp_one(vmf_polynomial(a, log_erfc_c, 9));
  return vmf_with_sign(a < 1 ? near : far, x);
}

VMF_UNARY(erf, erf_one)
