/// The candidates that a person who typed `name` probably meant, nearest first.
///
/// Nearness is the Levenshtein distance, ignoring case; candidates further than a third of the
/// name's length (at least two edits) are left out, and so are those without a common letter. A
/// name of more than 200 letters has none near it.
///
/// - Parameters:
///   - name: The name that was not found.
///   - candidates: The names that exist.
///   - limit: How many to return at the most.
public func nearNames(to name: String, in candidates: some Sequence<String>, limit: Int = 3)
  -> [String]
{
  let target = Array(name.lowercased())
  // A misspelling is short; comparing texts that are not takes the square of their length.
  guard target.count <= 200 else { return [] }
  let reach = max(2, target.count / 3)
  return
    candidates
    .filter { abs($0.count - target.count) <= reach }
    .map { (distance: editDistance(target, Array($0.lowercased())), name: $0) }
    // As many edits as letters make any name of any other.
    .filter { $0.distance <= reach && $0.distance < max(target.count, $0.name.count) }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .prefix(limit)
    .map(\.name)
}

/// “did you mean …?” for an error message, or nothing when no candidate is near.
public func suggestion(for name: String, in candidates: some Sequence<String>) -> String {
  let near = nearNames(to: name, in: candidates)
  return near.isEmpty ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
}

private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, character) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      let substitution = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
    }
  }
  return row[b.count]
}
