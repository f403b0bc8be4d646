import HistFactory

/// The errors of finite simulation, after Barlow and Beeston.
extension DatacardConverter {
  /// What a bin's effective events ask for.
  private enum Treatment {
    /// One factor for all processes.
    case joint
    /// Factors of each process.
    case split
    /// The background has no error, so nothing varies.
    case exact
  }

  func addStatisticalErrors(
    _ errors: Datacard.StatisticalErrors, to processes: inout [Process], in channel: String
  ) throws {
    if errors.threshold < 0 { return }
    for process in processes { try process.nominal.requireVariances(at: errors.place) }
    let bins = processes[0].nominal.values.indices
    let treatments = bins.map { treatment(of: $0, errors, processes) }
    let name = "prop_bin\(channel)"
    for index in processes.indices {
      let (nominal, process) = (processes[index].nominal, processes[index].column.process)
      if treatments.contains(.joint) {
        let joint = zip(nominal.uncertainties, treatments).map { $1 == .joint ? $0 : 0 }
        processes[index].modifiers.append(.init(name: name, effect: .statError(joint)))
      }
      let split = try splitErrors(of: processes[index], treatments, errors)
      if split.poisson.contains(where: { $0 > 0 }) {
        processes[index].modifiers.append(
          .init(name: "\(name)_\(process)_poisson", effect: .shapeSys(split.poisson)))
      }
      if split.normal.contains(where: { $0 > 0 }) {
        processes[index].modifiers.append(
          .init(name: "\(name)_\(process)", effect: .statError(split.normal)))
      }
    }
    notes.note(
      "statistical errors of channel '\(channel)' keep their relative size when rates change",
      at: errors.place)
  }

  private func treatment(
    of bin: Int, _ errors: Datacard.StatisticalErrors, _ processes: [Process]
  ) -> Treatment {
    let counted = processes.filter { errors.includesSignal || !$0.column.isSignal }
    let content = counted.reduce(0) { $0 + $1.nominal.values[bin] }
    let square = counted.reduce(0) {
      $0 + $1.nominal.uncertainties[bin] * $1.nominal.uncertainties[bin]
    }
    if square == 0 { return .exact }
    return effectiveEvents(content, square) > errors.threshold ? .joint : .split
  }

  private func effectiveEvents(_ content: Double, _ square: Double) -> Double {
    (content * content / square).rounded()
  }

  /// The errors of one process in the bins where it has its own.
  private func splitErrors(
    of process: Process, _ treatments: [Treatment], _ errors: Datacard.StatisticalErrors
  ) throws -> (poisson: [Double], normal: [Double]) {
    var poisson = Array(repeating: 0.0, count: treatments.count)
    var normal = poisson
    for (bin, treatment) in treatments.enumerated() where treatment == .split {
      let (content, error) = (process.nominal.values[bin], process.nominal.uncertainties[bin])
      if error == 0 { continue }
      let events = effectiveEvents(content, error * error)
      if content <= 0 || events == 0 {
        try notes.leaveOut(
          """
          bin \(bin) of process '\(process.column.process)' in channel '\(process.column.channel)' is \
          \(content) ± \(error); a factor cannot express the error of a bin without effective events
          """, at: errors.place)
      } else if events <= errors.threshold {
        poisson[bin] = content / events.squareRoot()
      } else {
        normal[bin] = error
      }
    }
    return (poisson, normal)
  }
}
