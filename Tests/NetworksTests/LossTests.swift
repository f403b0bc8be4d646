import Autodiff
import Networks
import TestSupport
import Testing

@Suite("Losses")
struct LossTests {
  private let z = GlobalExpression.parameter("z", shape: [6])

  @Test func `binary cross-entropy is exact far out`() throws {
    let logits = Tensor([1000, 1000, -1000, -1000, 0, 1e300])
    let labels = GlobalExpression([1, 0, 1, 0, 0.5, 1])
    let losses = binaryCrossEntropy(logits: z, labels: labels)
    let slope = gradient(of: losses.sum(), withRespectTo: z)
    let results = try values(of: [losses, slope], at: [z: logits])
    #expect(results[0].elements.prefix(4) == [0, 1000, 1000, 0])
    #expect(deviation(of: [results[0][4]], from: [0.6931471805599453]) < 2e-16)
    #expect(results[0][5] == 0)
    #expect(results[1] == [0, 1, -1, 0, 0, 0])
  }

  @Test func `one label for all equals labels`() throws {
    let logits = Tensor([-3, -0.5, 0, 0.25, 2, 7])
    for label in [0.0, 0.25, 1] {
      let one = binaryCrossEntropy(logits: z, label: label)
      let each = binaryCrossEntropy(
        logits: z, labels: GlobalExpression(Array(repeating: label, count: 6)))
      #expect(try one.value(at: [z: logits]) == each.value(at: [z: logits]))
    }
  }

  /// −Σ y log_softmax(z) and its gradient from JAX 0.10.2 in double precision.
  @Test func `categorical cross-entropy equals JAX's`() throws {
    let z = GlobalExpression.parameter("z", shape: [2, 3])
    let labels = GlobalExpression(Tensor(rows: [[0, 1, 0], [0.25, 0.5, 0.25]]))
    let losses = categoricalCrossEntropy(logits: z, labels: labels)
    let slope = gradient(of: losses.sum(), withRespectTo: z)
    let results = try values(
      of: [losses, slope], at: [z: Tensor(rows: [[0.5, -1.25, 2], [3, 0, -0.5]])])
    let expectedLosses = [3.4826219831020326, 2.451946644541926]
    #expect(deviation(of: results[0].elements, from: expectedLosses) < 1e-15)
    let expected = [
      0.17682018210744427, -0.9692732596735636, 0.7924530775661193, 0.6759392562016979,
      -0.45390019894699696, -0.2220390572547009,
    ]
    #expect(deviation(of: results[1].elements, from: expected) < 2e-15)
  }

  @Test func `categorical cross-entropy is exact far out`() throws {
    let z = GlobalExpression.parameter("z", shape: [3])
    let losses = (0..<3).map { categoricalCrossEntropy(logits: z, classIndex: $0) }
    let slope = gradient(of: losses[1], withRespectTo: z)
    let results = try values(of: losses + [slope], at: [z: [1000, -1000, 0]])
    #expect(results.prefix(3).map(\.scalar) == [0, 2000, 1000])
    #expect(results[3] == [1, -1, 0])
  }

  @Test func `one-hot rounds and leaves out what is no class`() throws {
    let number: GlobalExpression = [0, 1, 2, 1.2, 3, -1]
    #expect(
      try number.oneHot(classes: 3).value()
        == Tensor(rows: [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0], [0, 0, 0], [0, 0, 0]]))
  }

  @Test func `class index equals one-hot labels`() throws {
    let z = GlobalExpression(Tensor(rows: [[0.5, -1.25, 2], [3, 0, -0.5]]))
    let labels = GlobalExpression([2, 2]).oneHot(classes: 3)
    let (index, oneHot) = (
      try categoricalCrossEntropy(logits: z, classIndex: 2).value(),
      try categoricalCrossEntropy(logits: z, labels: labels).value()
    )
    #expect(deviation(of: index.elements, from: oneHot.elements) < 1e-15)
  }

  @Test func `means over events are weighted`() throws {
    let (a, b) = (EventSpace("a"), EventSpace("b"))
    let (x, w) = (
      { EventExpression.column("x", of: $0) }, { EventExpression.column("w", of: $0) }
    )
    let events: [EventSpace: any EventSource] = [
      a: ColumnSource(["x": [1, 2, 3], "w": [1, 0, 3]]), b: ColumnSource(["x": [10], "w": [4]]),
    ]
    #expect(try x(a).sumOverEvents(weights: w(a)).value(events: events) == 10)
    #expect(try x(a).meanOverEvents(weights: w(a)).value(events: events) == 2.5)
    let both = meanOverEvents([(x(a), w(a)), (x(b), w(b))])
    #expect(try both.value(events: events) == 6.25)
  }
}
