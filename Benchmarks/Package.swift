// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that no benchmark is a dependency of the library.
let package = Package(
  name: "ApusBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Apus", path: "..")],
  targets: [
    .executableTarget(name: "neos-step", dependencies: ["Apus"], path: "Sources/NeosStep")
  ],
  swiftLanguageModes: [.v6]
)
