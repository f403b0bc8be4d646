extension ROOTKey {
  /// Reads the graph that the key stands for: TGraph, TGraphErrors, TGraphAsymmErrors or a class
  /// derived from one of them.
  ///
  /// - Throws: ``ROOTFileError/wrongClass(file:key:className:expected:)``,
  ///   ``ROOTFileError/unsupported(_:className:reason:)`` or
  ///   ``ROOTFileError/malformed(_:reason:)``.
  public func graph() throws -> ROOTGraph {
    try ROOTGraph(object(of: "TGraph", called: "a graph"))
  }
}

extension ROOTGraph {
  /// - Parameter object: A class derived from TGraph.
  init(_ object: ObjectView) throws {
    className = object.className
    name = try object.text("fName")
    title = try object.text("fTitle")
    x = try object.reals("fX")
    y = try object.reals("fY")
    xUncertainties = try object.uncertainties("X")
    yUncertainties = try object.uncertainties("Y")
    let arrays =
      [x, y] + [xUncertainties, yUncertainties].compactMap { $0 }.flatMap { [$0.low, $0.high] }
    let count = try object.integer("fNpoints")
    guard arrays.allSatisfy({ $0.count == count }) else {
      throw object.malformed("arrays of \(arrays.map(\.count)) values for \(count) points")
    }
  }
}

extension ObjectView {
  /// - Parameter axis: “X” or “Y”.
  fileprivate func uncertainties(_ axis: String) throws -> ROOTGraph.Uncertainties? {
    if object.isKind(of: "TGraphErrors") {
      let both = try reals("fE\(axis)")
      return .init(low: both, high: both)
    }
    guard object.isKind(of: "TGraphAsymmErrors") else { return nil }
    return .init(low: try reals("fE\(axis)low"), high: try reals("fE\(axis)high"))
  }
}
