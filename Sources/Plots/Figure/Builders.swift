/// Lists marks, with `if`, `for` and lists of marks among them.
@resultBuilder
public enum MarkBuilder {
  public static func buildExpression(_ mark: any Mark) -> [any Mark] { [mark] }
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap(\.self) }
  public static func buildOptional(_ marks: [any Mark]?) -> [any Mark] { marks ?? [] }
  public static func buildEither(first marks: [any Mark]) -> [any Mark] { marks }
  public static func buildEither(second marks: [any Mark]) -> [any Mark] { marks }
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap(\.self) }
}

/// Lists panels, with `if`, `for` and lists of panels among them.
@resultBuilder
public enum PanelBuilder {
  public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
  public static func buildExpression(_ panels: [Panel]) -> [Panel] { panels }
  public static func buildBlock(_ parts: [Panel]...) -> [Panel] { parts.flatMap(\.self) }
  public static func buildOptional(_ panels: [Panel]?) -> [Panel] { panels ?? [] }
  public static func buildEither(first panels: [Panel]) -> [Panel] { panels }
  public static func buildEither(second panels: [Panel]) -> [Panel] { panels }
  public static func buildArray(_ parts: [[Panel]]) -> [Panel] { parts.flatMap(\.self) }
}
