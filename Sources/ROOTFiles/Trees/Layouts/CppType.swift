/// The name of a C++ type, taken apart.
struct CppType: Equatable {
  /// Without “std::”, such as “vector”, “unsigned int” or “TLorentzVector”.
  let name: String
  /// Behind the name in angle brackets.
  let arguments: [String]

  init(_ text: String) {
    let trimmed = text.trimmed.withoutPrefix("const ").trimmed
    let open = trimmed.firstIndex(of: "<") ?? trimmed.endIndex
    name = trimmed[..<open].trimmed.withoutPrefix("std::")
    arguments =
      open < trimmed.endIndex && trimmed.hasSuffix(">")
      ? Self.arguments(trimmed[trimmed.index(after: open)...].dropLast()) : []
  }

  private static func arguments(_ text: Substring) -> [String] {
    var result = [""]
    var depth = 0
    for character in text {
      if character == "<" { depth += 1 }
      if character == ">" { depth -= 1 }
      if character == ",", depth == 0 {
        result.append("")
      } else {
        result[result.count - 1].append(character)
      }
    }
    return result.map(\.trimmed)
  }

  /// Whether it is a collection that is stored as its elements one after the other.
  var isSequence: Bool {
    !arguments.isEmpty
      && [
        "vector", "list", "deque", "forward_list", "set", "multiset", "unordered_set",
        "unordered_multiset", "ROOT::VecOps::RVec", "RVec",
      ].contains(name)
  }

  var isText: Bool { ["string", "TString", "basic_string"].contains(name) }

  /// The code of TVirtualStreamerInfo::EReadWrite of a number's type.
  var numberCode: Int? { arguments.isEmpty ? numberCodes[name] : nil }
}

private let numberCodes = [
  "bool": 18, "Bool_t": 18, "char": 1, "Char_t": 1, "signed char": 1, "int8_t": 1,
  "unsigned char": 11, "UChar_t": 11, "uint8_t": 11, "Byte_t": 11, "short": 2, "Short_t": 2,
  "int16_t": 2, "unsigned short": 12, "UShort_t": 12, "uint16_t": 12, "int": 3, "Int_t": 3,
  "int32_t": 3, "unsigned int": 13, "unsigned": 13, "UInt_t": 13, "uint32_t": 13, "long": 4,
  "Long_t": 4, "unsigned long": 14, "ULong_t": 14, "Long64_t": 16, "long long": 16, "int64_t": 16,
  "ULong64_t": 17, "unsigned long long": 17, "uint64_t": 17, "float": 5, "Float_t": 5,
  "double": 8, "Double_t": 8, "Double32_t": 9, "Float16_t": 19,
]

extension StringProtocol {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }

  fileprivate func withoutPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : String(self)
  }
}
