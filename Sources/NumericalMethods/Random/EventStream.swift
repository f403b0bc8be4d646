import Foundation

/// Random numbers addressed by event and element, those of one round of a ``RandomStream``.
///
/// The number of an event is a pure function of seed, purpose, round, the event's number and the element,
/// so it depends neither on the order of drawing nor on blocks, threads or how events are put into
/// batches. Underneath is ``Philox``: the key is a word of the stream's block of the round, the lower half
/// of the counter the bits of the event's number, the upper half the index of a pair of elements, of which
/// the block gives both. Draws as nodes of a graph (`Draws` of module Autodiff) are these numbers; a plain
/// simulation that is to see the same ones takes them from here.
///
/// As in ``RandomStream``, functions of different names share their bits.
public struct EventStream: Sendable, Hashable {
  /// What the blocks of the round are made with.
  public let key: UInt64

  /// - Parameters:
  ///   - stream: Seed and purpose.
  ///   - round: Which of the rounds, as the number of a training step; any finite number.
  public init(_ stream: RandomStream, round: Double = 0) {
    key = stream.bits(at: (round + 0).bitPattern).lowHalf
  }

  /// 64 random bits.
  ///
  /// - Parameters:
  ///   - event: The event's number: its row, or what identifies it; any finite number.
  ///   - element: Which of the event's numbers.
  public func bits(event: Double, element: Int = 0) -> UInt64 {
    let block = block(event, element)
    return element & 1 == 0 ? block.lowHalf : block.highHalf
  }

  /// A uniform number in the open interval (0, 1), a multiple of 2⁻⁵³ (2⁻⁵⁴ in place of zero).
  public func uniform(event: Double, element: Int = 0) -> Double {
    openUniform(bits(event: event, element: element))
  }

  /// A standard normal number: √(−2·log u) times cos(2πv) for even elements, times sin(2πv) for odd ones,
  /// of the two uniform numbers u and v of the pair.
  ///
  /// Box and Muller, doi:10.1214/aoms/1177706645. It reaches 8.6σ.
  public func normal(event: Double, element: Int = 0) -> Double {
    let block = block(event, element)
    let radius = (-2 * log(openUniform(block.lowHalf))).squareRoot()
    let angle = 2 * .pi * openUniform(block.highHalf)
    return radius * (element & 1 == 0 ? cos(angle) : sin(angle))
  }

  /// An exponential number of mean 1, −log u: from 2⁻⁵³ to 37.5.
  public func exponential(event: Double, element: Int = 0) -> Double {
    -log(uniform(event: event, element: element))
  }

  /// A standard Gumbel number, −log(−log u), with the distribution function exp(−e⁻ˣ): from −3.7 to 36.8.
  public func gumbel(event: Double, element: Int = 0) -> Double {
    -log(-log(uniform(event: event, element: element)))
  }

  /// A Poisson number, as ``RandomStream/poisson(mean:at:)``.
  ///
  /// - Parameters:
  ///   - mean: From 0 to 1e15.
  ///   - event: The event's number.
  ///   - element: Which of the event's numbers.
  public func poisson(mean: Double, event: Double, element: Int = 0) -> Int {
    precondition(
      mean >= 0 && mean <= 1e15, "poisson: mean is \(mean); expected a number from 0 to 1e15")
    return poissonNumber(mean, key: bits(event: event, element: element))
  }

  /// A binomial number, as ``RandomStream/binomial(trials:probability:at:)``.
  ///
  /// - Parameters:
  ///   - trials: From 0 to 1e12.
  ///   - probability: Of a success, from 0 to 1.
  ///   - event: The event's number.
  ///   - element: Which of the event's numbers.
  public func binomial(trials: Int, probability: Double, event: Double, element: Int = 0) -> Int {
    requireBinomial(trials, probability)
    return binomialNumber(trials, probability, key: bits(event: event, element: element))
  }

  private func block(_ event: Double, _ element: Int) -> SIMD4<UInt32> {
    precondition(element >= 0, "element is \(element); expected 0 or more")
    return Philox.block(
      counter: SIMD4(lowHigh: words(of: (event + 0).bitPattern), words(of: UInt64(element >> 1))),
      key: words(of: key))
  }
}
