@testable import Autodiff

/// Lookups and sums into cells, with every mixture of global and per-event inputs.
enum CellExamples {
  static let lookups = [
    OperationExample(
      "lookup", at: [table, positions],
      expected: [0.36, 0.25, 0.04, 0.01, 0, 0]
    ) { .apply(Lookup(), to: [square($0[0]), $0[1]]) },
    OperationExample(
      "lookup of each event in a global table", at: [table, eventPositions], perEvent: [1]
    ) {
      .apply(Lookup(), to: [square($0[0]), $0[1]])
    },
    OperationExample("lookup in each event's table", at: [eventTable, positions], perEvent: [0]) {
      .apply(Lookup(), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "lookup of each event in its own table", at: [eventTable, eventPositions], perEvent: [0, 1]
    ) { .apply(Lookup(), to: [square($0[0]), $0[1]]) },
  ]

  static let sums = [
    OperationExample(
      "sum into cells", at: [values, positions],
      expected: [0, 0, 0.01, 0.16, 0.04, 0.25, 0, 0]
    ) { .apply(SumIntoCells(count: 4, isOverEvents: false), to: [square($0[0]), $0[1]]) },
    OperationExample(
      "sum of each event into its cells", at: [eventValues, eventPositions], perEvent: [0, 1]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: false), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "global values into cells of each event", at: [values, eventPositions], perEvent: [1]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: false), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "values of each event into cells alike", at: [eventValues, positions], perEvent: [0]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: false), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "sum over events into cells", at: [eventValues, eventPositions], perEvent: [0, 1]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: true), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "global values of all events into cells", at: [values, eventPositions], perEvent: [1]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: true), to: [square($0[0]), $0[1]])
    },
    OperationExample(
      "values of all events into given cells", at: [eventValues, positions], perEvent: [0]
    ) {
      .apply(SumIntoCells(count: 4, isOverEvents: true), to: [square($0[0]), $0[1]])
    },
  ]

  /// Four cells of two numbers.
  private static let table = Tensor(
    shape: [4, 2], elements: [0.3, -0.7, 0.6, 0.5, 0.2, -0.1, 1.1, 0.4])
  /// Far from whole numbers, where a lookup jumps; one below the table.
  private static let positions: Tensor = [1.5, 2.5, -0.5]
  private static let values = Tensor(shape: [3, 2], elements: [0.1, 0.4, 0.2, 0.5, 0.9, 1.3])
  private static let eventTable = Tensor.random([4, 2, 5], seed: 31)
  private static let eventValues = Tensor.random([3, 2, 5], seed: 32)
  /// Of three places in five events; two outside the table.
  private static let eventPositions = Tensor(
    shape: [3, 5],
    elements: [0.5, 1.5, 3.5, 2.5, 0.5, 2.5, 2.5, -1.5, 0.5, 0.5, 3.5, 1.5, 1.5, 4.5, 0.5])
}
