// usage: neos-step small|large cls|q0 INPUTS [GOLDEN.jsonl] [THREADS]
// Prints one line of JSON with the median and least seconds of a step, and its value and gradient.
// With the peer's record it checks value and gradient, and fails if they differ.
import Apus
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: neos-step small|large cls|q0 INPUTS [GOLDEN.jsonl] [THREADS]")
  exit(2)
}
let (label, kind) = (arguments[1], arguments[2])
let threads = arguments.count > 5 ? Int(arguments[5])! : availableThreads
let step = try NeosStep(
  label, kind: kind, inputs: URL(filePath: arguments[3]), threads: threads)
let start = ParameterValues.initial(step.parameters, seed: 1)
let (value, slopes) = try step.lossAndGradient(at: start)
let edgeGradient = slopes[step.edges].elements

let clock = ContinuousClock()
var times: [Double] = []
for repetition in 0..<(label == "large" ? 6 : 30) {
  var (values, optimiser) = (start, Adam(learningRate: 1e-3))
  let elapsed = try clock.measure {
    let (_, gradient) = try step.lossAndGradient(at: values)
    optimiser.update(&values, along: gradient)
  }
  let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  if repetition > 0 { times.append(seconds) }
}
times.sort()
let record: [String: Any] = [
  "bench": "blobs_\(label)_\(kind)", "median_s": times[times.count / 2], "min_s": times[0],
  "value": value, "grad_edges": edgeGradient, "threads": threads,
]
print(String(decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self))

if arguments.count > 4 {
  let lines = try String(contentsOfFile: arguments[4], encoding: .utf8).split(separator: "\n")
  let records = lines.compactMap {
    try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
  }
  guard let golden = records.first(where: { $0["bench"] as? String == "blobs_\(label)_\(kind)" }),
    let expected = golden["value"] as? Double, let goldenSlopes = golden["grad_edges"] as? [Double]
  else {
    print("no record of blobs_\(label)_\(kind) in \(arguments[4])")
    exit(2)
  }
  let largest = goldenSlopes.map(abs).max()!
  let slopesAgree = zip(edgeGradient, goldenSlopes).allSatisfy { abs($0 - $1) <= 1e-4 * largest }
  guard abs(value - expected) <= 1e-7 * abs(expected), slopesAgree else {
    print("WRONG: expected \(expected) and \(goldenSlopes)")
    exit(1)
  }
}
