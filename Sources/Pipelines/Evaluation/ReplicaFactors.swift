import NumericalMethods

/// How often the events of a sample occur in replicas of the data: Poisson numbers of mean 1.
///
/// Filling histograms with weights multiplied by them is the bootstrap for events whose number fluctuates
/// too (B. Efron, Ann. Statist. 7 (1979) 1, doi:10.1214/aos/1176344552, with the multinomial's limit of
/// many events). Each factor is a function of the seed, the sample's name, the replica and the event, so
/// it depends neither on blocks of events nor on threads.
struct ReplicaFactors: Sendable {
  /// One for each replica.
  private let streams: [RandomStream]

  /// - Parameters:
  ///   - count: The number of replicas.
  ///   - seed: Of all factors.
  ///   - sample: Samples of one name have the same factors.
  init(_ count: Int, seed: UInt64, sample: String) {
    streams = (0..<count).map {
      RandomStream(seed: seed, purpose: "replica \($0) of \(sample)")
    }
  }

  /// The factors of consecutive rows; a block of random bits serves four of them.
  func fill(
    _ buffer: UnsafeMutablePointer<Double>, rows: Range<Int>, replica: Int
  ) {
    let stream = streams[replica]
    var row = rows.lowerBound
    while row < rows.upperBound {
      let bits = stream.bits(at: UInt64(row / 4))
      for word in (row % 4)..<4 where row < rows.upperBound {
        buffer[row - rows.lowerBound] = Self.poisson(bits[word])
        row += 1
      }
    }
  }

  /// Replaces the numbers that identify events by their factors.
  func replace(
    _ identities: UnsafeMutableBufferPointer<Double>, replica: Int, _ bits: (Double) -> UInt64
  ) {
    let stream = streams[replica]
    for index in identities.indices {
      identities[index] = Self.poisson(stream.bits(at: bits(identities[index])).x)
    }
  }

  /// The Poisson number of mean 1 at a quantile, a multiple of 2⁻³².
  private static func poisson(_ bits: UInt32) -> Double {
    var count = 0
    while count < thresholds.count && bits >= thresholds[count] { count += 1 }
    return Double(count)
  }

  /// 2³² times the probabilities of at most 0, 1, 2, … events, as far as they stay below 2³².
  private static let thresholds: [UInt32] = {
    var (probability, sum) = (0.367879441171442321595523770161, 0.0)
    var thresholds: [UInt32] = []
    for count in 1...16 {
      sum += probability
      let threshold = (sum * 0x1p32).rounded()
      guard threshold < 0x1p32 else { break }
      thresholds.append(UInt32(threshold))
      probability /= Double(count)
    }
    return thresholds
  }()
}
