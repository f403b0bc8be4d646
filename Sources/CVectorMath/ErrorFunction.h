// The error function in two pieces that meet at |x| = 1/2.
//
// Below: erf(x) = x + x·P(x²). Above: erfc(x) = e^(−x²)·(1 + F(t))/(1 + 2x) with
// t = (x − 13/4)/(x + 13/4), where F is smooth from 1/2 to infinity. P and F interpolate at
// Chebyshev nodes, with absolute errors of 2^-56. The form of the second piece: M. M. Shepherd and
// J. G. Laframboise, Math. Comp. 36 (1981) 249, doi:10.1090/S0025-5718-1981-0595058-X; the
// coefficients are our own.
#ifndef APUS_ERROR_FUNCTION_H
#define APUS_ERROR_FUNCTION_H

#include "Exponential.h"

static const double vm_erf_c[10] = {
    0x1.06eba8214db69p-3,  -0x1.812746b0379e6p-2,  0x1.ce2f21a042b28p-4,  -0x1.b82ce3127f6d1p-6,
    0x1.565bcd0aa3ed8p-8,  -0x1.c02db23c5e7d3p-11, 0x1.f9a2a62fe9253p-14, -0x1.f4bb98aab31bep-17,
    0x1.b775c94200bfbp-20, -0x1.39f7b53f1b575p-23,
};

static const double vm_erfcx_c[24] = {
    0x1.fae93423b7c85p-3,   -0x1.1be042459f8a9p-3,  -0x1.c1da16512bb1ap-6,
    0x1.d0ed3bd04c5aap-4,   -0x1.e75668d4dbed4p-4,  0x1.484a4db1320adp-4,
    -0x1.2ec7f60c49ce9p-5,  0x1.4c8d0589babd0p-7,   -0x1.894fc095585ccp-13,
    -0x1.19d65f6d379a5p-10, 0x1.3fddbad2be4eep-12,  0x1.3abf56852f13ep-14,
    -0x1.c665367a9a8eap-15, -0x1.2633b217b030ap-18, 0x1.20ff5cf0946e3p-17,
    0x1.50f9e2bcd02dcp-22,  -0x1.82984cf8c784ep-20, -0x1.4eebd38677738p-24,
    0x1.1912b8bef2f6cp-22,  0x1.9a277e716be56p-26,  -0x1.b6827fabcd9a2p-25,
    -0x1.8c81928bbe0f4p-30, 0x1.13f45541dcb30p-27,  -0x1.a8c9328b97bbbp-30,
};

#define VM_ERF_SPLIT 0.5

// erf(x) − x for |x| ≤ 1/2.
VM_INLINE double vm_erf_excess(double x) { return x * vm_polynomial(x * x, vm_erf_c, 10); }

// F(t) of the upper piece; 1/2 ≤ x < ∞.
VM_INLINE double vm_erfcx_excess(double x) {
  return vm_polynomial((x - 3.25) / (x + 3.25), vm_erfcx_c, 24);
}

// factor·erfc(x) for 1/2 ≤ x < 10^100, from F(t) and x², below 1000.
VM_INLINE double vm_erfc_far(double factor, vm_pair x, double excess, vm_pair square) {
  const vm_exp_parts e = vm_exp_split(-square.value, -square.rest);
  const vm_pair power = vm_exp_mantissa(e);
  const vm_pair top = vm_exact_sum_ordered(power.value, power.value * excess);
  const vm_pair below = vm_exact_sum_ordered(2 * x.value, 1);
  const double quotient = top.value / below.value;
  const double lost = top.rest + power.rest - quotient * (below.rest + 2 * x.rest);
  return vm_scale(factor * (quotient + lost / below.value), e.k);
}

#endif
