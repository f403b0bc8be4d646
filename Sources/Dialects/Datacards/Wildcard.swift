/// Whether a name fits a pattern, in which `*` stands for any characters and `?` for one.
func matches(_ name: String, _ pattern: String) -> Bool {
  let (name, pattern) = (Array(name), Array(pattern))
  var (n, p) = (0, 0)
  // Where to go on after the last `*`, should what follows it not fit.
  var retry: (name: Int, pattern: Int)?
  while n < name.count {
    if p < pattern.count, pattern[p] == "*" {
      retry = (n, p + 1)
      p += 1
    } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
      n += 1
      p += 1
    } else if let last = retry {
      retry = (last.name + 1, last.pattern)
      (n, p) = (last.name + 1, last.pattern)
    } else {
      return false
    }
  }
  return pattern[p...].allSatisfy { $0 == "*" }
}
