/// The 64-bit XXH3 of bytes, with seed 0 and the default secret.
///
/// Source: the algorithm's specification, https://github.com/Cyan4973/xxHash, section “XXH3”.
func xxHash3(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  secret.withUnsafeBytes { secret in
    let (input, key) = (Words(bytes), Words(secret))
    return switch bytes.count {
    case 0: avalanche64(key[56] ^ key[64])
    case 1...3: hashOfUpTo3(bytes, key)
    case 4...8: hashOfUpTo8(input, bytes.count, key)
    case 9...16: hashOfUpTo16(input, bytes.count, key)
    case 17...128: hashOfUpTo128(input, bytes.count, key)
    case 129...240: hashOfUpTo240(input, bytes.count, key)
    default: hashOfMore(bytes, secret)
    }
  }
}

/// Little-endian words at any byte.
private struct Words {
  let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  subscript(offset: Int) -> UInt64 { word(at: offset) }

  func half(at offset: Int) -> UInt64 { UInt64(word(UInt32.self, at: offset)) }

  private func word<Word: FixedWidthInteger>(_ type: Word.Type = Word.self, at offset: Int) -> Word
  {
    Word(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Word.self))
  }
}

private let prime32 = (
  first: UInt64(0x9E37_79B1), second: UInt64(0x85EB_CA77), third: UInt64(0xC2B2_AE3D)
)
private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5
private let firstMixer: UInt64 = 0x1656_6791_9E37_79F9
private let secondMixer: UInt64 = 0x9FB2_1C65_1E98_DF25

// MARK: Up to 240 bytes

private func hashOfUpTo3(_ bytes: UnsafeRawBufferPointer, _ key: Words) -> UInt64 {
  let count = bytes.count
  let low = UInt64(bytes[count - 1]) | UInt64(count) << 8
  let high = UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 24
  return avalanche64(key.half(at: 0) ^ key.half(at: 4) ^ low ^ high)
}

private func hashOfUpTo8(_ input: Words, _ count: Int, _ key: Words) -> UInt64 {
  var value = key[8] ^ key[16] ^ (input.half(at: count - 4) | input.half(at: 0) << 32)
  value ^= rotated(value, by: 49) ^ rotated(value, by: 24)
  value = value &* secondMixer
  value ^= value >> 35 &+ UInt64(count)
  value = value &* secondMixer
  return value ^ value >> 28
}

private func hashOfUpTo16(_ input: Words, _ count: Int, _ key: Words) -> UInt64 {
  let low = key[24] ^ key[32] ^ input[0]
  let high = key[40] ^ key[48] ^ input[count - 8]
  return avalanche(UInt64(count) &+ low.byteSwapped &+ high &+ folded(low, high))
}

private func hashOfUpTo128(_ input: Words, _ count: Int, _ key: Words) -> UInt64 {
  var sum = UInt64(count) &* prime1
  for round in 0...(count - 1) >> 5 {
    sum &+= mixed(input, at: 16 * round, key, at: 32 * round)
    sum &+= mixed(input, at: count - 16 * round - 16, key, at: 32 * round + 16)
  }
  return avalanche(sum)
}

private func hashOfUpTo240(_ input: Words, _ count: Int, _ key: Words) -> UInt64 {
  var sum = UInt64(count) &* prime1
  for chunk in 0..<8 { sum &+= mixed(input, at: 16 * chunk, key, at: 16 * chunk) }
  sum = avalanche(sum)
  for chunk in 8..<count >> 4 {
    sum &+= mixed(input, at: 16 * chunk, key, at: 16 * (chunk - 8) + 3)
  }
  return avalanche(sum &+ mixed(input, at: count - 16, key, at: 119))
}

private func mixed(_ input: Words, at offset: Int, _ key: Words, at keyOffset: Int) -> UInt64 {
  folded(input[offset] ^ key[keyOffset], input[offset + 8] ^ key[keyOffset + 8])
}

// MARK: More

/// Stripes of 64 bytes go into eight sums, which are scrambled after every sixteenth.
private func hashOfMore(_ bytes: UnsafeRawBufferPointer, _ secret: UnsafeRawBufferPointer)
  -> UInt64
{
  var sums = Stripe(
    prime32.third, prime1, prime2, prime3, prime4, prime32.second, prime5, prime32.first)
  for stripe in 0..<(bytes.count - 1) / 64 {
    accumulate(&sums, stripe: load(bytes, 64 * stripe), key: load(secret, 8 * (stripe & 15)))
    if stripe & 15 == 15 { scramble(&sums, key: load(secret, 128)) }
  }
  accumulate(&sums, stripe: load(bytes, bytes.count - 64), key: load(secret, 121))
  let masked = sums ^ load(secret, 11)
  var result = UInt64(bytes.count) &* prime1
  for lane in 0..<4 { result &+= folded(masked[2 * lane], masked[2 * lane + 1]) }
  return avalanche(result)
}

private typealias Stripe = SIMD8<UInt64>

private func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Stripe {
  bytes.loadUnaligned(fromByteOffset: offset, as: Stripe.self)
}

@inline(__always)
private func accumulate(_ sums: inout Stripe, stripe: Stripe, key: Stripe) {
  let value = stripe ^ key
  var swapped = stripe
  (swapped.evenHalf, swapped.oddHalf) = (stripe.oddHalf, stripe.evenHalf)
  sums &+= swapped &+ (value & Stripe(repeating: 0xFFFF_FFFF)) &* (value &>> 32)
}

@inline(__always)
private func scramble(_ sums: inout Stripe, key: Stripe) {
  sums = (sums ^ sums &>> 47 ^ key) &* prime32.first
}

// MARK: Steps

private func folded(_ first: UInt64, _ second: UInt64) -> UInt64 {
  let product = first.multipliedFullWidth(by: second)
  return product.high ^ product.low
}

private func avalanche(_ value: UInt64) -> UInt64 {
  let mixed = (value ^ value >> 37) &* firstMixer
  return mixed ^ mixed >> 32
}

private func avalanche64(_ value: UInt64) -> UInt64 {
  var value = (value ^ value >> 33) &* prime2
  value = (value ^ value >> 29) &* prime3
  return value ^ value >> 32
}

private func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
  value << count | value >> (64 - count)
}

/// The default secret of the specification.
private let secret: [UInt64] =
  ([
    0xBE4B_A423_396C_FEB8, 0x1CAD_21F7_2C81_017C, 0xDB97_9083_E96D_D4DE, 0x1F67_B3B7_A4A4_4072,
    0x78E5_C0CC_4EE6_79CB, 0x2172_FFCC_7DD0_5A82, 0x8E24_43F7_7446_08B8, 0x4C26_3A81_E690_35E0,
    0xCB00_C391_BB52_283C, 0xA32E_531B_8B65_D088, 0x4EF9_0DA2_9748_6471, 0xD8AC_DEA9_46EF_1938,
    0x3F34_9CE3_3F76_FAA8, 0x1D4F_0BC7_C7BB_DCF9, 0x3159_B4CD_4BE0_518A, 0x6473_78D9_C97E_9FC8,
    0xC3EB_D334_83AC_C5EA, 0xEB63_13FA_FFA0_81C5, 0x49DA_F0B7_51DD_0D17, 0x9E68_D429_2655_16D3,
    0xFCA1_477D_58BE_162B, 0xCE31_D07A_D1B8_F88F, 0x2804_1695_8F3A_CB45, 0x7E40_4BBB_CAFB_D7AF,
  ] as [UInt64]).map(\.littleEndian)
