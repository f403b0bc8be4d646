import Foundation

extension RandomStream {
  /// A Poisson number with the given mean.
  ///
  /// Exact, not a normal approximation: below a mean of 10 by counting factors of a product of
  /// uniforms, above by Hörmann's transformed rejection PTRS, doi:10.1016/0167-6687(93)90997-4.
  /// Uniform numbers beyond the first come from a sub-sequence whose key is the block at `index`.
  ///
  /// - Parameters:
  ///   - mean: From 0 to 1e15.
  ///   - index: Which number of the stream.
  public func poisson(mean: Double, at index: UInt64) -> Int {
    precondition(
      mean >= 0 && mean <= 1e15, "poisson: mean is \(mean); expected a number from 0 to 1e15")
    return poissonNumber(mean, key: bits(at: index).lowHalf)
  }
}

/// A Poisson number of the sub-sequence of a key.
func poissonNumber(_ mean: Double, key: UInt64) -> Int {
  if mean == 0 { return 0 }
  var uniforms = UniformSequence(key: key)
  return mean < 10 ? countedFactors(mean, &uniforms) : transformedRejection(mean, &uniforms)
}

private func countedFactors(_ mean: Double, _ uniforms: inout UniformSequence) -> Int {
  let limit = exp(-mean)
  var (count, product) = (0, uniforms.next())
  while product > limit {
    product *= uniforms.next()
    count += 1
  }
  return count
}

private func transformedRejection(_ mean: Double, _ uniforms: inout UniformSequence) -> Int {
  let b = 0.931 + 2.53 * mean.squareRoot()
  let a = -0.059 + 0.02483 * b
  let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  let quickRadius = 0.9277 - 3.6224 / (b - 2)
  while true {
    let (u, v) = (uniforms.next() - 0.5, uniforms.next())
    let distance = 0.5 - abs(u)
    let k = ((2 * a / distance + b) * u + mean + 0.43).rounded(.down)
    if distance >= 0.07 && v <= quickRadius { return Int(k) }
    if k < 0 || (distance < 0.013 && v > distance) { continue }
    let density = k * log(mean) - mean - logGamma(k + 1)
    if log(v * inverseAlpha / (a / (distance * distance) + b)) <= density { return Int(k) }
  }
}
