import Autodiff

/// What of a model stays when its templates change, and the expressions of all that changes.
package struct LikelihoodStructure: Sendable {
  package let layout: LikelihoodLayout
  /// The model's numbers, in the order of the flat array.
  let parts: [GlobalExpression]

  package init(_ model: HistFactoryModel) {
    let builder = LayoutBuilder(model)
    (layout, parts) = (builder.layout, builder.numbers)
  }

  /// The flat array, `[numberCount]`, as one expression.
  package var numbers: GlobalExpression {
    concatenate(parts.map { $0.reshaped(to: [$0.shape.count]) })
  }
}
