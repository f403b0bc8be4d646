import Autodiff

/// Parameters in order, each once, under distinct paths.
public struct ParameterSet: ParameterContainer, Sendable {
  /// The names in files and messages, in order.
  public let paths: [String]
  private let members: [Parameter]
  private let positions: [Parameter: Int]

  /// - Parameter parameters: Parameters with their paths. One that appears again (shared weights)
  ///   keeps its first place and path.
  /// - Precondition: no two parameters have the same path.
  public init(_ parameters: [(path: String, parameter: Parameter)]) {
    var (paths, members) = ([String](), [Parameter]())
    var positions: [Parameter: Int] = [:]
    var taken: Set<String> = []
    for (path, parameter) in parameters where positions[parameter] == nil {
      precondition(
        taken.insert(path).inserted, "two parameters are called '\(path)'; give one another name")
      positions[parameter] = members.count
      paths.append(path)
      members.append(parameter)
    }
    (self.paths, self.members, self.positions) = (paths, members, positions)
  }

  /// The parameters of a container, under its paths.
  public init(_ container: some ParameterContainer) { self.init(container.parameters) }

  /// Parameters under their labels.
  ///
  /// - Precondition: no two have the same label.
  public init(_ parameters: [Parameter]) { self.init(parameters.map { ($0.label, $0) }) }

  /// The parameters in order, with their paths.
  public var parameters: [(path: String, parameter: Parameter)] {
    Array(zip(paths, members)).map { (path: $0, parameter: $1) }
  }

  /// The raw leaves in order: what a gradient is taken with respect to.
  public var rawExpressions: [GlobalExpression] { members.map(\.raw) }

  /// The parameters that are not frozen.
  public var trainable: ParameterSet { ParameterSet(parameters.filter(\.parameter.isTrainable)) }

  /// The number of elements of all raw values together.
  public var elementCount: Int { members.reduce(0) { $0 + $1.rawShape.count } }

  /// The path of a member, nil for others.
  public func path(of parameter: Parameter) -> String? { positions[parameter].map { paths[$0] } }

  /// Whether the parameter is a member.
  public func contains(_ parameter: Parameter) -> Bool { positions[parameter] != nil }

  func position(of parameter: Parameter) -> Int {
    guard let position = positions[parameter] else {
      preconditionFailure("parameter '\(parameter.label)' is not one of \(paths)")
    }
    return position
  }
}

extension ParameterSet: Equatable {
  public static func == (a: ParameterSet, b: ParameterSet) -> Bool {
    a.paths == b.paths && a.members == b.members
  }
}

extension ParameterSet: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { members.count }
  public subscript(position: Int) -> Parameter { members[position] }
}
