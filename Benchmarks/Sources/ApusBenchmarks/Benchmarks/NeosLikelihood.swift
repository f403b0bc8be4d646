import Apus

/// The fits alone: expected CLs or p-value of templates that are given as numbers, value and
/// gradient with respect to every bin. The peer is `Peers/likelihood.py`.
struct NeosLikelihood: Benchmark {
  let name: String
  let repetitions = 400
  let tolerance = Tolerance.fits
  let threads: Int
  let dataMegabytes = 0.0
  private let evaluator: Evaluator
  private let values: [GlobalExpression: Tensor]

  /// - Parameter yields: The templates by sample, as in a record of the neos step.
  init(_ yields: [String: [Double]], statistic: BlobsModel.Statistic, threads: Int) throws {
    let templates = yields.reduce(into: [:]) { templates, sample in
      templates[sample.key] = GlobalExpression.parameter(sample.key, shape: [sample.value.count])
    }
    let loss = try BlobsModel.loss(statistic, templates: templates)
    let ordered = BlobsModel.samples.map { templates[$0]! }
    name = "likelihood_\(statistic)"
    self.threads = threads
    values = Dictionary(
      uniqueKeysWithValues: yields.map { (templates[$0.key]!, Tensor($0.value)) })
    evaluator = Evaluator(
      Plan([loss] + gradient(of: loss, withRespectTo: ordered)), threads: threads)
  }

  func evaluate() throws -> Outcome {
    let results = try evaluator.evaluate(values)
    let gradients = zip(BlobsModel.samples, results.dropFirst()).map { sample, gradient in
      ("grad_\(sample)", gradient.elements)
    }
    return Outcome(
      value: results[0].scalar, gradients: Dictionary(uniqueKeysWithValues: gradients))
  }
}
