import FlyingFox
import Foundation
import Pages
import Synchronization

/// A page that changes, served on the loopback address to browsers of this machine until the program
/// ends.
final class PageServer: Sendable {
  /// Where browsers find it.
  let address: String
  private let served = ServedPage()

  /// Begins to serve.
  ///
  /// - Parameter port: The port; 0 for any that is free.
  /// - Throws: ``WatchError`` where the port cannot be had.
  init(port: UInt16) throws {
    let server = HTTPServer(
      config: .init(address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled))
    address = "http://127.0.0.1:\(try Self.run(server, served, port))/"
  }

  /// Shows a page from now on.
  func show(_ page: Page) { served.show(page.html) }

  /// Waits until a browser that has looked before has the last page, but not for long.
  func finish(patience: TimeInterval = 3) {
    let end = Date(timeIntervalSinceNow: patience)
    while !served.isSeen, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
  }

  /// Starts the server, and says on which port once it listens.
  private static func run(_ server: HTTPServer, _ served: ServedPage, _ port: UInt16) throws
    -> UInt16
  {
    let answer = Answer()
    Task.detached {
      await served.addRoutes(to: server)
      do { try await server.run() } catch {
        answer.give(.failure(.port(port, reason: "\(error)")))
      }
    }
    Task.detached {
      try? await server.waitUntilListening(timeout: 5)
      guard case .ip4(_, let found) = await server.listeningAddress else { return }
      answer.give(.success(found))
    }
    return try answer.wait() ?? { throw WatchError.port(port, reason: "no answer") }()
  }
}

/// What a task finds out for a thread that waits.
private final class Answer: Sendable {
  private let result = Mutex<Result<UInt16, WatchError>?>(nil)
  private let isGiven = DispatchSemaphore(value: 0)

  func give(_ answer: Result<UInt16, WatchError>) {
    result.withLock { $0 = $0 ?? answer }
    isGiven.signal()
  }

  func wait() throws -> UInt16? {
    _ = isGiven.wait(timeout: .now() + 6)
    return try result.withLock { $0 }?.get()
  }
}

/// Why training cannot be watched.
enum WatchError: Error, CustomStringConvertible {
  case port(UInt16, reason: String)

  var description: String {
    switch self {
    case .port(let port, let reason):
      "--watch: cannot serve on port \(port) of 127.0.0.1 (\(reason)); give another one, or 0 for"
        + " any that is free"
    }
  }
}
