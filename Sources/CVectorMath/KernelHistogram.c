#include "KernelHistogram.h"

#include "KernelAxis.h"

// Events of a group add to this many copies of a sum in turn: neighbours often fall into the same
// cell, and one copy would wait for each addition. Copies also halve the rounding three times.
#define COPIES 8

// Two neighbouring edges of a group, which take turns in `rows`, and what lies between them.
typedef struct {
  kernel_row rows[2];
  const kernel_row *below, *above;
  double mass[GROUP];
} kernel_strip;

VM_INLINE void kernel_advance(const kernel_grid *grid, const kernel_group *group, int32_t index,
                              int is_dense, kernel_strip *strip) {
  kernel_row *above = &strip->rows[index & 1], *below = &strip->rows[~index & 1];
  if (index == 0) kernel_row_before(below);
  kernel_row_at(grid, group, index, is_dense, above);
  GROUP_LOOP for (int i = 0; i < GROUP; ++i)
    strip->mass[i] = vm_kernel_mass(above->tail[i], below->tail[i]);
  strip->above = above;
  strip->below = below;
}

// The derivative of Φ of some order, by He_{n+1} = t·He_n − n·He_{n−1}.
VM_INLINE void kernel_derivative(const kernel_row *row, int order, double *value) {
  double before[GROUP] = {0};
  for (int i = 0; i < GROUP; ++i) value[i] = row->density[i];
  for (int n = 1; n < order; ++n)
    GROUP_LOOP for (int i = 0; i < GROUP; ++i) {
      const double next = -(row->t[i] * value[i] + (n - 1) * before[i]);
      before[i] = value[i];
      value[i] = next;
    }
}

// A part's value for each event, and where it belongs; the strip's upper edge has `index`.
VM_INLINE void kernel_part_values(const kernel_strip *strip, vm_kernel_part part, int order,
                                  double *value) {
  const kernel_row *below = strip->below, *above = strip->above;
  const double *mass = strip->mass;
  switch (part) {
    case VM_KERNEL_CELLS:
      for (int i = 0; i < GROUP; ++i) value[i] = mass[i];
      break;
    case VM_KERNEL_EDGES:
      kernel_derivative(above, order, value);
      break;
    case VM_KERNEL_SQUARES:
      for (int i = 0; i < GROUP; ++i) value[i] = mass[i] * mass[i];
      break;
    case VM_KERNEL_SQUARES_BELOW:
      for (int i = 0; i < GROUP; ++i) value[i] = 2 * mass[i] * above->density[i];
      break;
    case VM_KERNEL_SQUARES_ABOVE:
      for (int i = 0; i < GROUP; ++i) value[i] = 2 * mass[i] * below->density[i];
      break;
    case VM_KERNEL_SQUARES_SLOPE:
      for (int i = 0; i < GROUP; ++i)
        value[i] = 2 * mass[i] * (above->density[i] - below->density[i]);
      break;
    case VM_KERNEL_SQUARES_WIDTH:
      for (int i = 0; i < GROUP; ++i)
        value[i] = 2 * mass[i] *
                   (above->t[i] * above->density[i] - below->t[i] * below->density[i]);
      break;
  }
}

VM_INLINE int kernel_is_of_edges(vm_kernel_part part) {
  return part == VM_KERNEL_EDGES || part == VM_KERNEL_SQUARES_BELOW ||
         part == VM_KERNEL_SQUARES_ABOVE;
}

// The elements that a part's values belong to.
VM_INLINE const int32_t *kernel_places_of(const kernel_strip *strip, vm_kernel_part part) {
  return part == VM_KERNEL_SQUARES_ABOVE ? strip->below->edge
         : kernel_is_of_edges(part)      ? strip->above->edge
                                         : strip->above->cell;
}

// Whether a strip has a value of a part at all: no edge lies above the last cell or below the first.
VM_INLINE int kernel_has(const kernel_grid *grid, vm_kernel_part part, int32_t index) {
  if (part == VM_KERNEL_SQUARES_ABOVE) return index > 0;
  return index < grid->count || !kernel_is_of_edges(part);
}

// Without a table all events of a group have the same element: a sum in eight lanes, whatever the registers.
VM_INLINE void kernel_add_dense(const double *value, double *copies, long stride, int32_t element) {
  double lane[COPIES];
  for (int c = 0; c < COPIES; ++c) lane[c] = copies[c * stride + element];
  for (int i = 0; i < GROUP; i += COPIES)
    for (int c = 0; c < COPIES; ++c) lane[c] += value[i + c];
  for (int c = 0; c < COPIES; ++c) copies[c * stride + element] = lane[c];
}

VM_INLINE void kernel_add_scattered(const double *value, double *copies, long stride,
                                    const int32_t *element) {
  for (int i = 0; i < GROUP; i += COPIES)
    for (int c = 0; c < COPIES; ++c) copies[c * stride + element[i + c]] += value[i + c];
}

// Beyond an event's reach an infinite weight would make NaN of the zero there.
VM_INLINE void kernel_weigh(const kernel_group *group, int32_t index, int is_dense, long n,
                            const double *weights, double *value) {
  if (weights)
    GROUP_LOOP for (long i = 0; i < n; ++i) {
      const int is_within = is_dense || index <= group->high[i] - group->low[i];
      value[i] = is_within ? value[i] * weights[i] : 0;
    }
  for (long i = n; i < GROUP; ++i) value[i] = 0;
}

VM_INLINE void kernel_sum_group(const kernel_grid *grid, const kernel_group *group, int is_dense,
                                long first, long n, const vm_kernel_sum *sums, long count,
                                double *copies) {
  const long stride = grid->count + 1;
  kernel_strip strip;
  for (int32_t index = 0; index <= group->longest; ++index) {
    kernel_advance(grid, group, index, is_dense, &strip);
    for (long s = 0; s < count; ++s) {
      const vm_kernel_sum sum = sums[s];
      if (!kernel_has(grid, sum.part, index)) continue;
      double value[GROUP];
      kernel_part_values(&strip, sum.part, sum.order, value);
      kernel_weigh(group, index, is_dense, n, sum.weights ? sum.weights + first : NULL, value);
      const int32_t *places = kernel_places_of(&strip, sum.part);
      double *target = copies + s * COPIES * stride;
      if (is_dense) kernel_add_dense(value, target, stride, places[0]);
      else kernel_add_scattered(value, target, stride, places);
    }
  }
}

VM_INLINE void kernel_mean_group(const kernel_grid *grid, const kernel_group *group, int is_dense,
                                 long first, long n, const vm_kernel_mean *means, long count,
                                 const double *padded) {
  const long stride = grid->count + 1;
  kernel_strip strip;
  for (int32_t index = 0; index <= group->longest; ++index) {
    kernel_advance(grid, group, index, is_dense, &strip);
    for (long m = 0; m < count; ++m) {
      const vm_kernel_mean mean = means[m];
      double *target = mean.means + first;
      if (index == 0) memset(target, 0, n * sizeof *target);
      if (!kernel_has(grid, mean.part, index)) continue;
      double value[GROUP];
      kernel_part_values(&strip, mean.part, mean.order, value);
      const int32_t *places = kernel_places_of(&strip, mean.part);
      const double *coefficients = padded + m * stride;
      GROUP_LOOP for (int i = 0; i < n; ++i)
        target[i] += coefficients[is_dense ? places[0] : places[i]] * value[i];
    }
  }
}

long vm_kernel_scratch(long edges, long count) {
  const long places = (kernel_table_size(edges) + 2) / 2 + 1;
  return places + count * COPIES * (edges + 1);
}

VM_CLONES void vm_kernel_sums(vm_kernel_axis axis, const double *x, long n,
                              const vm_kernel_sum *sums, long count, double *scratch) {
  int32_t *places = (int32_t *)scratch;
  double *copies = scratch + vm_kernel_scratch(axis.count, 0);
  const long stride = axis.count + 1;
  memset(copies, 0, count * COPIES * stride * sizeof *copies);
  int order = 0;
  for (long s = 0; s < count; ++s) order = sums[s].order > order ? sums[s].order : order;
  const kernel_grid grid = kernel_grid_of(axis, order, places);
  for (long first = 0; first < n; first += GROUP) {
    const long here = n - first < GROUP ? n - first : GROUP;
    kernel_group group;
    kernel_locate(&grid, x + first, here, &group);
    if (grid.table_size == 0) kernel_sum_group(&grid, &group, 1, first, here, sums, count, copies);
    else kernel_sum_group(&grid, &group, 0, first, here, sums, count, copies);
  }
  for (long s = 0; s < count; ++s) {
    const double *copy = copies + s * COPIES * stride;
    const long size = kernel_is_of_edges(sums[s].part) ? axis.count : stride;
    for (long k = 0; k < size; ++k) {
      double lane[COPIES];
      for (int c = 0; c < COPIES; ++c) lane[c] = copy[c * stride + k];
      for (int width = COPIES / 2; width > 0; width /= 2)
        for (int c = 0; c < width; ++c) lane[c] += lane[c + width];
      sums[s].sums[k] += lane[0];
    }
  }
}

VM_CLONES void vm_kernel_means(vm_kernel_axis axis, const double *x, long n,
                               const vm_kernel_mean *means, long count, double *scratch) {
  int32_t *places = (int32_t *)scratch;
  double *padded = scratch + vm_kernel_scratch(axis.count, 0);
  const long stride = axis.count + 1;
  // Coefficients of edges end with a zero for the edge that is not there.
  for (long m = 0; m < count; ++m) {
    const long size = kernel_is_of_edges(means[m].part) ? axis.count : stride;
    memcpy(padded + m * stride, means[m].coefficients, size * sizeof *padded);
    if (size < stride) padded[m * stride + size] = 0;
  }
  int order = 0;
  for (long m = 0; m < count; ++m) order = means[m].order > order ? means[m].order : order;
  const kernel_grid grid = kernel_grid_of(axis, order, places);
  for (long first = 0; first < n; first += GROUP) {
    const long here = n - first < GROUP ? n - first : GROUP;
    kernel_group group;
    kernel_locate(&grid, x + first, here, &group);
    if (grid.table_size == 0) kernel_mean_group(&grid, &group, 1, first, here, means, count, padded);
    else kernel_mean_group(&grid, &group, 0, first, here, means, count, padded);
  }
}
