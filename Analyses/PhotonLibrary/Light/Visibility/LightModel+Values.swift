import Autodiff

/// Points as a sample of events, with the columns x, y and z.
public struct PointSample: Sendable {
  /// The space that expressions per point are of.
  public let space = EventSpace("points")
  /// The points.
  public let source: ColumnSource

  /// - Parameter points: In cm.
  public init(_ points: [Position]) {
    source = ColumnSource([
      "x": points.map(\.x), "y": points.map(\.y), "z": points.map(\.z),
    ])
  }

  /// The position of each point, of shape `[3]`.
  public var position: EventExpression { .columns(["x", "y", "z"], of: space) }
}

/// The visibility at points, and how it changes from there.
public struct LightField: Sendable {
  /// vₜ, `[points, tiles]`, row by row.
  public let visibility: [Double]
  /// ∂vₜ/∂x, ∂vₜ/∂y and ∂vₜ/∂z in cm⁻¹, each `[points, tiles]`, row by row.
  public let slopes: [[Double]]

  /// - Parameters:
  ///   - visibility: `[points, tiles]`, row by row.
  ///   - slopes: The same for each axis, in cm⁻¹.
  public init(visibility: [Double], slopes: [[Double]]) {
    (self.visibility, self.slopes) = (visibility, slopes)
  }
}

extension LightModel {
  /// The visibility of each tile at many points, `[points, tiles]`, row by row.
  ///
  /// - Parameter points: In cm.
  public func values(at points: [Position]) throws -> [Double] {
    let sample = PointSample(points)
    return byPoint(
      try visibility(at: sample.position).rows(
        at: assignments, events: [sample.space: sample.source]))
  }

  /// The visibility at many points with its derivatives, by one pass of forward mode for each axis.
  ///
  /// - Parameter points: In cm.
  public func field(at points: [Position]) throws -> LightField {
    let sample = PointSample(points)
    let value = visibility(at: sample.position)
    let slopes = (0..<3).map { axis in
      directionalDerivative(
        of: value, withRespectTo: sample.position,
        along: GlobalExpression((0..<3).map { $0 == axis ? 1 : 0 }))
    }
    let evaluator = Evaluator(Plan([], eventOutputs: [value] + slopes))
    evaluator.bind(sample.space, to: sample.source)
    try evaluator.evaluate(assignments)
    return LightField(
      visibility: byPoint(evaluator.eventValues(value)),
      slopes: slopes.map { byPoint(evaluator.eventValues($0)) })
  }
}

/// Rows of tiles as rows of points.
private func byPoint(_ rows: [[Double]]) -> [Double] {
  let (tiles, points) = (rows.count, rows.first?.count ?? 0)
  var result = [Double](repeating: 0, count: tiles * points)
  for (tile, row) in rows.enumerated() {
    for point in 0..<points { result[point * tiles + tile] = row[point] }
  }
  return result
}

extension LightField {
  /// What a field of one detector is where other efficiencies are believed in: v ε / ε′, which counts measure.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - detector: Whose field it is, with its efficiencies.
  ///   - believed: The same with the efficiencies that are believed in.
  public init(_ field: LightField, of detector: LightDetector, as believed: LightDetector) {
    let factors = zip(detector.efficiencies, believed.efficiencies).map { $0 / $1 }
    func scaled(_ rows: [Double]) -> [Double] {
      rows.indices.map { rows[$0] * factors[$0 % factors.count] }
    }
    self.init(visibility: scaled(field.visibility), slopes: field.slopes.map(scaled))
  }
}
