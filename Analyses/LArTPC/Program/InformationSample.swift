import LArTPCModel

/// The information of one kind of sample.
struct InformationSample {
  let name: String
  let observables: Observables
  let information: FisherInformation

  /// All tracks by charge, time and both, then samples that lack what breaks degeneracies.
  static func all(_ options: SampleOptions) throws -> [InformationSample] {
    let total = options.tracks.muons + options.tracks.protons
    let mixed = options.generator
    func only(_ particle: Particle) -> TrackGenerator {
      var generator = mixed
      generator.counts = [particle: total]
      return generator
    }
    var shallow = mixed
    (shallow.drift, shallow.largestCosine) = (0.49...0.51, 0.05)
    var flat = mixed
    flat.largestCosine = 0.05
    let samples: [(String, TrackGenerator, [Observables])] = [
      ("muons and protons", mixed, [.both, .charge, .time]),
      ("muons", only(.muon), [.both, .charge]), ("protons", only(.proton), [.both, .charge]),
      ("flat", flat, [.both]), ("flat, single depth", shallow, [.both, .charge]),
    ]
    return try samples.flatMap { name, generator, observables in
      let map = try options.tracks.map(of: generator.tracks())
      let calibration = Calibration(map)
      return try observables.map {
        InformationSample(
          name: name, observables: $0, information: try calibration.information(.nominal, $0))
      }
    }
  }
}
