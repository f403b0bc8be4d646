// Which edges are within an event's reach.
#ifndef APUS_KERNEL_AXIS_H
#define APUS_KERNEL_AXIS_H

#include <math.h>

#include "KernelHistogram.h"
#include "NormalKernel.h"

// Events are taken in groups, so that what is computed for each edge of a group stays in registers
// and the nearest cache.
#define GROUP 64
#define GROUP_LOOP _Pragma("clang loop vectorize(assume_safety) interleave_count(2)")

typedef struct {
  const double *edges;
  int32_t count;
  double inverse_bandwidth;
  // A uniform table: places[g] counts the edges in table cells before g.
  const int32_t *places;
  int32_t table_size;  // 0 where every edge is taken for every event
  double origin, inverse_step, reach;
} kernel_grid;

VM_INLINE long kernel_table_size(long edges) { return 4 * edges + 16; }

// The table cell of y; monotonic in y, so that an edge in an earlier cell is smaller. NaN is in the
// first by `from_below`, else in the last.
VM_INLINE int32_t kernel_place(const kernel_grid *grid, double y, int from_below) {
  const double last = grid->table_size - 1;
  double u = (y - grid->origin) * grid->inverse_step;
  if (from_below) {
    u = u > 0 ? u : 0;
    u = u < last ? u : last;
  } else {
    u = u < last ? u : last;
    u = u > 0 ? u : 0;
  }
  return (int32_t)u;
}

// How many bandwidths away edges matter for derivatives of Φ up to some order.
VM_INLINE double kernel_reach(int order) { return 8.5 + 0.4 * (order > 1 ? order - 1 : 0); }

// Where most edges are within reach of most events a table is of no use.
VM_INLINE int kernel_is_tabulated(vm_kernel_axis axis, double reach) {
  int ascend = isfinite(axis.edges[0]) && isfinite(axis.edges[axis.count - 1]);
  for (long k = 1; k < axis.count; ++k) ascend &= axis.edges[k] > axis.edges[k - 1];
  const double width = axis.edges[axis.count - 1] - axis.edges[0];
  return ascend && axis.count > 1 && isfinite(width) && axis.bandwidth > 0 &&
         isfinite(axis.bandwidth) && 2 * reach < 0.75 * width;
}

// `places` has room for kernel_table_size + 2.
VM_INLINE kernel_grid kernel_grid_of(vm_kernel_axis axis, int order, int32_t *places) {
  const double reach = kernel_reach(order) * axis.bandwidth;
  kernel_grid grid = {axis.edges, (int32_t)axis.count, 1 / axis.bandwidth,
                      places,     0,                   0,
                      0,          reach};
  if (!kernel_is_tabulated(axis, reach)) return grid;
  grid.table_size = (int32_t)kernel_table_size(axis.count);
  grid.origin = axis.edges[0];
  grid.inverse_step = grid.table_size / (axis.edges[axis.count - 1] - axis.edges[0]);
  long edge = 0;
  for (int32_t cell = 0; cell <= grid.table_size; ++cell) {
    while (edge < axis.count && kernel_place(&grid, axis.edges[edge], 1) < cell) ++edge;
    places[cell] = (int32_t)edge;
  }
  return grid;
}

// A group's events and the edges [low, high) within reach of each; with no table all, for every event.
typedef struct {
  double x[GROUP];
  int32_t low[GROUP], high[GROUP];
  int32_t longest;
} kernel_group;

VM_INLINE void kernel_locate(const kernel_grid *grid, const double *x, long n,
                             kernel_group *group) {
  // A group that is not full repeats its last event, which no result takes.
  for (int i = 0; i < GROUP; ++i) group->x[i] = x[i < n ? i : n - 1];
  group->longest = grid->count;
  if (grid->table_size == 0) return;
  GROUP_LOOP for (int i = 0; i < GROUP; ++i) {
    group->low[i] = grid->places[kernel_place(grid, group->x[i] - grid->reach, 1)];
    group->high[i] = grid->places[kernel_place(grid, group->x[i] + grid->reach, 0) + 1];
  }
  int32_t longest = 0;
  for (int i = 0; i < GROUP; ++i) {
    const int32_t length = group->high[i] - group->low[i];
    longest = length > longest ? length : longest;
  }
  group->longest = longest;
}

// What one edge makes of a group: without a table the same edge for all, else the edge at the same
// distance from the first within reach of each. Where an event's reach has ended the row stands for
// t = +∞, with t itself 0 so that t·density is; `edge` is then the edge that is not there. `cell` is
// the cell below the edge.
typedef struct {
  int32_t edge[GROUP], cell[GROUP];
  double t[GROUP], tail[GROUP], density[GROUP];
} kernel_row;

// Before the first edge: a row that stands for t = −∞.
VM_INLINE void kernel_row_before(kernel_row *row) {
  for (int i = 0; i < GROUP; ++i) {
    row->edge[i] = 0;
    row->t[i] = row->tail[i] = row->density[i] = 0;
  }
}

VM_INLINE void kernel_row_at(const kernel_grid *grid, const kernel_group *group, int32_t index,
                             int is_dense, kernel_row *row) {
  const int32_t count = grid->count;
  if (is_dense) {
    const int is_within = index < count;
    const double e = grid->edges[is_within ? index : count - 1];
    GROUP_LOOP for (int i = 0; i < GROUP; ++i) {
      const vm_kernel_point point = vm_kernel_at((e - group->x[i]) * grid->inverse_bandwidth);
      row->t[i] = is_within ? point.t : 0;
      row->tail[i] = is_within ? point.tail : -0.0;
      row->density[i] = is_within ? point.density : 0;
    }
    row->edge[0] = row->cell[0] = index;
    return;
  }
  GROUP_LOOP for (int i = 0; i < GROUP; ++i) {
    const int32_t edge = group->low[i] + index;
    const int is_within = edge < group->high[i];
    const double e = grid->edges[is_within ? edge : count - 1];
    const vm_kernel_point point = vm_kernel_at((e - group->x[i]) * grid->inverse_bandwidth);
    row->edge[i] = is_within ? edge : count;
    row->cell[i] = edge < count ? edge : count;
    row->t[i] = is_within ? point.t : 0;
    row->tail[i] = is_within ? point.tail : -0.0;
    row->density[i] = is_within ? point.density : 0;
  }
}

#endif
