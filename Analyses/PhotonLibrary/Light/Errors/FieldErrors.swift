import Foundation

/// How far a model's visibilities and their derivatives are from the truth, over tiles and points.
public struct FieldErrors: Sendable {
  /// How many pairs of a point and a tile were compared.
  public let count: Int
  /// The mean of 2 |a − b| / (a + b), the measure of arXiv:2211.01505 (there `vis_bias`).
  public let bias: Double
  /// √ of the mean of ((a − b)/b)², b being the truth.
  public let rms: Double
  /// The mean of (a − b)/b: what remains when errors of both signs cancel.
  public let offset: Double
  /// The median angle between ∇v and the true ∇v, in degrees; 90 where a model has no derivative.
  public let angle: Double
  /// The median of 2 |a − b| / (a + b) for the lengths of ∇v; 2 where a model has no derivative.
  public let slope: Double

  /// Compares two fields of the same points.
  ///
  /// - Parameters:
  ///   - field: Of the model.
  ///   - truth: Of the truth.
  ///   - threshold: True visibilities below it are left out; 4.5 · 10⁻⁵ in arXiv:2211.01505.
  public init(_ field: LightField, truth: LightField, threshold: Double = 4.5e-5) {
    var (bias, squares, offset) = (0.0, 0.0, 0.0)
    var (angles, slopes) = ([Double](), [Double]())
    for i in truth.visibility.indices where truth.visibility[i] > threshold {
      // What a table's continued lines have below 0 is read as 0.
      let (a, b) = (max(field.visibility[i], 0), truth.visibility[i])
      bias += 2 * abs(a - b) / (a + b)
      squares += (a / b - 1) * (a / b - 1)
      offset += a / b - 1
      let (angle, size) = Self.compare(field.slope(i), truth.slope(i))
      angles.append(angle)
      slopes.append(size)
    }
    count = angles.count
    let n = Double(max(count, 1))
    (self.bias, rms, self.offset) = (bias / n, (squares / n).squareRoot(), offset / n)
    (angle, slope) = (Self.median(angles), Self.median(slopes))
  }

  private static func compare(_ a: Position, _ b: Position) -> (angle: Double, size: Double) {
    let (x, y) = ((a * a).sum().squareRoot(), (b * b).sum().squareRoot())
    guard x > 0, y > 0 else { return (90, 2) }
    let cosine = min(max((a * b).sum() / (x * y), -1), 1)
    return (acos(cosine) * 180 / .pi, 2 * abs(x - y) / (x + y))
  }

  private static func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }
}

extension LightField {
  func slope(_ index: Int) -> Position {
    Position(slopes[0][index], slopes[1][index], slopes[2][index])
  }
}
