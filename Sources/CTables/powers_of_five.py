"""Writes PowersOfFive.h: the first 128 bits of 5^q, rounded up for -27 <= q < 0, where the reciprocal
of 5^-q < 2^64 must not lie below, and down for others.

    python powers_of_five.py > PowersOfFive.h
"""

LEAST, LARGEST = -96, 63


def bits(q):
    if q >= 0:
        excess = (5**q).bit_length() - 128
        return 5**q >> excess if excess > 0 else 5**q << -excess
    power = 5**-q
    return (1 << (power.bit_length() + 127)) // power + (q >= -27)


print("// Written by powers_of_five.py.")
print("#ifndef APUS_POWERS_OF_FIVE_H\n#define APUS_POWERS_OF_FIVE_H\n")
print(f"#define LEAST_POWER ({LEAST})\n#define LARGEST_POWER {LARGEST}\n")
print("// The first 128 bits of 5^q from the least power on, high word first.")
print("static const uint64_t powers_of_five[][2] = {")
for q in range(LEAST, LARGEST + 1):
    value = bits(q)
    assert value.bit_length() == 128
    print(f"    {{0x{value >> 64:016x}, 0x{value & (1 << 64) - 1:016x}}},  // {q}")
print("};\n\n#endif")
