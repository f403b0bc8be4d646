import HistFactory
import Histograms
import ROOTFiles

/// What a conversion leaves out of a file, to be told once it is over.
struct LeftOut {
  /// Histograms that the new file cannot hold, and why.
  private(set) var histograms: [(path: String, reason: String)] = []
  /// Other objects by their classes, in the order of the file.
  private var objects: [String: [String]] = [:]
  private var classes: [String] = []
  /// Whether they are all trees and RNTuples.
  private var areTables = true
  /// How many objects a file has in older cycles.
  private var olderCycles = 0
  /// By class, what is attached to histograms to be drawn with them.
  private var attachments: [String: Int] = [:]

  mutating func add(_ path: String, reason: String) { histograms.append((path, reason)) }

  mutating func add(attachments names: [String]) {
    for name in names { attachments[name, default: 0] += 1 }
  }

  /// Adds all keys of a file that are not among those converted.
  mutating func add(keysOf file: ROOTFile, but converted: [ROOTKey]) throws {
    let (taken, paths) = (
      Set(converted.map(\.path)), Set(converted.map(\.pathWithoutCycle))
    )
    for key in try file.allKeys() where !key.isDirectory && !taken.contains(key.path) {
      if paths.contains(key.pathWithoutCycle) {
        olderCycles += 1
      } else {
        if objects[key.className] == nil { classes.append(key.className) }
        objects[key.className, default: []].append(key.pathWithoutCycle)
        areTables = areTables && key.isTable
      }
    }
  }

  /// The other objects, such as “2 TCanvas (c1, c2), 1 TTree (events)”; nil where there are none.
  var otherObjects: String? {
    guard !classes.isEmpty else { return nil }
    return classes.map { name in
      let paths = objects[name] ?? []
      return "\(paths.count) \(name) (\(shortened(paths, to: 80)))"
    }.joined(separator: ", ")
  }

  /// Tells of histograms and of objects that no conversion writes by warnings, of the rest by notes.
  func report(on console: Console) {
    for (path, reason) in histograms.prefix(10) { console.warn("'\(path)' is left out: \(reason)") }
    if histograms.count > 10 {
      console.warn("\(histograms.count - 10) more histograms are left out")
    }
    if let otherObjects {
      let text = "no histograms and left out: \(otherObjects)"
      areTables ? console.note(text) : console.warn(text)
    }
    if olderCycles > 0 {
      console.note("\(counted(olderCycles, "object")) of older cycles left out")
    }
    if !attachments.isEmpty {
      let counts = attachments.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      console.note("attached to histograms and left out: \(counts.joined(separator: ", "))")
    }
  }
}
