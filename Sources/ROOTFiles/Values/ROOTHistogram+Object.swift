extension ROOTKey {
  /// Reads the histogram or profile that the key stands for: any class derived from TH1 that keeps
  /// its contents in an array, whatever the version of its layout.
  ///
  /// - Throws: ``ROOTFileError/wrongClass(file:key:className:expected:)``;
  ///   ``ROOTFileError/unsupported(_:className:reason:)``, also for a histogram that still has
  ///   entries waiting in its buffer; ``ROOTFileError/malformed(_:reason:)``.
  public func histogram() throws -> ROOTHistogram {
    try ROOTHistogram(object(of: "TH1", called: "a histogram"))
  }
}

extension ROOTKey {
  /// The classes of what is attached to a histogram to be drawn with it, such as fitted functions (TF1)
  /// and boxes of statistics (TPaveStats); ``histogram()`` does not read these.
  ///
  /// - Throws: As ``histogram()``.
  public func attachedClasses() throws -> [String] {
    let histogram = try object(of: "TH1", called: "a histogram")
    guard let list = try histogram.pointee("fFunctions") else { return [] }
    return try list.object.items.indices.compactMap { index in
      do {
        return try list.item(index)?.className
      } catch ROOTFileError.unsupported(_, let className, _) {
        return className
      }
    }
  }
}

extension ROOTHistogram {
  /// - Parameter object: A class derived from TH1.
  init(_ object: ObjectView) throws {
    let dimension = object.object.isKind(of: "TH3") ? 3 : object.object.isKind(of: "TH2") ? 2 : 1
    className = object.className
    name = try object.text("fName")
    title = try object.text("fTitle")
    guard object.object["fArray"] != nil else {
      throw object.unsupported("its contents are not in an array")
    }
    let contents = try object.reals("fArray")
    self.contents = contents
    axes = try ["fXaxis", "fYaxis", "fZaxis"].prefix(dimension).map {
      try ROOTAxis(object.part($0), contentCount: contents.count)
    }
    let count = try Self.binCount(axes, object)
    guard contents.count == count else {
      throw object.malformed("\(contents.count) contents for \(count) bins")
    }
    sumOfSquaredWeights = try object.optionalArray("fSumw2", count: count)
    entries = try object.real("fEntries")
    statistics = try ROOTStatistics(object, dimension: dimension)
    let isProfile = object.object["fBinEntries"] != nil
    profile = isProfile ? try ROOTProfile(object, binCount: count) : nil
    try Self.checkBuffer(of: object)
  }

  private static func binCount(_ axes: [ROOTAxis], _ object: ObjectView) throws -> Int {
    try axes.reduce(1) { product, axis in
      let (count, overflow) = product.multipliedReportingOverflow(by: axis.count + 2)
      guard !overflow else { throw object.malformed("more bins than can be counted") }
      return count
    }
  }

  /// Entries that wait in the buffer, whose first number is how many they are (negative once they
  /// are binned), are not in the contents.
  private static func checkBuffer(of object: ObjectView) throws {
    guard object.object["fBuffer"] != nil else { return }
    if let waiting = try object.reals("fBuffer").first, waiting > 0 {
      throw object.unsupported(
        "\(Int(exactly: waiting.rounded()) ?? .max) entries wait in its buffer and are in no bin; call BufferEmpty() before"
          + " writing it")
    }
  }
}

extension ROOTProfile {
  /// - Parameter object: A TProfile, TProfile2D or TProfile3D.
  fileprivate init(_ object: ObjectView, binCount: Int) throws {
    guard let entries = try object.optionalArray("fBinEntries", count: binCount) else {
      throw object.malformed("a profile without the entries of its bins")
    }
    binEntries = entries
    // Versions before ROOT 5.24 had none.
    binSumOfSquaredWeights =
      object.object["fBinSumw2"] == nil
      ? nil : try object.optionalArray("fBinSumw2", count: binCount)
    let mode = try object.integer("fErrorMode")
    guard let errorMode = ErrorMode(rawValue: mode) else {
      throw object.malformed("the error mode \(mode); expected 0 to 3")
    }
    self.errorMode = errorMode
    let name = object.object.isKind(of: "TH3") ? "T" : object.object.isKind(of: "TH2") ? "Z" : "Y"
    let low = try object.real("f\(name)min")
    let high = try object.real("f\(name)max")
    guard low <= high else { throw object.malformed("limits \(low) and \(high) of a profile") }
    limits = low...high
  }
}

extension ObjectView {
  /// The numbers of a TArray, or nil where it is empty.
  fileprivate func optionalArray(_ name: String, count: Int) throws -> [Double]? {
    let values = try part(name).reals("fArray")
    guard values.isEmpty || values.count == count else {
      throw malformed("\(values.count) values of '\(name)' for \(count) bins")
    }
    return values.isEmpty ? nil : values
  }
}
