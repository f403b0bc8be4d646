import Apus
import Foundation
import TestSupport
import Testing
import TinyAnalysis

@Suite("Playbacks")
struct PlaybackTests {
  /// A training that is recorded, in a folder of its own.
  private struct Recorded {
    let result: TrainingResult
    let playback: Playback

    init(
      _ trainer: Trainer, _ state: TrainingState, in folder: ResultsFolder, frames: Int = 60,
      until step: Int? = nil, saving: (TrainingState) throws -> Void = { _ in }
    ) throws {
      let recorder = try PlaybackRecorder(of: trainer, from: state, in: folder, frames: frames)
      var made = state.step
      result = try trainer.run(
        state, shouldStop: { made == step },
        save: { state in
          try recorder.save()
          try saving(state)
        }, observe: recorder.observe, report: { made = $0.index + 1 })
      playback = try recorder.playback(of: result)
    }
  }

  private func wideTrainer() throws -> Trainer {
    let analysis = WideAnalysis()
    let compiled = try CompiledAnalysis(analysis, data: analysis.data(DataRequest()))
    return try Trainer(compiled, settings: analysis.training)
  }

  private func close(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 5.01e-5 * abs($1) }
  }

  @Test(arguments: [false, true])
  func `change no bit of the training`(isWide: Bool) throws {
    let trainer =
      isWide
      ? try wideTrainer()
      : try Trainer(RecordedAnalysis().compiled(), settings: RecordedAnalysis().training)
    let start = trainer.compiled.initialValues(seed: 1)
    let plain = try trainer.run(from: start)
    try withTemporaryFolder { url in
      let recorded = try Recorded(
        trainer, TrainingState(from: start), in: ResultsFolder(url.path)
      ).result
      #expect(recorded.best.tensors == plain.best.tensors)
      #expect(recorded.last.tensors == plain.last.tensors)
      #expect(recorded.history.map(\.loss) == plain.history.map(\.loss))
      #expect(recorded.history.map(\.validation) == plain.history.map(\.validation))
    }
  }

  @Test func `show the start, every judgement, the best and the end`() throws {
    let analysis = RecordedAnalysis()
    let trainer = try Trainer(analysis.compiled(), settings: analysis.training)
    try withTemporaryFolder { url in
      let run = try Recorded(
        trainer, TrainingState(from: trainer.compiled.initialValues(seed: 1)),
        in: ResultsFolder(url.path))
      let (result, playback) = (run.result, run.playback)
      #expect(playback.frames.map(\.step) == Array(0...12))
      #expect(playback.frames.filter(\.isBest).map(\.step) == [result.bestStep])
      #expect(result.bestStep > 0)
      for frame in playback.frames.dropFirst() {
        #expect(frame.loss == result.history[frame.step - 1].loss)
        #expect(frame.validation == result.history[frame.step - 1].validation)
      }
      #expect(playback.frames[0].loss == nil)
      #expect(playback.trainables.map(\.path) == ["low", "slope", "edges", "logits", "bandwidth"])
      let moments = [
        (playback.frames[0], result.initial), (playback.best!, result.best),
        (playback.frames.last!, result.last),
      ]
      for (frame, values) in moments { try expect(frame, of: playback, trainer.compiled, values) }
    }
  }

  /// Expects the validation templates of some values, and the values, in a frame.
  private func expect(
    _ frame: Playback.Frame, of playback: Playback, _ compiled: CompiledAnalysis,
    _ values: ParameterValues
  ) throws {
    let templates = try compiled.histograms(.validation, .exact, at: values)
    for (channel, bins) in zip(playback.channels, frame.channels) {
      for (index, process) in channel.processes.enumerated() {
        let template = try templates["\(channel.name)/\(process)"]
        #expect(close(bins.values[index], template.values))
        #expect(close(bins.errors[index], template.variances.map { $0.squareRoot() }))
        #expect(close(bins.edges, template.axis.edges))
      }
    }
    for (numbers, value) in zip(frame.trainables, values.values) {
      #expect(close(numbers, value.value.elements))
    }
    #expect(playback.channels.map(\.isOfCategories) == [false, true])
    #expect(playback.channels[0].cuts.map(\.kept) == [.above, .above, .below])
    #expect(close(frame.channels[0].thresholds, [frame.trainables[0][0], 3, 8]))
  }

  @Test(arguments: [2, 5, 7])
  func `have few frames, evenly spread`(limit: Int) throws {
    let trainer = try wideTrainer()
    try withTemporaryFolder { url in
      let run = try Recorded(
        trainer, TrainingState(from: trainer.compiled.initialValues(seed: 1)),
        in: ResultsFolder(url.path), frames: limit)
      let steps = run.playback.frames.map(\.step)
      #expect(steps.first == 0 && steps.last == 80 && steps == steps.sorted())
      #expect(steps.count <= limit + 2 && Set(steps).count == steps.count)
      // The wide analysis has too many numbers for all but its edges and its bandwidth.
      #expect(run.playback.trainables.contains { $0.path == "edges" })
      #expect(
        run.playback.frames.allSatisfy { frame in
          zip(frame.trainables, run.playback.trainables).allSatisfy {
            $0.count == $1.shape.reduce(1, *) && $0.count <= 12
          }
        })
    }
  }

  @Test(arguments: [1, 9, 23, 41, 79])
  func `go on with a training as if it had never been stopped`(step: Int) throws {
    let trainer = try wideTrainer()
    let start = TrainingState(from: trainer.compiled.initialValues(seed: 1))
    try withTemporaryFolder { url in
      let whole = try Recorded(
        trainer, start, in: ResultsFolder(url.appending(path: "1").path), frames: 8)
      let folder = ResultsFolder(url.appending(path: "2").path)
      let file = CheckpointFile(folder, run: try trainer.record(of: "Wide"), of: trainer)
      let part = try Recorded(
        trainer, start, in: folder, frames: 8, until: step, saving: file.save)
      #expect(part.playback.frames.last?.step == step)
      let state = try file.state()!
      #expect(state.step == step)
      let rest = try Recorded(trainer, state, in: folder, frames: 8, saving: file.save)
      #expect(rest.playback == whole.playback)
      try file.remove()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }
  }

  @Test func `begin at the start also where earlier frames are lost, and refuse damaged ones`()
    throws
  {
    let trainer = try wideTrainer()
    let start = TrainingState(from: trainer.compiled.initialValues(seed: 1))
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      var middle: TrainingState?
      _ = try Recorded(trainer, start, in: folder, until: 30, saving: { middle = $0 })
      let file = folder.file("checkpoint-playback.json")
      let whole = try Data(contentsOf: file)
      for length in stride(from: 0, to: whole.count - 1, by: whole.count / 20) {
        try whole.prefix(length).write(to: file)
        let error = #expect(throws: ReportError.self) {
          try PlaybackRecorder(of: trainer, from: middle!, in: folder)
        }
        #expect("\(error!)".hasPrefix("\(file.path): damaged: "))
        #expect(
          "\(error!)".hasSuffix(
            "; remove it, and the training goes on without its earlier frames"))
      }
      try FileManager.default.removeItem(at: file)
      let rest = try Recorded(trainer, middle!, in: folder)
      #expect(rest.playback.frames[0].step == 0)
      #expect(rest.playback.frames[1].step > 30 && rest.playback.best != nil)
    }
  }

  @Test func `are read again, and leave no old one`() throws {
    let trainer = try wideTrainer()
    try withTemporaryFolder { url in
      let folder = ResultsFolder(url.path)
      let run = try Recorded(
        trainer, TrainingState(from: trainer.compiled.initialValues(seed: 1)), in: folder)
      try folder.writePlayback(run.playback)
      let file = folder.file("playback.json")
      #expect(try Playback(contentsOf: file) == run.playback)
      let size = try Data(contentsOf: file).count
      #expect(size < 500_000)
      try Data("[1]".utf8).write(to: file)
      let error = #expect(throws: ReportError.self) { try Playback(contentsOf: file) }
      #expect("\(error!)".hasPrefix("\(file.path): not a record of a training: "))
      try folder.writePlayback(nil)
      #expect(!FileManager.default.fileExists(atPath: file.path))
      try folder.writePlayback(nil)
    }
  }
}
