#include "Sigmoid.h"

VM_INLINE double expm1_one(double x) {
  const vm_pair half = vm_half_expm1(vm_at_least(vm_at_most(x, 710), -60));
  const double y = 2 * (half.value + half.rest);
  return vm_magnitude(x) < 0x1p-54 ? x : y;
}

VM_UNARY(exp, vm_exp_one)
VM_UNARY(expm1, expm1_one)
VM_UNARY(sigmoid, vm_sigmoid_one)
VM_UNARY(tanh, vm_tanh_one)
