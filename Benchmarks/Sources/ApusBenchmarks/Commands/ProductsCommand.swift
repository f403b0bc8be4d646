import Apus
import ArgumentParser
import Foundation
import NumericalMethods

struct ProductsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products",
    abstract: "What the linked BLAS reaches on large matrices: the limit of networks.",
    discussion: """
      Multiplies matrices of 1024 × 1024 numbers, on every thread another, and prints billions of \
      additions and products a second, in double and in single precision.
      """)

  @Option(help: "Threads that multiply side by side.") var threads: Int = availableThreads

  func run() throws {
    print("\(BLAS.implementation), \(threads) threads")
    print("double: \(rate(of: Double.self)) GFlop/s")
    print("single: \(rate(of: Float.self)) GFlop/s")
  }

  /// The best of several runs.
  private func rate<Number: BLASNumber>(of _: Number.Type) -> Int {
    let (order, products, threads) = (1024, 8, threads)
    let best = (0..<5).map { _ in
      ContinuousClock().measure {
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
          multiply(Number.self, order, times: products)
        }
      }
    }.min()!
    let operations = 2 * Double(order * order * order * products * threads)
    return Int((operations / (best / .seconds(1)) * 1e-9).rounded())
  }
}

private func multiply<Number: BLASNumber>(_: Number.Type, _ order: Int, times: Int) {
  let a = [Number](repeating: 0.5, count: order * order)
  var c = a
  for _ in 0..<times {
    a.withUnsafeBufferPointer { a in
      c.withUnsafeMutableBufferPointer { c in
        BLAS.gemm(
          m: order, n: order, k: order, a: a.baseAddress!, lda: order, b: a.baseAddress!,
          ldb: order, c: c.baseAddress!, ldc: order)
      }
    }
  }
  precondition(c[0] == Number(order) / 4, "\(order) products of ½ · ½ add up to \(c[0])")
}
