// Histograms in which each event is spread by a Gaussian kernel, and their derivatives.
//
// Between and beyond M ascending edges e lie M + 1 cells. With t_k = (e_k − x)/h, an event leaves
// p_k = Φ(t_k) − Φ(t_{k−1}) of itself in cell k, where t_{−1} = −∞ and t_M = +∞. Edges further from an
// event than the kernel reaches in double precision are skipped: 8.5 bandwidths for cells and
// densities, 0.4 more for each further derivative, beyond which what is skipped is below 2^-54 of a
// weight. Near edges are found by a table, so that time depends on how many are within reach, not on
// how many there are.
//
// Φ is within 2.5·2^-53 and φ within 2^-53, and cells in either tail alike, as tails are subtracted from tails. Edges
// that do not ascend or are not finite, and bandwidths that are not positive, are evaluated in full by
// the formula; a bandwidth below 2^-1022 has no reciprocal, and gives NaN to an event on an edge. A NaN
// in x is in every result; a weight that is not finite in the cells within reach. An event's mean
// depends on no other event, and has the same bits on every CPU.
#ifndef APUS_KERNEL_HISTOGRAM_H
#define APUS_KERNEL_HISTOGRAM_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  const double *edges;
  long count;        // M, the number of edges; M >= 1
  double bandwidth;  // h
} vm_kernel_axis;

// What is made of an event at a cell (p_k and its neighbours) or an edge. Φ⁽ⁿ⁾ is the n-th derivative of
// Φ, so that Φ⁽¹⁾ is the normal density φ; ∓ marks the edge below and above.
typedef enum {
  VM_KERNEL_CELLS,         // [M + 1]: p_k
  VM_KERNEL_EDGES,         // [M]: Φ⁽ⁿ⁾(t_k), order n >= 1
  VM_KERNEL_SQUARES,       // [M + 1]: p_k²
  VM_KERNEL_SQUARES_BELOW, // [M]: 2 p_k φ(t_k), the edge above cell k
  VM_KERNEL_SQUARES_ABOVE, // [M]: 2 p_{k+1} φ(t_k), the edge below cell k + 1
  VM_KERNEL_SQUARES_SLOPE, // [M + 1]: 2 p_k (φ(t_k) − φ(t_{k−1}))
  VM_KERNEL_SQUARES_WIDTH, // [M + 1]: 2 p_k (t_k φ(t_k) − t_{k−1} φ(t_{k−1}))
} vm_kernel_part;

// sums[k] += Σ over events of weight·part_k
typedef struct {
  vm_kernel_part part;
  int order;              // n of VM_KERNEL_EDGES
  const double *weights;  // one for each event; NULL for 1
  double *sums;
} vm_kernel_sum;

// means[event] = Σ_k coefficients[k]·part_k
typedef struct {
  vm_kernel_part part;
  int order;
  const double *coefficients;
  double *means;
} vm_kernel_mean;

// Doubles of scratch that a call for `count` sums or means wants.
long vm_kernel_scratch(long edges, long count);

// Several sums over the same n events at once, from one exponential for each edge within reach.
void vm_kernel_sums(vm_kernel_axis axis, const double *x, long n, const vm_kernel_sum *sums,
                    long count, double *scratch);

// Several means for the same n events at once.
void vm_kernel_means(vm_kernel_axis axis, const double *x, long n, const vm_kernel_mean *means,
                     long count, double *scratch);

#ifdef __cplusplus
}
#endif
#endif
