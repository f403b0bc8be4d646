#include <math.h>

#include "Kernel.h"

// (sin(r)/r − 1)/r² and (cos r − 1 + r²/2)/r⁴ in r², interpolated at Chebyshev nodes in |r| ≤ π/4.
static const double sin_c[7] = {
    -0x1.5555555555555p-3,  0x1.1111111111110p-7,  -0x1.a01a01a019926p-13, 0x1.71de3a545e700p-19,
    -0x1.ae64540f0ba18p-26, 0x1.61217c1864fa1p-33, -0x1.ab161757f0c63p-41,
};
static const double cos_c[6] = {
    0x1.5555555555555p-5,  -0x1.6c16c16c16960p-10, 0x1.a01a019f4d0edp-16,
    -0x1.27e4fa15bd814p-22, 0x1.1eeb66b683028p-29,  -0x1.907c0e63adbb6p-37,
};

// π/2 in pieces of 33 bits, whose products with a quadrant number below 2^20 are exact.
#define HALF_PI_1 0x1.921fb54400000p+0
#define HALF_PI_2 0x1.0b4611a600000p-34
#define HALF_PI_3 0x1.3198a2e000000p-69
#define HALF_PI_4 0x1.b839a252049c1p-104
#define INVERSE_HALF_PI 0x1.45f306dc9c883p-1
#define ROUND 0x1.8p52
#define REDUCIBLE 0x1p20

typedef struct {
  double r, rest;
  uint64_t quadrant;
} angle;

VM_INLINE angle reduced(double x) {
  const double rounded = x * INVERSE_HALF_PI + ROUND;
  const double k = rounded - ROUND;
  const vm_pair second = vm_exact_sum(x - k * HALF_PI_1, -(k * HALF_PI_2));
  const vm_pair third = vm_exact_sum(second.value, -(k * HALF_PI_3));
  const double low = (second.rest + third.rest) - k * HALF_PI_4;
  const double r = third.value + low;
  return (angle){r, (third.value - r) + low, vm_bits(rounded)};
}

VM_INLINE double sin_kernel(double r, double rest) {
  const double r2 = r * r;
  const double cube = r2 * r;
  const double series = vm_polynomial(r2, sin_c + 1, 6);
  return r - ((r2 * (0.5 * rest - cube * series) - rest) - cube * sin_c[0]);
}

VM_INLINE double cos_kernel(double r, double rest) {
  const double r2 = r * r;
  const double half = 0.5 * r2;
  const double w = 1 - half;
  const double series = r2 * vm_polynomial(r2, cos_c, 6);
  return w + (((1 - w) - half) + (r2 * series - r * rest));
}

VM_INLINE double sin_from(angle a, uint64_t quadrant) {
  const double magnitude =
      quadrant & 1 ? cos_kernel(a.r, a.rest) : sin_kernel(a.r, a.rest);
  return vm_double(vm_bits(magnitude) ^ ((quadrant & 2) << 62));
}

VM_INLINE double sin_one(double x) {
  const angle a = reduced(x);
  return x == 0 ? x : sin_from(a, a.quadrant);
}

VM_INLINE double cos_one(double x) {
  const angle a = reduced(x);
  return sin_from(a, a.quadrant + 1);
}

// Arguments too large for the reduction above, infinities and NaN go to the C library afterwards,
// from a copy, as y may be x.
#define BLOCK 64
#define TRIGONOMETRIC(name)                                                      \
  VM_CLONES static void name##_block(const double *x, double *y, long n) {       \
    double kept[BLOCK];                                                          \
    uint64_t large = 0;                                                          \
    for (long i = 0; i < n; ++i) kept[i] = x[i];                                 \
    for (long i = 0; i < n; ++i) large |= !(vm_magnitude(kept[i]) <= REDUCIBLE); \
    VM_FOR_EACH(i, n, y[i] = name##_one(kept[i]));                               \
    if (!large) return;                                                          \
    for (long i = 0; i < n; ++i)                                                 \
      if (!(vm_magnitude(kept[i]) <= REDUCIBLE)) y[i] = name(kept[i]);           \
  }                                                                              \
  void vm_##name(const double *x, double *y, long n) {                           \
    for (long i = 0; i < n; i += BLOCK)                                          \
      name##_block(x + i, y + i, n - i < BLOCK ? n - i : BLOCK);                 \
  }

TRIGONOMETRIC(sin)
TRIGONOMETRIC(cos)
