#include <math.h>

#include "SingleKernel.h"

// In double precision throughout, which leaves little but the rounding at the end.
// (sin(r)/r − 1)/r² and (cos r − 1 + r²/2)/r⁴ in r², interpolated at Chebyshev nodes in
// |r| ≤ π/4, good to 2^-35 and 2^-38.
static const double sin_c[4] = {
    -0x1.555555545c0f8p-3, 0x1.11110dea5e8c0p-7, -0x1.a013a11619d1bp-13, 0x1.6dbbee1f24647p-19,
};
static const double cos_c[4] = {
    0x1.555555550225fp-5, -0x1.6c16bf51b0df9p-10, 0x1.a015c02820885p-16, -0x1.2522e6d930e5bp-22,
};

// π/2 in pieces: the first two of 33 bits, whose products with a quadrant number below 2^20 are
// exact.
#define HALF_PI_1 0x1.921fb54400000p+0
#define HALF_PI_2 0x1.0b4611a600000p-34
#define HALF_PI_3 0x1.3198a2e037073p-69
#define INVERSE_HALF_PI 0x1.45f306dc9c883p-1
#define ROUND 0x1.8p52
#define REDUCIBLE 0x1p20f

typedef struct {
  double r;
  uint64_t quadrant;
} angle;

VM_INLINE angle reduced(double x) {
  const double rounded = x * INVERSE_HALF_PI + ROUND;
  const double k = rounded - ROUND;
  return (angle){((x - k * HALF_PI_1) - k * HALF_PI_2) - k * HALF_PI_3, vm_bits(rounded)};
}

VM_INLINE float sin_from(double r, uint64_t quadrant) {
  const double r2 = r * r;
  const double sine = r + r * (r2 * vm_polynomial(r2, sin_c, 4));
  const double cosine = (1 - 0.5 * r2) + r2 * r2 * vm_polynomial(r2, cos_c, 4);
  const double magnitude = quadrant & 1 ? cosine : sine;
  return (float)vm_double(vm_bits(magnitude) ^ ((quadrant & 2) << 62));
}

VM_INLINE float sin_one(float x) {
  const angle a = reduced(x);
  return x == 0 ? x : sin_from(a.r, a.quadrant);
}

VM_INLINE float cos_one(float x) {
  const angle a = reduced(x);
  return sin_from(a.r, a.quadrant + 1);
}

// Arguments too large for the reduction above, infinities and NaN go to the C library afterwards,
// from a copy, as y may be x.
#define BLOCK 64
#define TRIGONOMETRIC(name)                                                       \
  VM_CLONES static void name##_block(const float *x, float *y, long n) {          \
    float kept[BLOCK];                                                            \
    uint32_t large = 0;                                                           \
    for (long i = 0; i < n; ++i) kept[i] = x[i];                                  \
    for (long i = 0; i < n; ++i) large |= !(vmf_magnitude(kept[i]) <= REDUCIBLE); \
    VM_FOR_EACH(i, n, y[i] = name##_one(kept[i]));                                \
    if (!large) return;                                                           \
    for (long i = 0; i < n; ++i)                                                  \
      if (!(vmf_magnitude(kept[i]) <= REDUCIBLE)) y[i] = (float)name(kept[i]);    \
  }                                                                               \
  void vmf_##name(const float *x, float *y, long n) {                             \
    for (long i = 0; i < n; i += BLOCK)                                           \
      name##_block(x + i, y + i, n - i < BLOCK ? n - i : BLOCK);                  \
  }

TRIGONOMETRIC(sin)
TRIGONOMETRIC(cos)
