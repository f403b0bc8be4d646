// What the C library does well enough, one element after the other.
#if defined(__linux__) && !defined(_DEFAULT_SOURCE)
#define _DEFAULT_SOURCE
#endif
#if defined(__APPLE__)
#define _REENTRANT
#endif
#include <math.h>

#include "Kernel.h"

// lgamma writes the sign of Γ to a global variable, a race between threads; lgamma_r does not.
void vm_log_gamma(const double *x, double *y, long n) {
  for (long i = 0; i < n; ++i) {
    int sign;
    y[i] = lgamma_r(x[i], &sign);
  }
}

// Squares are common and exact to half an ulp without the library, wherever the 2 comes from.
VM_INLINE double pow_one(double a, double b) { return b == 2 ? a * a : pow(a, b); }

void vm_pow(const double *x, long sx, const double *y, long sy, double *z, long n) {
  if (n > 0 && sy == 0 && y[0] == 2) {
    const double a = x[0];
    for (long i = 0; i < n; ++i) z[i] = sx ? x[i] * x[i] : a * a;
    return;
  }
  const double b = n > 0 ? y[0] : 0;
  const double a = n > 0 ? x[0] : 0;
  for (long i = 0; i < n; ++i) z[i] = pow_one(sx ? x[i] : a, sy ? y[i] : b);
}
