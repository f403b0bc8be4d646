/// The loss at one point of a line.
struct LineTrial {
  /// The distance from the start, in lengths of the direction.
  let step: Double
  /// The derivative of the loss with respect to `step`.
  let slope: Double
  let arrival: LossAndGradient

  var loss: Double { arrival.loss }
  var isFinite: Bool { slope.isFinite && arrival.isFinite }

  /// Where the cubic with the losses and slopes of two points has its minimum; nil if nowhere.
  /// Nocedal and Wright, "Numerical Optimization" (2006), equation 3.59.
  static func cubicMinimum(_ a: LineTrial, _ b: LineTrial) -> Double? {
    let d = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.step - b.step)
    let square = d * d - a.slope * b.slope
    guard square >= 0 else { return nil }
    let root = b.step > a.step ? square.squareRoot() : -square.squareRoot()
    let minimum =
      b.step - (b.step - a.step) * (b.slope + root - d) / (b.slope - a.slope + 2 * root)
    return minimum.isFinite ? minimum : nil
  }
}
