/// The kinds of operation that a graph may hold.
///
/// The derivative checks go through this list and ask each type for examples; a node of a type that
/// is not here cannot be built, so no operation escapes them.
enum OperationRegistry {
  static let entries: [any GraphOperation.Type] = [
    Input.self, Constant.self, EventInput.self, EventCount.self,
    Unary.self, Binary.self, Select.self, Detach.self, ConvertPrecision.self,
    BiasedActivation.self, ActivationSlope.self,
    BroadcastToEvents.self, SumOverEvents.self, OuterSumOverEvents.self,
    BroadcastTo.self, SumToShape.self, SumAxis.self, Reshape.self, Transpose.self,
    Slice.self, Pad.self, Concatenate.self, Gather.self, ScatterAdd.self,
    Lookup.self, SumIntoCells.self,
    CumulativeSum.self, LogSumExp.self, Softmax.self, OneHotArgmax.self,
    KernelSum.self, KernelMean.self,
    Draw.self, CountDraw.self, Reorder.self, PoolBlocks.self,
    MatrixProduct.self, CholeskySolve.self, LogDeterminant.self,
    UserOperation.self, Argmin.self, Envelope.self, RootNode.self,
    PiecewisePolynomial.self, PiecewiseMoments.self,
    LinearSolve.self, FixedPoint.self, SystemRootNode.self,
    ClipCotangent.self, Loop.self, LoopReverse.self,
  ]

  private static let identifiers = Set(entries.map { ObjectIdentifier($0) })

  static func requireRegistered(_ operation: any GraphOperation) {
    if identifiers.contains(ObjectIdentifier(type(of: operation))) { return }
    graphFailure(
      """
      '\(operation.name)': operations of type \(type(of: operation)) are not registered; conform to \
      CustomOperation and use apply(_:to:)
      """)
  }
}
