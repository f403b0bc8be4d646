import Apus
import Foundation

/// The folder of arrays that the peers' `make_inputs.py` and `mlp_inputs.py` write.
struct Inputs {
  var folder: URL

  private func array(_ name: String) throws -> NumPyArray {
    try NumPyFile.read(folder.appending(path: "\(name).npy"))
  }

  func tensor(_ name: String) throws -> Tensor {
    let array = try array(name)
    return Tensor(shape: Shape(array.shape), elements: array.values)
  }

  /// The columns of a matrix of shape `[events, columns.count]`.
  func table(_ name: String, columns: [String]) throws -> EventTable {
    try EventTable(numPy: array(name), columns: columns)
  }

  /// Dense layers from the arrays `<prefix>w0`, `<prefix>b0`, `<prefix>w1` and so on.
  func network(
    _ prefix: String, hidden: Activation, output: Activation, precision: Precision = .double
  ) throws -> MLP {
    MLP(
      layers: try (0..<3).map { index in
        Dense(
          weights: Parameter("w\(index)", value: try tensor("\(prefix)w\(index)")),
          bias: Parameter("b\(index)", value: try tensor("\(prefix)b\(index)")),
          activation: index == 2 ? output : hidden)
      }, precision: precision)
  }
}

extension EventTable {
  var megabytes: Double { Double(count * columnNames.count * 8) / 1_048_576 }
}
