#include "ErrorFunction.h"

VM_INLINE double erf_one(double x) {
  const double a = vm_at_most(vm_magnitude(x), 7);
  const double far = 1 - vm_erfc_far(1, (vm_pair){a, 0}, vm_erfcx_excess(a), vm_exact_square(a));
  return a < VM_ERF_SPLIT ? x + vm_erf_excess(x) : vm_with_sign(far, x);
}

VM_INLINE double erfc_one(double x) {
  const double a = vm_at_most(vm_magnitude(x), 28);
  const double far = vm_erfc_far(1, (vm_pair){a, 0}, vm_erfcx_excess(a), vm_exact_square(a));
  const double near = 1 - (x + vm_erf_excess(x));
  return a < VM_ERF_SPLIT ? near : x < 0 ? 2 - far : far;
}

VM_UNARY(erf, erf_one)
VM_UNARY(erfc, erfc_one)
