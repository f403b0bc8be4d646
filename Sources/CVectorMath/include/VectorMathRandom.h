// Random numbers in rows: the counter-based generator Philox4x32-10 over many counters at once
// (Salmon, Moraes, Dror and Shaw, SC11 (2011), doi:10.1145/2063384.2063405).
//
// What VectorMath.h says of its functions holds here: a number depends on its own arguments alone,
// not on its place in the array, on how the array is cut into calls, or on the CPU.
#ifndef APUS_VECTOR_MATH_RANDOM_H
#define APUS_VECTOR_MATH_RANDOM_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The two uniform numbers of each block, multiples of 2^-53 in (0, 1), 2^-54 in place of zero: the
// lower half of its bits gives first[i], the upper half second[i]. The key has its lowest word first,
// and so have the counter's halves: the bits of the event's number (+0 for −0) and the element.
// NaN where the event's number is not finite. The three arrays may not overlap.

// events[i] and one element.
void vm_uniforms_of_events(uint64_t key, const double *events, uint64_t element, double *first,
                           double *second, long n);
// One event and element + i.
void vm_uniforms_of_elements(uint64_t key, double event, uint64_t element, double *first,
                             double *second, long n);

#ifdef __cplusplus
}
#endif
#endif
