// Names, types, versions and checksums are those of ROOT 6.40, as it writes them to its files.

extension ClassLayout {
  /// Classes that objects of many kinds have for bases and members.
  static let attributes: [ClassLayout] = [
    ClassLayout(
      "TNamed", version: 1, checksum: 0xdfb7_4a3c, size: 64,
      [.bases("TObject"), .texts("fName", "fTitle")]),
    ClassLayout(
      "TObjString", version: 1, checksum: 0x9c8e_4800, size: 40,
      [.bases("TObject"), .texts("fString")]),
    ClassLayout(
      "TAttLine", version: 2, checksum: 0x9407_4549, size: 16,
      [.numbers(.int16, "fLineColor", "fLineStyle", "fLineWidth")]),
    ClassLayout(
      "TAttFill", version: 2, checksum: 0xffd9_2a92, size: 16,
      [.numbers(.int16, "fFillColor", "fFillStyle")]),
    ClassLayout(
      "TAttMarker", version: 3, checksum: 0x291d_8bec, size: 16,
      [.numbers(.int16, "fMarkerColor", "fMarkerStyle"), .numbers(.float, "fMarkerSize")]),
    ClassLayout(
      "TAttAxis", version: 4, checksum: 0x5c6f_ff3e, size: 48,
      [
        .numbers(.int32, "fNdivisions"),
        .numbers(.int16, "fAxisColor", "fLabelColor", "fLabelFont"),
        .numbers(
          .float, "fLabelOffset", "fLabelSize", "fTickLength", "fTitleOffset", "fTitleSize"),
        .numbers(.int16, "fTitleColor", "fTitleFont"),
      ]),
    ClassLayout("TAtt3D", version: 1, checksum: 0x0000_757a, size: 8, []),
  ]

  /// Classes that ROOT writes by hand, so that their members are not given.
  static let special: [ClassLayout] = [
    ClassLayout("TObject", version: 1, checksum: 0x901b_c02d, size: 16, []),
    ClassLayout("TString", version: 2, checksum: 0x0001_7419, size: 24, []),
    ClassLayout("TList", version: 5, checksum: 0x69c5_c3bb, size: 80, []),
    ClassLayout("THashList", version: 0, checksum: 0xcc7e_49c1, size: 88, []),
    ClassLayout("TObjArray", version: 3, checksum: 0xa99e_6552, size: 64, []),
    ClassLayout("TArrayC", version: 1, checksum: 0xae87_9936, size: 24, []),
    ClassLayout("TArrayS", version: 1, checksum: 0x035c_9314, size: 24, []),
    ClassLayout("TArrayI", version: 1, checksum: 0xd9d5_71c7, size: 24, []),
    ClassLayout("TArrayL64", version: 1, checksum: 0x18e7_0794, size: 24, []),
    ClassLayout("TArrayF", version: 1, checksum: 0x5a0b_f6f1, size: 24, []),
    ClassLayout("TArrayD", version: 1, checksum: 0x7139_ef34, size: 24, []),
  ]
}
