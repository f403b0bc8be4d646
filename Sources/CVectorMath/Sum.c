#include "Single/SingleKernel.h"

#define LANES 16
#define LEAF 256

// Sixteen running sums whatever the width of the vector registers, then a tree over them; above the
// leaves pairwise, so that the error grows with the logarithm of n. Singles are added as doubles.
#define SUM(name, type)                                           \
  VM_CLONES static double name##_leaf(const type *x, long n) {    \
    double lane[LANES] = {0};                                     \
    long i = 0;                                                   \
    for (; i + LANES <= n; i += LANES)                            \
      for (int j = 0; j < LANES; ++j) lane[j] += x[i + j];        \
    for (int j = 0; i + j < n; ++j) lane[j] += x[i + j];          \
    for (int width = LANES / 2; width > 0; width /= 2)            \
      for (int j = 0; j < width; ++j) lane[j] += lane[j + width]; \
    return lane[0];                                               \
  }                                                               \
  double name(const type *x, long n) {                            \
    if (n <= LEAF) return name##_leaf(x, n);                      \
    const long leaves = (n + LEAF - 1) / LEAF;                    \
    const long left = (leaves / 2) * LEAF;                        \
    return name(x, left) + name(x + left, n - left);              \
  }

SUM(vm_sum, double)
SUM(vmf_sum_double, float)
