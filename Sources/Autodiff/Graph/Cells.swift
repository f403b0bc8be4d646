/// The cells of a table at computed positions.
///
/// A position p means cell ⌊p⌋; it has no derivative, so that what should move smoothly has to be in the
/// weights of several cells. The table may be global or a value per event, and so may the positions.
///
/// - Parameters:
///   - table: Cells along the first axis, of shape `[n, …]`.
///   - positions: Any shape `p`. Below 0, at n or above, and where it is NaN, the value is 0.
/// - Returns: The cells, of shape `p + […]`.
/// - Precondition: per-event values belong to one sample.
public func lookup<Positions: GraphValue>(_ table: GlobalExpression, at positions: Positions)
  -> Positions
{
  .wrap(.apply(Lookup(), to: [table.node, positions.node]))
}

/// The cells of each event's own table at computed positions.
///
/// A position p means cell ⌊p⌋ and has no derivative; outside the table stands zero.
///
/// - Parameters:
///   - table: Cells along the first axis of each event's value, of shape `[n, …]`.
///   - positions: Any shape `p`, global or per event of the same sample.
/// - Returns: The cells, of shape `p + […]`.
/// - Precondition: per-event values belong to one sample.
public func lookup(_ table: EventExpression, at positions: some GraphValue) -> EventExpression {
  EventExpression(.apply(Lookup(), to: [table.node, positions.node]))
}

/// Values added into the cells of a table, one table for each event, or a global one of global values.
///
/// It is the transpose of `lookup`: values outside the table are lost, positions have no derivative.
///
/// - Parameters:
///   - values: Of shape `p + […]`.
///   - positions: Of shape `p`; position x means cell ⌊x⌋.
///   - count: The number n of cells.
/// - Returns: The sums, of shape `[n, …]`.
/// - Precondition: the values' first axes are the positions'.
public func sumIntoCells<V: GraphValue>(_ values: V, at positions: V, count: Int) -> V {
  .wrap(.apply(SumIntoCells(count: count, isOverEvents: false), to: [values.node, positions.node]))
}

/// Σ over a sample's events of values added into the cells of one table: hits of sensors, charges of
/// pixels, an image.
///
/// Each event adds to a few cells of many, so that time does not depend on their number; memory does,
/// with one table for each lane of a pass (up to 64). Values outside the table are lost; positions
/// have no derivative.
///
/// - Parameters:
///   - values: Per event of shape `p + […]`.
///   - positions: Per event of shape `p`; position x means cell ⌊x⌋.
///   - count: The number n of cells.
/// - Returns: The sums, of shape `[n, …]`.
/// - Precondition: the values' first axes are the positions', and both are of one sample.
public func sumOverEventsIntoCells(
  _ values: EventExpression, at positions: EventExpression, count: Int
) -> GlobalExpression {
  GlobalExpression(
    .apply(SumIntoCells(count: count, isOverEvents: true), to: [values.node, positions.node]))
}
