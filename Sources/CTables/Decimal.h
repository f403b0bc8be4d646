// Decimal numbers, correctly rounded.
//
// Up to 19 digits make an integer w, and the number is w · 10^q. Where w <= 2^53 and |q| <= 22, both are
// exact in double precision, and one operation rounds once (W. D. Clinger, "How to read floating point
// numbers accurately", 1990). Other numbers are rounded from the first bits of w · 5^q, by D. Lemire,
// "Number parsing at a gigabyte per second", arXiv:2101.11408, section 5.
#ifndef APUS_DECIMAL_H
#define APUS_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "Bytes.h"
#include "PowersOfFive.h"

static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
static const uint64_t integer_powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
                                          100000000};

// The value of eight digits, each less than 10: pairs, then fours, then all.
CT_INLINE uint64_t eight_digits(uint64_t digits) {
  const uint64_t mask = 0x000000FF000000FF;
  digits = digits * 10 + (digits >> 8);
  return ((digits & mask) * (100 + (1000000ull << 32)) +
          ((digits >> 16) & mask) * (1 + (10000ull << 32))) >>
         32;
}

// Appends digits to w, which wraps around beyond 19, and returns where they end.
CT_INLINE const uint8_t *digits(const uint8_t *p, const uint8_t *end, uint64_t *w) {
  while (end - p >= 8) {
    const uint64_t bytes = eight_bytes(p) ^ REPEATED('0');
    const uint64_t others =
        (((bytes & REPEATED(0x7F)) + REPEATED(0x76)) | bytes) & REPEATED(0x80);
    if (others == 0) {
      *w = *w * 100000000 + eight_digits(bytes);
      p += 8;
      continue;
    }
    const int count = first_mark(others);
    // Moved up, with zeros in front. Two steps, as a step by 64 bits is undefined.
    *w = *w * integer_powers[count] + eight_digits((bytes << 8) << (56 - 8 * count));
    return p + count;
  }
  for (; p < end && (uint8_t)(*p - '0') < 10; ++p) *w = *w * 10 + (uint8_t)(*p - '0');
  return p;
}

// w · 10^q, or false where the table ends or 128 bits do not decide. What the table reaches is far from
// the largest number and from subnormal ones.
CT_INLINE bool rounded(uint64_t w, int64_t q, double *value) {
  if (w <= 1ull << 53 && q >= -22 && q <= 22) {
    *value = q < 0 ? (double)w / exact_powers[-q] : (double)w * exact_powers[q];
    return true;
  }
  if (w == 0) {
    *value = 0;
    return true;
  }
  if (q < LEAST_POWER || q > LARGEST_POWER) return false;
  const uint64_t *power = powers_of_five[q - LEAST_POWER];
  const int shift = __builtin_clzll(w);
  w <<= shift;
  const unsigned __int128 product = (unsigned __int128)w * power[0];
  uint64_t high = (uint64_t)(product >> 64), low = (uint64_t)product;
  if ((high & 0x1FF) == 0x1FF) {
    // The low word of the power may carry into the bits that matter.
    const uint64_t carry = (uint64_t)(((unsigned __int128)w * power[1]) >> 64);
    low += carry;
    high += low < carry;
  }
  if (low == UINT64_MAX && (q < -27 || q > 55)) return false;
  const int top = (int)(high >> 63);
  uint64_t mantissa = high >> (top + 9);
  // floor(q log2(10)) = (217706 q) >> 16 for all powers of the table.
  int64_t exponent = ((217706 * q) >> 16) + 63 + top - shift + 1023;
  // Exactly between two numbers, to the even one; products are exact for these powers alone.
  if (low <= 1 && q >= -4 && q <= 23 && (mantissa & 3) == 1 && mantissa << (top + 9) == high)
    mantissa &= ~1ull;
  mantissa = (mantissa + (mantissa & 1)) >> 1;
  if (mantissa >> 53) {
    mantissa >>= 1;
    ++exponent;
  }
  const uint64_t bits = (mantissa & ((1ull << 52) - 1)) | (uint64_t)exponent << 52;
  memcpy(value, &bits, 8);
  return true;
}

// Digits and a point, more than 19 digits: rounded if the rest, whatever it is, does not matter.
static __attribute__((noinline)) bool long_decimal(const uint8_t *p, const uint8_t *end, int64_t q,
                                                   double *value) {
  uint64_t w = 0;
  int count = 0;
  bool is_cut = false;
  for (; p < end; ++p) {
    if (*p == '.') continue;
    if (count == 19) {
      is_cut |= *p != '0';
      ++q;
    } else {
      w = w * 10 + (uint8_t)(*p - '0');
      count += w > 0;
    }
  }
  double above;
  if (!rounded(w, q, value)) return false;
  return !is_cut || (rounded(w + 1, q, &above) && above == *value);
}

CT_INLINE const uint8_t *decimal(const uint8_t *p, const uint8_t *end, double *value) {
  if (p == end) return NULL;
  // Without branches, as signs are hard to predict.
  const uint64_t sign = (uint64_t)(*p == '-') << 63;
  p += (*p == '-') | (*p == '+');
  const uint8_t *const start = p;
  uint64_t w = 0;
  int64_t q = 0;
  p = digits(p, end, &w);
  int64_t count = p - start;
  if (p < end && *p == '.') {
    const uint8_t *const fraction = ++p;
    p = digits(p, end, &w);
    q = fraction - p;
    count += p - fraction;
  }
  if (count == 0) return NULL;
  const uint8_t *const mantissa_end = p;
  if (p < end && (*p | 0x20) == 'e') {
    ++p;
    const bool divides = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) ++p;
    if (p == end || (uint8_t)(*p - '0') > 9) return NULL;
    int64_t power = 0;
    for (; p < end && (uint8_t)(*p - '0') < 10; ++p)
      if (power < 100000) power = power * 10 + (uint8_t)(*p - '0');
    q += divides ? -power : power;
  }
  if (count <= 19 ? !rounded(w, q, value) : !long_decimal(start, mantissa_end, q, value))
    return NULL;
  uint64_t bits;
  memcpy(&bits, value, 8);
  bits |= sign;
  memcpy(value, &bits, 8);
  return p;
}

#endif
