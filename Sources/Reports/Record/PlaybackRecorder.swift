import Autodiff
import Foundation
import Parameters
import Pipelines

/// Makes a `Playback` of a training while it runs.
///
/// ```swift
/// let recorder = try PlaybackRecorder(of: trainer, from: state, in: folder)
/// let result = try trainer.run(
///   state, save: { try recorder.save(); try checkpoints.save($0) }, observe: recorder.observe)
/// try recorder.playback(of: result).write(to: folder.file("playback.json"))
/// ```
/// A frame may be where validation events judge the training: it costs about as much as the judgement,
/// less what fits and variations cost. Once there are too many, every second one is left out,
/// and from then on every second judgement.
public final class PlaybackRecorder {
  private let compiled: CompiledAnalysis
  private let reader: TemplateReader
  private let limit: Int
  private let file: URL
  private var store: Store
  private var latest: (step: Int, values: ParameterValues)?

  /// What is kept beside a checkpoint.
  private struct Store: Codable {
    /// Judgements so far, and how many of them make one frame.
    var judgements = 0
    var interval = 1
    var frames: [Playback.Frame] = []
  }

  /// - Parameters:
  ///   - trainer: What trains.
  ///   - state: Where it starts; of a run that goes on, frames of its first part are read.
  ///   - folder: Of the results.
  ///   - frames: How many there are at most, the last and the best not counted; at least 2.
  /// - Throws: `ReportError.damaged` for frames that cannot be read; problems of the data.
  public init(
    of trainer: Trainer, from state: TrainingState, in folder: ResultsFolder,
    frames: Int = Playback.usualFrames
  ) throws {
    precondition(frames >= 2, "a playback of \(frames) frames; give 2 or more")
    compiled = trainer.compiled
    reader = try TemplateReader(
      compiled, .validation, threads: trainer.settings.threads ?? availableThreads)
    (limit, file) = (frames, Self.file(in: folder))
    store = Store()
    guard state.step > 0 else { return }
    store = try Self.stored(in: file) ?? store
    // A checkpoint may be older than the frames.
    store.frames.removeAll { $0.step > state.step || !fits($0) }
    store.judgements = 1 + state.history.count(where: \.isJudged)
    if store.frames.isEmpty, let first = try frame(0, state.initial) { store.frames = [first] }
  }

  /// The frames of a run that is not finished.
  static func file(in folder: ResultsFolder) -> URL { folder.file("checkpoint-playback.json") }

  private static func stored(in file: URL) throws -> Store? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let store: Store = try readJSON(file) { .damaged(file.path, $0 + remedy) }
    guard store.judgements >= 0, store.interval >= 1 else {
      throw ReportError.damaged(
        file.path, "\(store.judgements) judgements, one frame for \(store.interval)\(remedy)")
    }
    return store
  }

  private static let remedy = "; remove it, and the training goes on without its earlier frames"

  /// Whether a frame is of this analysis.
  private func fits(_ frame: Playback.Frame) -> Bool {
    frame.channels.count == compiled.pipeline.channels.count
      && frame.trainables.count == shortParameters.count
  }

  /// Takes note of the training, as `Trainer.run` calls it.
  ///
  /// - Parameters:
  ///   - step: Updates made.
  ///   - values: The values that are judged.
  /// - Throws: Problems of the data.
  public func observe(_ step: Int, _ values: ParameterValues) throws {
    let isNew = latest?.step != step && store.frames.last?.step != step
    latest = (step, values)
    guard isNew else { return }
    defer { store.judgements += 1 }
    guard store.judgements.isMultiple(of: store.interval), let frame = try frame(step, values)
    else { return }
    store.frames.append(frame)
    guard store.frames.count > limit else { return }
    store.frames = stride(from: 0, to: store.frames.count, by: 2).map { store.frames[$0] }
    store.interval *= 2
  }

  /// Keeps the frames for a run that goes on; to be called before its checkpoint is written.
  ///
  /// - Throws: `ReportError.unwritable`.
  public func save() throws { try writeCompactJSON(store, to: file) }

  /// Removes what was kept of a run.
  static func remove(in folder: ResultsFolder) throws { try ArrayStore.remove(file(in: folder)) }

  /// The playback of a training that has ended.
  ///
  /// Frames at which something is not a finite number are left out.
  ///
  /// - Parameters:
  ///   - result: What it left.
  ///   - start: The exact reading on validation events before training, if it is known.
  /// - Throws: Problems of the data.
  public func playback(of result: TrainingResult, start: Metrics? = nil) throws -> Playback {
    var frames = store.frames
    if let latest, latest.step != frames.last?.step,
      let last = try frame(latest.step, latest.values)
    {
      frames.append(last)
    }
    frames.removeAll { $0.step == result.bestStep }
    if var best = try frame(result.bestStep, result.best) {
      best.isBest = true
      frames.insert(best, at: frames.firstIndex { $0.step > best.step } ?? frames.endIndex)
    }
    return described(frames, by: result.history, start: start)
  }

  /// The playback of a training that goes on.
  ///
  /// - Parameter history: Its steps so far.
  public func playback(soFar history: [TrainingStep]) -> Playback {
    described(store.frames, by: history, start: nil)
  }

  /// Frames with what is known of their steps.
  private func described(_ frames: [Playback.Frame], by history: [TrainingStep], start: Metrics?)
    -> Playback
  {
    var frames = frames
    for index in frames.indices {
      let step = frames[index].step
      let record = step > 0 && step <= history.count ? history[step - 1] : nil
      frames[index].loss = record?.loss
      frames[index].validation = record?.validation ?? (step == 0 ? start : nil)
    }
    return Playback(trainables: trainables, channels: channels, frames: frames)
  }
}

extension PlaybackRecorder {
  /// A frame with its numbers rounded; nil where one is not finite.
  private func frame(_ step: Int, _ values: ParameterValues) throws -> Playback.Frame? {
    let trainables = shortParameters.map { values.value(of: $0.parameter).elements.map(rounded) }
    let channels = try reader.bins(at: values).map { bins in
      Playback.Histograms(
        edges: bins.edges.map(rounded), values: bins.values.map { $0.map(rounded) },
        errors: bins.variances.map { $0.map { rounded($0.squareRoot()) } },
        thresholds: bins.thresholds.map(rounded))
    }
    let numbers = (trainables + channels.flatMap(\.numbers)).joined()
    guard numbers.allSatisfy(\.isFinite) else { return nil }
    return Playback.Frame(
      step: step, loss: nil, validation: nil, isBest: false, trainables: trainables,
      channels: channels)
  }

  private var shortParameters: [(path: String, parameter: Parameter)] {
    compiled.parameters.parameters.filter {
      $0.parameter.shape.count <= AnalysisOutline.Trainable.longestList
    }
  }

  private var trainables: [Playback.Trainable] {
    shortParameters.map { path, parameter in
      Playback.Trainable(path: path, shape: parameter.shape.extents, unit: parameter.unit)
    }
  }

  private var channels: [Playback.Channel] {
    let compared = compiled.comparedVariables
    let processes = compiled.data[.validation].map(\.name)
    return compiled.pipeline.channels.map { channel in
      Playback.Channel(
        name: channel.name, observable: channel.observedName, unit: channel.observedUnit,
        processes: processes, isOfCategories: channel.isOfCategories,
        cuts: compared.filter { $0.channel == channel.name }.map { cut in
          Playback.Cut(
            stage: cut.stage, position: cut.position, variable: cut.variable,
            kept: cut.keepsAbove ? .above : .below)
        })
    }
  }
}

extension Playback.Histograms {
  fileprivate var numbers: [[Double]] { [edges, thresholds] + values + errors }
}

/// To five digits.
private func rounded(_ number: Double) -> Double {
  guard number != 0, number.isFinite else { return number }
  return Double(String(format: "%.5g", number)) ?? number
}
