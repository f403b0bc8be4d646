#include "SingleKernel.h"

VM_CLONES void vm_to_single(const double *x, float *y, long n) {
  VM_FOR_EACH(i, n, y[i] = (float)x[i]);
}

VM_CLONES void vm_to_double(const float *x, double *y, long n) {
  VM_FOR_EACH(i, n, y[i] = x[i]);
}
