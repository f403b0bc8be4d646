import NumericalMethods

extension Draws {
  /// Uniform numbers in (0, 1), multiples of 2⁻⁵³.
  ///
  /// - Parameter shape: Of independent numbers, for each event if draws are per event.
  public func uniform(shape: Shape = .scalar) -> Value { .wrap(standard(.uniform, shape)) }

  /// Normal numbers of mean 0 and variance 1, up to 8.6 in magnitude.
  ///
  /// - Parameter shape: Of independent numbers, for each event if draws are per event.
  public func normal(shape: Shape = .scalar) -> Value { .wrap(standard(.normal, shape)) }

  /// Exponential numbers of mean 1, from 1.1e-16 to 37.5.
  ///
  /// - Parameter shape: Of independent numbers, for each event if draws are per event.
  public func exponential(shape: Shape = .scalar) -> Value { .wrap(standard(.exponential, shape)) }

  /// Gumbel numbers, −log(−log u) of uniform u: the largest of x + gumbel falls on each element with the
  /// probability softmax(x).
  ///
  /// - Parameter shape: Of independent numbers, for each event if draws are per event.
  public func gumbel(shape: Shape = .scalar) -> Value { .wrap(standard(.gumbel, shape)) }

  func standard(_ law: StandardLaw, _ shape: Shape, method: String? = nil) -> Node {
    .apply(
      Draw(law: law, stream: stream(method ?? "\(law)"), shape: shape), to: [identity, round])
  }

  func counts(_ law: CountLaw, _ parameters: [Node], shape: Shape) -> Value {
    .wrap(
      .apply(
        CountDraw(law: law, stream: stream("\(law)")),
        to: [identity, round] + parameters.map { $0.broadcast(to: shape) }))
  }

  private func stream(_ method: String) -> RandomStream {
    RandomStream(seed: seed, purpose: "\(purpose) \(method)")
  }

  /// The shape of draws with parameters: what the parameters broadcast to, or a larger one.
  ///
  /// A mistake stops the program with the method, the shapes and the caller's place.
  func shape(_ method: String, _ parameters: [Node], _ asked: Shape?) -> Shape {
    let space = identity.space.eventSpace
    if let stray = parameters.first(where: { $0.isPerEvent && $0.space.eventSpace != space }) {
      let own = space.map { "events of '\($0)'" } ?? "a global value"
      graphFailure("\(method) draws '\(purpose)' of \(own) meet \(stray)")
    }
    let shapes = parameters.map(\.shape)
    let common = shapes.reduce(Shape.scalar as Shape?) { a, b in a.flatMap { .broadcast($0, b) } }
    guard let common else {
      graphFailure("\(method) draws '\(purpose)': shapes \(shapes) do not broadcast")
    }
    guard let asked else { return common }
    guard Shape.broadcast(common, asked) == asked else {
      graphFailure(
        "\(method) draws '\(purpose)': parameters \(common) do not broadcast to shape \(asked)")
    }
    return asked
  }
}
