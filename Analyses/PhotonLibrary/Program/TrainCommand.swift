import Apus
import ArgumentParser
import Foundation
import LightTransport

/// `train`: a network that learns a library.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Let a network of sines learn a library.")

  @Option(name: .shortAndLong, help: "The library that 'simulate' wrote.") var library: String
  @Option(name: .shortAndLong, help: "The archive of NumPy (.npz) to write.") var output: String
  @Option(help: "Layers of sines.") var layers = 3
  @Option(help: "Units of each layer.") var width = 64
  @Option(help: "The frequency ω of the sines.") var omega = 15.0
  @Option(
    help:
      "What is made small: \(SineTraining.Loss.allCases.map(\.rawValue).joined(separator: ", ")).")
  var loss = SineTraining.Loss.counts
  @Option(help: "Updates of the weights by Adam.") var steps = 1500
  @Option(help: "Voxels of each update.") var batch = 4096
  @Option(help: "Adam's first learning rate.") var rate = 3e-3
  @Option(help: "Steps of L-BFGS on all voxels afterwards.") var polish = 3000
  @Option(help: "Which initial weights, and which voxels come when.") var seed: UInt64 = 1
  @Option(help: "Threads.") var threads = availableThreads

  func validate() throws {
    guard 1...64 ~= layers, 1...4096 ~= width else {
      throw ValidationError("\(layers) layers of \(width); give 1 to 64 layers of 1 to 4096 units")
    }
    guard steps > 0, polish >= 0, batch > 0, threads > 0, rate > 0, rate.isFinite else {
      throw ValidationError("--steps, --batch, --threads and --rate are above 0")
    }
    guard omega.isFinite, omega != 0 else {
      throw ValidationError("--omega is \(omega); give a number other than 0")
    }
  }

  func run() throws {
    let detector = LightDetector()
    let table = try VoxelTable(reading: URL(filePath: library), of: detector)
    var network = SineNetwork(
      SineShape(layers: layers, width: width, omega: omega), of: detector, seed: seed)
    var settings = SineTraining()
    (settings.loss, settings.steps, settings.batch) = (loss, steps, batch)
    (settings.rate, settings.seed, settings.threads) = (rate, seed, threads)
    settings.polish = polish
    let clock = ContinuousClock()
    let start = clock.now
    try network.train(on: table, settings) { step, loss in
      if step % 500 == 0 { show("step \(step): loss \(String(format: "%.4g", loss))") }
    }
    let seconds = start.duration(to: clock.now) / .seconds(1)
    try network.write(to: URL(filePath: output))
    show(
      "\(network.parameterCount) weights are in \(output), after \(String(format: "%.0f", seconds)) s."
    )
  }
}

extension SineTraining.Loss: ExpressibleByArgument {}
