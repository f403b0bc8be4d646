#include "VectorMathRandom.h"

#include "Kernel.h"

#define WORD 0xffffffffu

typedef struct {
  uint64_t low, high;
} block;

// Words of 32 bits in lanes of 64, so that products of two words are those of vectors.
VM_INLINE block philox(uint64_t key, uint64_t low, uint64_t high) {
  uint64_t x = low & WORD, y = low >> 32, z = high & WORD, w = high >> 32;
  uint64_t k0 = key & WORD, k1 = key >> 32;
#pragma clang loop unroll(full)
  for (int round = 0; round < 10; ++round) {
    const uint64_t first = x * 0xd2511f53u, second = z * 0xcd9e8d57u;
    x = (second >> 32) ^ y ^ k0;
    y = second & WORD;
    z = (first >> 32) ^ w ^ k1;
    w = first & WORD;
    k0 = (k0 + 0x9e3779b9u) & WORD;
    k1 = (k1 + 0xbb67ae85u) & WORD;
  }
  return (block){x | y << 32, z | w << 32};
}

// The upper 53 bits as a number, exactly: the conversion of 64-bit integers has no vector form
// everywhere, but 2^52 + word and 2^84 + 2^32·word can be put together from bits.
VM_INLINE double open_uniform(uint64_t bits) {
  const uint64_t leading = bits >> 11;
  const double low = vm_double((leading & WORD) | 0x4330000000000000) - 0x1p52;
  const double high = vm_double((leading >> 32) | 0x4530000000000000) - 0x1p84;
  return vm_at_least((high + low) * 0x1p-53, 0x1p-54);
}

#define STORE(i, event, element)                                                     \
  {                                                                                  \
    const double number = (event) + 0.0;                                             \
    const block random = philox(key, vm_bits(number), (element));                    \
    const double nothing = number - number;                                          \
    first[i] = open_uniform(random.low) + nothing;                                   \
    second[i] = open_uniform(random.high) + nothing;                                 \
  }

VM_CLONES void vm_uniforms_of_events(uint64_t key, const double *events, uint64_t element,
                                     double *first, double *second, long n) {
  _Pragma("clang loop vectorize(assume_safety) interleave_count(2)") for (long i = 0; i < n; ++i)
    STORE(i, events[i], element)
}

VM_CLONES void vm_uniforms_of_elements(uint64_t key, double event, uint64_t element, double *first,
                                       double *second, long n) {
  _Pragma("clang loop vectorize(assume_safety) interleave_count(2)") for (long i = 0; i < n; ++i)
    STORE(i, event, element + (uint64_t)i)
}
