import Logging
import Synchronization

/// What the library logs; the log system is set up once for the process.
public enum LogRecorder {
  private static let messages = Mutex<[String]>([])

  private static let isReady: Void = LoggingSystem.bootstrap { _ in Handler() }

  /// The result of a body, and the messages logged meanwhile that mention 'name' in quotes.
  public static func messages<R>(about name: String, during body: () throws -> R) rethrows
    -> (R, [String])
  {
    _ = isReady
    let result = try body()
    return (result, messages.withLock { $0.filter { $0.contains("'\(name)'") } })
  }

  private struct Handler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      LogRecorder.messages.withLock { $0.append("\(event.level): \(event.message)") }
    }
  }
}
