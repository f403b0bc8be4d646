// The normal distribution beyond |t| and its density, from one exponential, within 2.5·2^-53 and
// 2^-53 of what they are (in absolute terms, not in ulps of a far tail).
#ifndef APUS_NORMAL_KERNEL_H
#define APUS_NORMAL_KERNEL_H

#include "Exponential.h"

// exp(a²/2)·Q(a)·(a + 5) in s, which maps 1/(a + 5) on [0, 9.5] to [−1, 1]; Q is the mass beyond a.
// Interpolated at Chebyshev nodes with a relative error of 2^-54.
static const double vm_tail_c[19] = {
    0x1.12b62d2cf5cd4p+0,   0x1.823ca7a5b67c2p-1,   0x1.aa899653dbf0cp-2,  0x1.7185dac3d1356p-3,
    0x1.e9b8a0038d390p-5,   0x1.cdfa687e8c480p-7,   0x1.e611a93e62011p-10, -0x1.514f08fba69a0p-14,
    -0x1.5453479bac54fp-14, -0x1.f519eab5bd968p-18, 0x1.684f4f5496f7ep-19, 0x1.16b907df6ab97p-21,
    -0x1.be32d5e9246cdp-24, -0x1.d6a1ef182f8c4p-26, 0x1.732e2e1aaf421p-28, 0x1.67f1fbcb0613ap-30,
    -0x1.775307d155764p-32, -0x1.a28329e549335p-35, 0x1.3e26da5f6228dp-36,
};
#define VM_TAIL_SHIFT 5.0
#define VM_TAIL_SLOPE 0x1.86bca1af286bdp+1  // 58/19: s = 1 − 58/19·a/(a + 5), exact where a is small
#define VM_INVERSE_ROOT_TWO_PI 0x1.9884533d43651p-2

// Beyond this both are zero for all purposes, and exactly zero here.
#define VM_KERNEL_END 37.0

typedef struct {
  double t;     // held within ±VM_KERNEL_END
  double tail;  // Φ(t) for t <= 0, Φ(t) − 1 above, where its sign is always set
  double density;
} vm_kernel_point;

VM_INLINE vm_kernel_point vm_kernel_at(double t) {
  const double bounded = vm_at_least(vm_at_most(t, VM_KERNEL_END), -VM_KERNEL_END);
  const double a = vm_magnitude(bounded);
  const vm_exp_parts e = vm_exp_split(-0.5 * (a * a), 0);
  const double power = (1 + (e.r + e.rest)) * vm_double((e.k + 1023) << 52);
  const double exponential = a >= VM_KERNEL_END ? 0 : power;
  const double y = 1 / (a + VM_TAIL_SHIFT);
  const double s = 1 - VM_TAIL_SLOPE * (a * y);
  const double tail = exponential * (y * vm_polynomial(s, vm_tail_c, 19));
  return (vm_kernel_point){
      bounded,
      bounded > 0 ? -tail : tail,
      exponential * VM_INVERSE_ROOT_TWO_PI,
  };
}

// Φ(above) − Φ(below) from two tails.
VM_INLINE double vm_kernel_mass(double above, double below) {
  const double step = (double)(int64_t)((vm_bits(above) >> 63) - (vm_bits(below) >> 63));
  return (above - below) + step;
}

#endif
