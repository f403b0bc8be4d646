import Histograms

/// The template histograms of a configuration, by what they are.
///
/// They come from ``FitConfiguration/templates(from:)``; some may be replaced by histograms of one's
/// own before a workspace is made of them.
public struct TemplateHistograms: Sendable, Equatable {
  /// The templates' names, in the order in which they were added.
  public private(set) var names: [TemplateName] = []
  private var histograms: [TemplateName: Histogram] = [:]

  /// None yet.
  public init() {}

  /// The histogram of a template; nil if there is none. Setting one adds it or replaces another.
  public subscript(name: TemplateName) -> Histogram? {
    get { histograms[name] }
    set {
      if histograms[name] == nil, newValue != nil { names.append(name) }
      if newValue == nil { names.removeAll { $0 == name } }
      histograms[name] = newValue
    }
  }

  /// All histograms under their paths, such as `SR/Background/Scale_Up`.
  ///
  /// - Throws: `HistogramsError` for two templates with one path.
  public var collection: HistogramCollection {
    get throws {
      var collection = HistogramCollection()
      for name in names {
        if let histogram = histograms[name] { try collection.add(histogram, at: name.path) }
      }
      return collection
    }
  }
}
