import Autodiff
import Parameters

extension MLP {
  /// A network of sines, as smooth as its inputs: layers of sin(ω(x W + b)) and a linear last one.
  ///
  /// Weights start at U(±1/n_in) in the first layer and U(±√(6 / n_in) / ω) in all others, so that
  /// ω x W is of unit variance however deep; biases at U(±1/√n_in), as in the authors' code.
  /// Sitzmann et al., arXiv:2006.09661; in high-energy physics arXiv:2211.01505. Inputs should lie
  /// in about [−1, 1].
  ///
  /// - Parameters:
  ///   - inputs: The number of inputs.
  ///   - hidden: The number of units of each layer of sines.
  ///   - layers: The number of layers of sines, at least 1.
  ///   - outputs: The number of outputs.
  ///   - omega: ω, the frequency; larger follows finer structure.
  ///   - standardisation: What is done to the inputs first.
  ///   - precision: How precisely per-event values are computed.
  public static func siren(
    inputs: Int, hidden: Int, layers: Int, outputs: Int = 1, omega: Double = 30,
    standardisation: Standardisation? = nil, precision: Precision = .double
  ) -> MLP {
    precondition(layers > 0, "a network of sines has at least one layer of them, given \(layers)")
    let widths = [inputs] + Array(repeating: hidden, count: layers) + [outputs]
    let dense = (0...layers).map { index in
      let limit = 1 / Double(widths[index]).squareRoot()
      return Dense(
        "layer \(index + 1)", inputs: widths[index], outputs: widths[index + 1],
        activation: index == layers ? .identity : .sine(omega: omega),
        initialiser: .siren(first: index == 0, omega: omega), bias: .uniform(-limit...limit))
    }
    return MLP(layers: dense, standardisation: standardisation, precision: precision)
  }
}
