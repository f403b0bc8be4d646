extension ROOTHistogram {
  /// The kind of number of the contents in a file; ``ContentType/double`` for profiles.
  ///
  /// - Precondition: The class is one that is written.
  var storage: ContentType {
    guard profile == nil else { return .double }
    return ContentType(rawValue: String(className.suffix(1)))!
  }

  private static let writtenClasses: Set<String> = Set(
    ContentType.allCases.flatMap { type in (1...3).map { "TH\($0)\(type.rawValue)" } })
  /// As many doubles as 1 GiB has.
  private static let largestBinCount = 1 << 27
  private static let profileClasses = ["TProfile", "TProfile2D", "TProfile3D"]

  /// - Throws: `ROOTFileError.unwritable` for a class that is not written, or contents that it
  ///   cannot hold.
  func checkWritable(at path: String) throws {
    func fail(_ reason: String) -> ROOTFileError { .unwritable("'\(path)'", reason: reason) }
    let isWritten =
      profile == nil
      ? Self.writtenClasses.contains(className)
      : className == Self.profileClasses[axes.count - 1]
    guard isWritten else {
      throw fail(
        "histograms of class '\(className)' are not written; expected TH1, TH2 or TH3 with C, S, I, L,"
          + " F or D behind it, TProfile, TProfile2D or TProfile3D")
    }
    guard contents.count <= Self.largestBinCount else {
      throw fail("it has \(contents.count) bins; ROOT reads objects of up to 1 GiB")
    }
    if let bin = contents.firstIndex(where: { !storage.canHold($0) }) {
      throw fail(
        "a \(className) cannot hold the content \(contents[bin]) of bin \(bin); make it a"
          + " TH\(axes.count)D")
    }
  }
}

extension ROOTHistogram.ContentType {
  var isWhole: Bool { self != .float && self != .double }

  func canHold(_ value: Double) -> Bool {
    switch self {
    case .int8: Int8(exactly: value) != nil
    case .int16: Int16(exactly: value) != nil
    case .int32: Int32(exactly: value) != nil
    // From there on the content may have been rounded when it was read.
    case .int64: Int64(exactly: value) != nil && abs(value) < 0x1p53
    case .float: !value.isFinite || Float(value).isFinite
    case .double: true
    }
  }
}
