#include "VectorMath.h"
#include <math.h>

#define UNARY(name, expression)                                   \
  void vm_##name(const double *x, double *y, long n) {            \
    for (long i = 0; i < n; ++i) { const double v = x[i]; y[i] = (expression); } \
  }

static double sigmoid(double v) {
  const double e = exp(-fabs(v));
  return v >= 0 ? 1 / (1 + e) : e / (1 + e);
}
static double softplus(double v) { return fmax(v, 0) + log1p(exp(-fabs(v))); }
static double log_normal_cdf(double v) {
  if (v > -5) return log(0.5 * erfc(-v * M_SQRT1_2));
  if (v > -35) return log(0.5 * erfc(-v * M_SQRT1_2));
  const double z2 = 1 / (v * v);
  return -0.5 * v * v - log(-v) - 0.91893853320467274178 + log1p(z2 * (-1 + z2 * (3 + z2 * (-15 + z2 * 105))));
}

UNARY(negate, -v)
UNARY(abs, fabs(v))
UNARY(square, v *v)
UNARY(reciprocal, 1 / v)
UNARY(sqrt, sqrt(v))
UNARY(exp, exp(v))
UNARY(expm1, expm1(v))
UNARY(log, log(v))
UNARY(log1p, log1p(v))
UNARY(sin, sin(v))
UNARY(cos, cos(v))
UNARY(tanh, tanh(v))
UNARY(erf, erf(v))
UNARY(erfc, erfc(v))
UNARY(sigmoid, sigmoid(v))
UNARY(softplus, softplus(v))
UNARY(normal_cdf, 0.5 * erfc(-v * M_SQRT1_2))
UNARY(log_normal_cdf, log_normal_cdf(v))
UNARY(log_gamma, lgamma(v))

#define BINARY(name, expression)                                                          \
  void vm_##name(const double *x, long sx, const double *y, long sy, double *z, long n) { \
    for (long i = 0; i < n; ++i) { const double a = x[i * sx], b = y[i * sy]; z[i] = (expression); } \
  }

BINARY(add, a + b)
BINARY(subtract, a - b)
BINARY(multiply, a *b)
BINARY(divide, a / b)
BINARY(min, a != a || a < b ? a : b)
BINARY(max, a != a || a > b ? a : b)
BINARY(pow, pow(a, b))
BINARY(greater, a > b ? 1.0 : 0.0)
BINARY(equal, a == b ? 1.0 : 0.0)

void vm_accumulate(const double *x, double *z, long n) {
  for (long i = 0; i < n; ++i) z[i] += x[i];
}

double vm_sum(const double *x, long n) {
  double total = 0;
  for (long i = 0; i < n; ++i) total += x[i];
  return total;
}
