@testable import Autodiff

/// Orders and pools of values by keys that stay away from ties.
enum OrderingExamples {
  static let orders =
    both("order by other keys", expected: [1.44, 0.09, 0.64, 0.25, 0.16, 0.81]) {
      square($0[0]).reordered(by: $0[1], axis: 1)
    }
    + both("undo order", expected: [0.64, 1.44, 0.09, 0.16, 0.81, 0.25]) {
      square($0[0]).reordered(by: $0[1], axis: 1, isReversed: true)
    }
    + both("order over the first axis", expected: nil) {
      sin($0[0]).reordered(by: $0[0] * $0[1], axis: 0)
    }

  static let pools =
    both("pool blocks of another sequence", expected: pooled) {
      square($0[0]).pooled(as: $0[1], axis: 1)
    }
    + both("pool blocks of itself", expected: nil) { square($0[0].pooled(as: $0[0], axis: 1)) }

  // 0.7 > −0.5, whose mean 0.1 is below 0.2: one block. 0.4 > −0.6, whose mean −0.1 is not above 0.1: two.
  private static let pooled = [2.17 / 3, 2.17 / 3, 2.17 / 3, 0.53, 0.53, 0.16]

  private static let values = Tensor(rows: [[0.3, -0.8, 1.2], [0.9, 0.5, -0.4]])
  private static let keys = Tensor(rows: [[0.2, 0.7, -0.5], [0.4, -0.6, 0.1]])
  // Along either axis of an event, keys differ by at least 0.1.
  private static let eventValues = Tensor(
    shape: [2, 3, 2],
    elements: [0.3, 0.1, -0.8, 0.6, 1.2, -0.9, 0.9, -0.2, 0.5, 0.3, -0.4, 0.8])
  private static let eventKeys = Tensor(
    shape: [2, 3, 2],
    elements: [0.2, 0.9, 0.7, -0.3, -0.5, 0.4, 0.4, -0.8, -0.6, 0.2, 0.1, 0.7])

  private static func both(
    _ name: String, expected: [Double]?, build: @escaping @Sendable ([Node]) -> Node
  ) -> [OperationExample] {
    [
      OperationExample(name, at: [values, keys], expected: expected, build: build),
      OperationExample(
        "\(name), per event", at: [eventValues, eventKeys], perEvent: [0, 1], build: build),
      OperationExample(
        "\(name), values per event", at: [eventValues, keys], perEvent: [0], build: build),
    ]
  }
}
