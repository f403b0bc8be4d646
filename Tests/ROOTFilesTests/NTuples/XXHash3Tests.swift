import Testing

@testable import ROOTFiles

@Suite("XXH3")
struct XXHash3Tests {
  /// From the Python package xxhash 4.1.0, which wraps the reference implementation.
  private static let golden: [(count: Int, hash: UInt64)] = [
    (0, 0x2D06_8005_38D3_94C2), (1, 0x929E_358D_27AE_3EE2), (2, 0x7453_273F_744E_C252),
    (3, 0xEDBD_8908_5055_020F), (4, 0xB88A_3316_C9CB_ADA6), (7, 0x77FE_A4CE_0A6E_9EC7),
    (8, 0xCA52_9B01_8625_DE44), (9, 0x70DC_2271_2A6E_E9FC), (16, 0x9886_7962_91DA_8A97),
    (17, 0xF13E_1A95_2833_6483), (32, 0x2F7D_DF70_286C_3C84), (33, 0x266D_E476_C09D_9677),
    (128, 0x160D_5CC1_4718_584D), (129, 0xF59F_DF21_DF59_14AA), (144, 0x5D55_08A1_E91E_E3B5),
    (240, 0xE043_677D_5AE4_9E40), (241, 0x7D18_7AB6_42EC_16ED), (255, 0x284F_A3DA_32E7_A868),
    (256, 0xAEC8_F01D_DD10_80B0), (1023, 0x4F0F_5FB5_D52A_F501), (1024, 0x5E10_54D1_0959_BF1E),
    (1025, 0x97FF_34D6_CEC3_109A), (1088, 0x61E6_4823_2896_DA5D), (2048, 0x905A_119F_0A6E_C8AC),
    (2049, 0x3C55_EDC8_CC56_A4FE), (4999, 0x91F3_291D_0E66_B11A),
  ]

  @Test func `every kind of length`() {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 * 7 + $0 * 13 + 5) }
    for (count, hash) in Self.golden {
      let found = bytes[..<count].withUnsafeBytes { xxHash3($0) }
      #expect(found == hash, "of \(count) bytes")
    }
  }
}
