import FlyingFox
import Foundation
import Synchronization

/// The page that a server has at the moment.
final class ServedPage: Sendable {
  private struct State {
    var html = Data()
    var version = 0
    /// The version that a browser has last fetched.
    var fetched = 0
  }

  private let state = Mutex(State())

  /// Shows another page from now on.
  func show(_ html: String) {
    let data = Data(html.utf8)
    state.withLock { $0 = State(html: data, version: $0.version + 1, fetched: $0.fetched) }
  }

  /// Whether browsers that have looked at all have the last version.
  var isSeen: Bool { state.withLock { $0.fetched == 0 || $0.fetched == $0.version } }

  /// `/` is the page, `/version` a text that changes with it.
  func addRoutes(to server: HTTPServer) async {
    await server.appendRoute("GET /") { _ in self.page }
    await server.appendRoute("GET /version") { _ in
      let version = self.state.withLock { "\($0.version)" }
      return Self.response("text/plain", Data(version.utf8))
    }
  }

  private var page: HTTPResponse {
    let html = state.withLock { state in
      state.fetched = state.version
      return state.html
    }
    return Self.response("text/html; charset=utf-8", html)
  }

  private static func response(_ type: String, _ body: Data) -> HTTPResponse {
    HTTPResponse(
      statusCode: .ok, headers: [.contentType: type, HTTPHeader("Cache-Control"): "no-store"],
      body: body)
  }
}
