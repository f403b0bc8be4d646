extension ClassLayout {
  static let histograms: [ClassLayout] =
    [axis, histogram1D, histogram2D, histogram3D]
    + [
      contents("TH1C", 3, 0x36f6_e4ad, 1000), contents("TH2C", 4, 0xbd00_10fe, 1032),
      contents("TH3C", 4, 0xa1ff_8d94, 1064), contents("TH1S", 3, 0x8c4d_9dcb, 1000),
      contents("TH2S", 4, 0x1256_ca1c, 1032), contents("TH3S", 4, 0xf756_46b2, 1064),
      contents("TH1I", 3, 0x6275_64f6, 1000), contents("TH2I", 4, 0xe87e_9147, 1032),
      contents("TH3I", 4, 0xcd7e_0ddd, 1064), contents("TH1F", 3, 0xe293_9644, 1000),
      contents("TH2F", 4, 0x689c_c295, 1032), contents("TH3F", 4, 0x4d9c_3f2b, 1064),
      contents("TH1D", 3, 0xf9b1_569f, 1000), contents("TH2D", 4, 0x7fba_82f0, 1032),
      contents("TH3D", 4, 0x64b9_ff86, 1064),
      // ROOT gives the classes of 64-bit numbers the version 0.
      contents("TH1L", 0, 0xe761_8979, 1000), contents("TH2L", 0, 0x9db4_1852, 1032),
      contents("TH3L", 0, 0xaaaf_7998, 1064),
      profile("TProfile", 7, 0x4bed_ee54, of: "TH1D", "y", 1112),
      profile("TProfile2D", 8, 0x36a1_42ac, of: "TH2D", "z", 1144),
      profile("TProfile3D", 8, 0xf60c_6814, of: "TH3D", "t", 1176),
    ]

  private static let axis = ClassLayout(
    "TAxis", version: 10, checksum: 0x5a49_6e70, size: 216,
    [
      .bases("TNamed", "TAttAxis"), .numbers(.int32, "fNbins"), .numbers(.double, "fXmin", "fXmax"),
      .objects("TArrayD", "fXbins"), .numbers(.int32, "fFirst", "fLast"),
      .numbers(.uint16, "fBits2"), .numbers(.bool, "fTimeDisplay"), .texts("fTimeFormat"),
      .pointers("THashList", "fLabels"), .pointers("TList", "fModLabs"),
    ])

  private static let histogram1D = ClassLayout(
    "TH1", version: 8, checksum: 0x1c37_40c4, size: 976,
    [
      .bases("TNamed", "TAttLine", "TAttFill", "TAttMarker"), .numbers(.int32, "fNcells"),
      .objects("TAxis", "fXaxis", "fYaxis", "fZaxis"), .numbers(.int16, "fBarOffset", "fBarWidth"),
      .numbers(
        .double, "fEntries", "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2", "fMaximum", "fMinimum",
        "fNormFactor"), .objects("TArrayD", "fContour", "fSumw2"), .texts("fOption"),
      .owned("TList", "fFunctions"), .numbers(.counter, "fBufferSize"),
      .counted(.double, by: "fBufferSize", "fBuffer"),
      .choice("TH1::EBinErrorOpt", "fBinStatErrOpt"),
      .choice("TH1::EStatOverflows", "fStatOverflows"),
    ])

  private static let histogram2D = ClassLayout(
    "TH2", version: 5, checksum: 0x0182_347f, size: 1008,
    [.bases("TH1"), .numbers(.double, "fScalefactor", "fTsumwy", "fTsumwy2", "fTsumwxy")])

  private static let histogram3D = ClassLayout(
    "TH3", version: 6, checksum: 0x42d2_445f, size: 1040,
    [
      .bases("TH1", "TAtt3D"),
      .numbers(
        .double, "fTsumwy", "fTsumwy2", "fTsumwxy", "fTsumwz", "fTsumwz2", "fTsumwxz",
        "fTsumwyz"),
    ])

  /// A histogram with its contents, such as TH2F, which is a TH2 and a TArrayF.
  private static func contents(_ name: String, _ version: Int, _ checksum: UInt32, _ size: Int)
    -> ClassLayout
  {
    let array = "TArray\(name.suffix(1))".replacing("TArrayL", with: "TArrayL64")
    return ClassLayout(
      name, version: version, checksum: checksum, size: size,
      [.bases(String(name.dropLast()), array)])
  }

  /// - Parameter letter: How the quantity is called whose mean it holds.
  private static func profile(
    _ name: String, _ version: Int, _ checksum: UInt32, of base: String, _ letter: String,
    _ size: Int
  ) -> ClassLayout {
    let upper = letter.uppercased()
    return ClassLayout(
      name, version: version, checksum: checksum, size: size,
      [
        .bases(base), .objects("TArrayD", "fBinEntries"), .choice("EErrorType", "fErrorMode"),
        .numbers(.double, "f\(upper)min", "f\(upper)max", "fTsumw\(letter)", "fTsumw\(letter)2"),
        .objects("TArrayD", "fBinSumw2"),
      ])
  }
}
