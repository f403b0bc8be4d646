import Events
import NumericalMethods

/// How often the events of a sample occur in replicas of the data: Poisson numbers of mean 1.
///
/// Filling histograms with weights multiplied by them is the bootstrap for events whose number fluctuates
/// too (B. Efron, Ann. Statist. 7 (1979) 1, doi:10.1214/aos/1176344552, with the multinomial's limit of
/// many events). Each factor is a function of the seed, the sample's name, the replica and the event, so
/// it depends neither on blocks of events nor on threads.
struct ReplicaFactors: Sendable {
  /// One for each replica.
  private let hashes: [EventHash]

  /// - Parameters:
  ///   - count: The number of replicas.
  ///   - seed: Of all factors.
  ///   - sample: Samples of one name have the same factors.
  init(_ count: Int, seed: UInt64, sample: String) {
    let stream = RandomStream(seed: seed, purpose: "replicas of \(sample)")
    hashes = (0..<count).map { replica in
      let bits = stream.bits(at: UInt64(replica))
      return EventHash(seed: UInt64(bits.x) | UInt64(bits.y) << 32)
    }
  }

  /// The factors of consecutive rows.
  func fill(_ buffer: UnsafeMutablePointer<Double>, rows: Range<Int>, replica: Int) {
    let hash = hashes[replica]
    thresholds.withUnsafeBufferPointer { thresholds in
      for row in rows {
        buffer[row - rows.lowerBound] = quantile(hash.bits(for: UInt64(row)), thresholds)
      }
    }
  }

  /// Replaces the numbers that identify events by the events' factors.
  func replace(_ identities: UnsafeMutableBufferPointer<Double>, replica: Int) {
    let hash = hashes[replica]
    thresholds.withUnsafeBufferPointer { thresholds in
      for index in identities.indices {
        let bits = hash.bits(for: eventIdentity(identities[index]))
        identities[index] = quantile(bits, thresholds)
      }
    }
  }
}

/// The Poisson number of mean 1 at a quantile, a multiple of 2⁻⁶⁴.
private func quantile(_ bits: UInt64, _ thresholds: UnsafeBufferPointer<UInt64>) -> Double {
  var count = 0
  while count < thresholds.count && bits >= thresholds[count] { count += 1 }
  return Double(count)
}

/// 2⁶⁴ times the probabilities of at most 0, 1, 2, … events, as far as doubles tell them from 1.
private let thresholds: [UInt64] = {
  var (probability, sum) = (0.367879441171442321595523770161, 0.0)
  var thresholds: [UInt64] = []
  for count in 1...20 {
    sum += probability
    guard sum < 1 else { break }
    thresholds.append(UInt64(sum * 0x1p64))
    probability /= Double(count)
  }
  return thresholds
}()
