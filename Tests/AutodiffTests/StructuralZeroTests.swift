import Logging
import Synchronization
import Testing

@testable import Autodiff

/// What the library logs while these tests run; the log system is set up once for the process.
private enum Log {
  static let messages = Mutex<[String]>([])

  private static let isReady: Void = LoggingSystem.bootstrap { _ in Handler() }

  /// The messages that mention `name`.
  static func mentions(of name: String, during body: () throws -> Void) rethrows -> [String] {
    _ = isReady
    try body()
    return messages.withLock { $0.filter { $0.contains("'\(name)'") } }
  }

  struct Handler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      Log.messages.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }
}

@Suite("Derivatives that are zero whatever the values")
struct StructuralZeroTests {
  private let x = GlobalExpression.parameter("x")

  @Test func `a parameter that nothing depends on is named, and its gradient is zeros`() throws {
    let unused = GlobalExpression.parameter("unused width", shape: [2])
    let messages = try Log.mentions(of: "unused width") {
      let slopes = gradient(of: x * x, withRespectTo: [x, unused])
      let values = try values(of: slopes, at: [x: 3])
      #expect(values == [6.0, [0.0, 0.0]])
    }
    #expect(
      messages == [
        """
        warning: the derivative of multiply [] with respect to 'unused width' is structurally zero: \
        nothing connects them
        """
      ])
  }

  @Test func `a detached parameter is named too`() throws {
    let frozen = GlobalExpression.parameter("frozen")
    let messages = Log.mentions(of: "frozen") {
      _ = gradient(of: x * frozen.detached(), withRespectTo: [x, frozen])
    }
    #expect(messages.count == 1)
    #expect(!isDifferentiable(x * frozen.detached(), withRespectTo: frozen))
    #expect(isDifferentiable(x * frozen.detached(), withRespectTo: x))
  }

  @Test func `a step passes no derivative in either mode`() throws {
    let step = x.isGreater(than: 0)
    #expect(structuralGradient(of: step, withRespectTo: [x]) == [nil])
    let forward = directionalDerivative(of: step, withRespectTo: x, along: 1.0)
    #expect(try forward.value(at: [x: 1]).scalar == 0)
  }

  @Test func `a detached factor is a constant in both modes`() throws {
    let f = x * x.detached()
    let slopes = [
      gradient(of: f, withRespectTo: x),
      directionalDerivative(of: f, withRespectTo: x, along: 1.0),
    ]
    #expect(try values(of: slopes, at: [x: 5]).map(\.scalar) == [5, 5])
  }
}
