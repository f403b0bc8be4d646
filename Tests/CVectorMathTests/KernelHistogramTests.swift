import CVectorMath
import Foundation
import Testing

@Suite("Kernel histograms in C")
struct KernelHistogramTests {
  /// Sums of one part over some events.
  private func sums(
    _ part: vm_kernel_part, order: Int32 = 0, x: [Double], weights: [Double]? = nil,
    edges: [Double], bandwidth: Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: edges.count + 1)
    var scratch = [Double](repeating: 0, count: vm_kernel_scratch(edges.count, 1))
    let weights = weights ?? Array(repeating: 1, count: x.count)
    edges.withUnsafeBufferPointer { edges in
      weights.withUnsafeBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { sums in
          let axis = vm_kernel_axis(
            edges: edges.baseAddress, count: edges.count, bandwidth: bandwidth)
          var request = vm_kernel_sum(
            part: part, order: order, weights: weights.baseAddress, sums: sums.baseAddress)
          vm_kernel_sums(axis, x, x.count, &request, 1, &scratch)
        }
      }
    }
    return sums
  }

  private func means(
    _ part: vm_kernel_part, order: Int32 = 0, x: [Double], coefficients: [Double],
    edges: [Double], bandwidth: Double
  ) -> [Double] {
    var means = [Double](repeating: 0, count: x.count)
    var scratch = [Double](repeating: 0, count: vm_kernel_scratch(edges.count, 1))
    edges.withUnsafeBufferPointer { edges in
      coefficients.withUnsafeBufferPointer { coefficients in
        means.withUnsafeMutableBufferPointer { means in
          let axis = vm_kernel_axis(
            edges: edges.baseAddress, count: edges.count, bandwidth: bandwidth)
          var request = vm_kernel_mean(
            part: part, order: order, coefficients: coefficients.baseAddress,
            means: means.baseAddress)
          vm_kernel_means(axis, x, x.count, &request, 1, &scratch)
        }
      }
    }
    return means
  }

  @Test func `Φ and φ are within their bounds of the C library's`() {
    var (worstMass, worstDensity) = (0.0, 0.0)
    for step in -9500...9500 {
      let t = Double(step) / 1000 + 0.000_37
      let mass = sums(VM_KERNEL_CELLS, x: [-t], edges: [0], bandwidth: 1)
      worstMass = max(
        worstMass, abs(mass[0] - 0.5 * erfc(-t / 2.0.squareRoot())),
        abs(mass[1] - 0.5 * erfc(t / 2.0.squareRoot())))
      let density = sums(VM_KERNEL_EDGES, order: 1, x: [-t], edges: [0], bandwidth: 1)[0]
      worstDensity = max(
        worstDensity, abs(density - exp(-t * t / 2) / (2 * Double.pi).squareRoot()))
    }
    // Half a unit more is the library's own.
    #expect(worstMass < 3 * 0x1p-53 && worstDensity < 1.5 * 0x1p-53)
  }

  private static let wide = (0..<61).map { Double($0) }

  @Test(arguments: [0.01, 0.4, 1.4, 30])
  func `a mean depends on no other event`(bandwidth: Double) {
    var random = SeededUniforms(state: 5)
    let x = random.values(300, in: -5...65) + [.nan, .infinity, 30]
    let coefficients = random.values(62, in: -1...1)
    func means(_ x: [Double]) -> [UInt64] {
      self.means(
        VM_KERNEL_CELLS, x: x, coefficients: coefficients, edges: Self.wide, bandwidth: bandwidth
      ).map { $0.isNaN ? 0 : $0.bitPattern }
    }
    let together = means(x)
    #expect(x.map { means([$0])[0] } == together)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan])
  func `a weight that is not finite stays within its event's reach`(weight: Double) {
    // The neighbours' reach is longer where edges crowd.
    let edges = (0..<60).map { Double($0) } + (0..<60).map { 60 + Double($0) / 60 }
    let x = [10.2] + [Double](repeating: 60.5, count: 40)
    let weights = [weight] + [Double](repeating: 1, count: 40)
    let cells = sums(
      VM_KERNEL_CELLS, x: x, weights: weights, edges: edges, bandwidth: 0.2)
    #expect(cells.indices.allSatisfy { cells[$0].isFinite == !(9...12 ~= $0) })
  }

  @Test func `what is skipped of high derivatives is below 2^-54`() {
    for order in 1...8 as ClosedRange<Int32> {
      let far = (1...400).map { 6 + Double($0) / 20 }
      let edges = [-40, 0.0] + far + [100, 200, 300]
      let found = sums(VM_KERNEL_EDGES, order: order, x: [0], edges: edges, bandwidth: 1)
      for (index, t) in far.enumerated() where found[index + 2] == 0 {
        let (hermite, density) = (hermite(Int(order) - 1, t), exp(-t * t / 2) / 2.5)
        #expect(abs(hermite * density) < 0x1p-54 * max(1, abs(self.hermite(Int(order) - 1, 1))))
      }
    }
  }

  private func hermite(_ n: Int, _ t: Double) -> Double {
    var (before, value) = (0.0, 1.0)
    for k in 0..<n { (before, value) = (value, t * value - Double(k) * before) }
    return value
  }

  // Seen with SSE2, AVX2 and AVX-512, and without optimisation.
  @Test func `bits are the same on every machine`() {
    var random = SeededUniforms(state: 8)
    let (x, weights) = (random.values(777, in: -4...4), random.values(777, in: -1...2))
    var words: [UInt64] = []
    for count in [1, 2, 11, 41, 201] {
      let edges = (0..<count).map { -3 + 6 * Double($0) / Double(max(count - 1, 1)) }
      for bandwidth in [1e-3, 0.05, 0.3, 2] {
        for part in (0..<7).map({ vm_kernel_part(rawValue: UInt32($0)) }) {
          words += sums(
            part, order: 2, x: x, weights: weights, edges: edges, bandwidth: bandwidth
          ).map(\.bitPattern)
          words += means(
            part, order: 2, x: x, coefficients: Array(weights.prefix(count + 1)), edges: edges,
            bandwidth: bandwidth
          ).map(\.bitPattern)
        }
      }
    }
    let digest = words.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ $1) &* 0x100_0000_01b3 }
    #expect(String(digest, radix: 16) == "969389fc8471d37c")
  }
}
