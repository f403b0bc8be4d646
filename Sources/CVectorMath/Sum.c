#include "Kernel.h"

#define LANES 16
#define LEAF 256

// Sixteen running sums whatever the width of the vector registers, then a tree over them.
VM_CLONES static double leaf_sum(const double *x, long n) {
  double lane[LANES] = {0};
  long i = 0;
  for (; i + LANES <= n; i += LANES)
    for (int j = 0; j < LANES; ++j) lane[j] += x[i + j];
  for (int j = 0; i + j < n; ++j) lane[j] += x[i + j];
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int j = 0; j < width; ++j) lane[j] += lane[j + width];
  return lane[0];
}

// Pairwise above the leaves: the error grows with the logarithm of n.
double vm_sum(const double *x, long n) {
  if (n <= LEAF) return leaf_sum(x, n);
  const long leaves = (n + LEAF - 1) / LEAF;
  const long left = (leaves / 2) * LEAF;
  return vm_sum(x, left) + vm_sum(x + left, n - left);
}
