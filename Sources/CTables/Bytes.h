// Eight bytes at a time in one register, the first byte lowest.
#ifndef APUS_BYTES_H
#define APUS_BYTES_H

#include <stdint.h>
#include <string.h>

#define CT_INLINE static inline __attribute__((always_inline))
#define REPEATED(byte) (0x0101010101010101u * (uint64_t)(byte))

CT_INLINE uint64_t eight_bytes(const uint8_t *start) {
  uint64_t bytes;
  memcpy(&bytes, start, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

// The high bit of each byte that is 0; bytes above the first such byte may be marked wrongly.
CT_INLINE uint64_t zeros(uint64_t bytes) { return (bytes - REPEATED(1)) & ~bytes & REPEATED(0x80); }

// Which of the eight bytes the lowest mark belongs to; marks must not be 0.
CT_INLINE int first_mark(uint64_t marks) { return __builtin_ctzll(marks) >> 3; }

#endif
