// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Apus",
  platforms: [.macOS(.v15)],
  products: [
    // MARK: Public: what an analysis imports.
    .library(name: "Apus", targets: ["Apus"]),
    // The command line on files and workspaces.
    .executable(name: "apus", targets: ["ApusCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // MARK: Public
    .target(
      name: "Apus",
      dependencies: [
        "Autodiff", "Events", "EventFiles", "Histograms", "HistFactory", "Dialects",
        "FitConfigurations", "Inference", "Parameters", "Networks", "NumericalMethods",
        "Optimization", "Pages", "PhysicsFigures", "Pipelines", "Plots", "Studies", "Reports",
        "AnalysisProgram",
      ]),

    // MARK: Implementation, bottom up. Each target names only targets above it in this list.
    .systemLibrary(
      name: "CGSL",
      providers: [.apt(["libgsl-dev", "libopenblas-dev"]), .brew(["gsl", "openblas"])]),
    // Unoptimised, these loops are twenty to forty times slower; there is nothing to step through.
    .target(
      name: "CVectorMath",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    // As above: loops over bytes.
    .target(
      name: "CTables", exclude: ["powers_of_five.py"],
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(name: "CProcesses"),
    .target(name: "Diagnostics"),
    .target(name: "Terminal"),
    .target(name: "SystemPrograms"),
    .target(name: "Plots"),
    .systemLibrary(
      name: "CCompression",
      providers: [
        .apt(["zlib1g-dev", "libdeflate-dev", "liblz4-dev", "liblzma-dev", "libzstd-dev"]),
        .brew(["libdeflate", "lz4", "xz", "zstd"]),
      ]),
    .target(name: "Codecs", dependencies: ["CCompression"]),
    .target(name: "ZipArchives", dependencies: ["Codecs"]),
    .target(name: "ROOTFiles", dependencies: ["Codecs", "Diagnostics"]),
    .target(name: "NumericalMethods", dependencies: ["CGSL"]),
    .target(name: "DualNumbers", dependencies: ["NumericalMethods"]),
    .target(
      name: "Autodiff",
      dependencies: [
        "NumericalMethods", "CVectorMath", "Diagnostics",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "Events", dependencies: ["Autodiff", "CTables", "ZipArchives", "Diagnostics"]),
    .target(name: "Formulas", dependencies: ["Diagnostics"]),
    .target(
      name: "EventFiles", dependencies: ["Events", "Formulas", "ROOTFiles", "Diagnostics"]),
    .target(
      name: "Histograms",
      dependencies: ["Autodiff", "Diagnostics", "NumericalMethods", "ROOTFiles"]),
    .target(
      name: "HistFactory",
      dependencies: [
        "NumericalMethods", "Autodiff", "Diagnostics",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "Dialects", dependencies: ["HistFactory", "ROOTFiles", "Diagnostics"]),
    .target(
      name: "FitConfigurations",
      dependencies: [
        "Diagnostics", "ROOTFiles", "Formulas", "EventFiles", "Histograms", "HistFactory",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(name: "Inference", dependencies: ["HistFactory", "Autodiff", "NumericalMethods"]),
    .target(
      name: "PhysicsFigures",
      dependencies: ["Plots", "Histograms", "HistFactory", "Inference", "NumericalMethods"]),
    .target(name: "Parameters", dependencies: ["Autodiff", "Diagnostics", "NumericalMethods"]),
    .target(name: "Networks", dependencies: ["Parameters", "Autodiff"]),
    .target(
      name: "Optimization",
      dependencies: ["Parameters", "Autodiff", "Diagnostics", "NumericalMethods"]),
    .target(
      name: "Studies",
      dependencies: [
        "Autodiff", "NumericalMethods", "Optimization", "Parameters", "Plots", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Pipelines",
      dependencies: [
        "Diagnostics", "NumericalMethods", "Autodiff", "Events", "Histograms", "HistFactory",
        "Inference", "Parameters", "Networks", "Optimization",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "Reports",
      dependencies: [
        "Diagnostics", "NumericalMethods", "Autodiff", "Events", "Pipelines", "Histograms",
        "HistFactory", "Parameters", "Optimization", "SystemPrograms",
      ], resources: [.embedInCode("SecondOpinion/judge.py")]),
    .target(
      name: "Pages",
      dependencies: [
        "Events", "Histograms", "HistFactory", "Inference", "PhysicsFigures", "Plots", "Pipelines",
        "Reports", "SystemPrograms", "Terminal",
      ], resources: [.embedInCode("Assets/page.css"), .embedInCode("Assets/page.js")]),
    .target(
      name: "AnalysisProgram",
      dependencies: [
        "CProcesses", "NumericalMethods", "Optimization", "Pipelines", "Reports", "Pages",
        "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "ApusProgram",
      dependencies: [
        "Diagnostics", "Terminal", "NumericalMethods", "ROOTFiles", "Events", "Formulas",
        "EventFiles", "Histograms", "HistFactory", "Dialects", "Inference", "FitConfigurations",
        "Reports", "Pages", "SystemPrograms",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "ApusCommand", dependencies: ["ApusProgram"]),

    // MARK: Notebooks: their texts become functions of `notebooks`, by a plugin.
    .target(name: "Notebooks"),
    .executableTarget(
      name: "tangle-notebooks", dependencies: ["Notebooks"], path: "Sources/TangleNotebooks"),
    .plugin(
      name: "TanglePlugin", capability: .buildTool(), dependencies: ["tangle-notebooks"],
      path: "Sources/TanglePlugin"),
    .executableTarget(
      name: "notebooks",
      dependencies: [
        "Apus", "Notebooks",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Sources/NotebookProgram", plugins: ["TanglePlugin"]),

    // MARK: Analyses
    .executableTarget(
      name: "blobs", dependencies: ["Apus", "NumericalMethods"], path: "Analyses/Blobs",
      exclude: ["README.md", "study"]),
    .target(
      name: "HiggsToTauTauEvents",
      dependencies: ["Apus", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Analyses/HiggsToTauTau/Events"),
    .executableTarget(
      name: "higgs-to-tautau", dependencies: ["Apus", "HiggsToTauTauEvents"],
      path: "Analyses/HiggsToTauTau/Network"),
    .executableTarget(
      name: "higgs-to-tautau-cuts", dependencies: ["Apus", "HiggsToTauTauEvents"],
      path: "Analyses/HiggsToTauTau/Cuts"),
    .target(
      name: "FourLeptonEvents", dependencies: ["Apus", "NumericalMethods", "ROOTFiles"],
      path: "Analyses/FourLeptons/Events"),
    .executableTarget(
      name: "four-leptons",
      dependencies: [
        "Apus", "FourLeptonEvents",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/FourLeptons/Search"),
    .target(
      name: "InfernoMixture", dependencies: ["Apus", "HistFactory", "NumericalMethods"],
      path: "Analyses/Inferno/Mixture"),
    .executableTarget(
      name: "inferno",
      dependencies: [
        "Apus", "InfernoMixture",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/Inferno/Program"),
    .executableTarget(
      name: "higgs-to-tautau-scores", dependencies: ["Apus", "HiggsToTauTauEvents"],
      path: "Analyses/HiggsToTauTau/Scores"),
    .executableTarget(
      name: "higgs-to-tautau-boosted", dependencies: ["Apus", "HiggsToTauTauEvents"],
      path: "Analyses/HiggsToTauTau/Boosted"),
    .target(
      name: "Categories", dependencies: ["Apus", "NumericalMethods"],
      path: "Analyses/Categories/Toys"),
    .executableTarget(
      name: "categories-1d", dependencies: ["Apus", "Categories"],
      path: "Analyses/Categories/Walls"),
    .executableTarget(
      name: "categories-3c", dependencies: ["Apus", "Categories"],
      path: "Analyses/Categories/Regions"),
    .executableTarget(
      name: "categories-study",
      dependencies: [
        "Apus", "Categories", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/Categories/Study"),
    .target(
      name: "CherenkovModel", dependencies: ["Autodiff", "Events", "NumericalMethods", "Studies"],
      path: "Analyses/CherenkovCalibration/Model"),
    .executableTarget(
      name: "cherenkov-calibration",
      dependencies: [
        "Autodiff", "CherenkovModel", "NumericalMethods", "Plots", "Studies", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/CherenkovCalibration/Program"),
    .target(
      name: "LArTPCModel", dependencies: ["Autodiff", "Events", "NumericalMethods"],
      path: "Analyses/LArTPC/Model"),
    .executableTarget(
      name: "lartpc",
      dependencies: [
        "Autodiff", "LArTPCModel", "NumericalMethods", "Plots", "Studies", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/LArTPC/Program"),
    .target(
      name: "LightTransport", dependencies: ["Apus", "NumericalMethods", "Studies"],
      path: "Analyses/PhotonLibrary/Light"),
    .executableTarget(
      name: "photon-library",
      dependencies: [
        "Apus", "LightTransport", "NumericalMethods", "Plots", "Studies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/PhotonLibrary/Program"),
    .executableTarget(
      name: "gain-calibration",
      dependencies: [
        "Autodiff", "NumericalMethods", "Studies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/GainCalibration", exclude: ["README.md", "comparison.svg"]),

    .target(
      name: "CalorimeterDesign",
      dependencies: [
        "Autodiff", "DualNumbers", "NumericalMethods", "Plots", "Studies", "Terminal",
      ],
      path: "Analyses/CalorimeterDesign/Calorimeter"),
    .executableTarget(
      name: "calorimeter-design",
      dependencies: [
        "Autodiff", "CalorimeterDesign", "Plots", "Studies", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Analyses/CalorimeterDesign/Study"),

    // MARK: Tests
    .target(
      name: "TestSupport",
      dependencies: ["Autodiff", .product(name: "Logging", package: "swift-log")],
      path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(name: "CodecsTests", dependencies: ["Codecs"]),
    .testTarget(name: "ZipArchivesTests", dependencies: ["Codecs", "ZipArchives"]),
    .testTarget(
      name: "ROOTFilesTests",
      dependencies: ["Codecs", "ROOTFiles", "NumericalMethods", "TestSupport"],
      exclude: ["Trees/make_trees.py"],
      resources: [.copy("Trees/Made"), .copy("NTuples/WrittenByROOT")]),
    .testTarget(name: "NumericalMethodsTests", dependencies: ["NumericalMethods", "TestSupport"]),
    .testTarget(name: "CVectorMathTests", dependencies: ["CVectorMath", "TestSupport"]),
    .testTarget(
      name: "AutodiffTests",
      dependencies: [
        "Autodiff", "NumericalMethods", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(name: "EventsTests", dependencies: ["Events", "TestSupport"]),
    .testTarget(
      name: "FormulasTests", dependencies: ["Formulas", "NumericalMethods", "TestSupport"]),
    .testTarget(name: "EventFilesTests", dependencies: ["EventFiles", "TestSupport"]),
    .testTarget(
      name: "HistogramsTests",
      dependencies: ["Histograms", "Diagnostics", "NumericalMethods", "TestSupport"]),
    .testTarget(
      name: "HistFactoryTests", dependencies: ["HistFactory", "NumericalMethods", "TestSupport"]),
    .testTarget(name: "DialectsTests", dependencies: ["Dialects", "HistFactory", "TestSupport"]),
    .testTarget(
      name: "FitConfigurationsTests",
      dependencies: [
        "FitConfigurations", "EventFiles", "Events", "Formulas", "Histograms", "HistFactory",
        "TestSupport",
      ], exclude: ["make_inputs.py", "make_smoothing.py", "make_workspaces.py"],
      resources: [.copy("Made")]),
    .testTarget(name: "InferenceTests", dependencies: ["Inference", "TestSupport"]),
    .testTarget(name: "ParametersTests", dependencies: ["Parameters", "TestSupport"]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "TestSupport"]),
    .testTarget(name: "OptimizationTests", dependencies: ["Optimization", "TestSupport"]),
    .testTarget(
      name: "StudiesTests",
      dependencies: ["Studies", "Autodiff", "NumericalMethods", "Plots", "TestSupport"]),
    // A small analysis, and its program for the tests that run one as a process.
    .target(
      name: "TinyAnalysis", dependencies: ["Apus", "NumericalMethods"], path: "Tests/TinyAnalysis"),
    .executableTarget(
      name: "tiny-analysis", dependencies: ["Apus", "TinyAnalysis"], path: "Tests/TinyProgram"),
    .testTarget(
      name: "PipelinesTests",
      dependencies: [
        "Apus", "NumericalMethods", "TinyAnalysis", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "PagesTests",
      dependencies: [
        "Apus", "HistFactory", "Inference", "Pages", "Plots", "Reports", "SystemPrograms",
        "TestSupport",
      ],
      exclude: ["Browser"]),
    .testTarget(name: "ReportsTests", dependencies: ["Apus", "TinyAnalysis", "TestSupport"]),
    .testTarget(
      name: "AnalysisProgramTests",
      dependencies: [
        "Apus", "NumericalMethods", "TinyAnalysis", "tiny-analysis", "TestSupport",
      ]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
    .testTarget(name: "SystemProgramsTests", dependencies: ["SystemPrograms", "TestSupport"]),
    .testTarget(name: "PlotsTests", dependencies: ["Plots", "TestSupport"]),
    .testTarget(
      name: "PhysicsFiguresTests",
      dependencies: [
        "PhysicsFigures", "Plots", "Autodiff", "Histograms", "HistFactory", "Inference",
        "TestSupport",
      ]),
    .testTarget(
      name: "NotebooksTests", dependencies: ["Notebooks", "notebooks", "TestSupport"]),
    .testTarget(
      name: "ApusProgramTests",
      dependencies: [
        "ApusProgram", "HistFactory", "Histograms", "Events", "ROOTFiles", "ApusCommand",
        "TestSupport",
      ], exclude: ["Files/make_objects.py"], resources: [.copy("Files/Made")]),
    .target(
      name: "FuzzedReaders",
      dependencies: [
        "Codecs", "Events", "Formulas", "EventFiles", "ROOTFiles", "Histograms", "HistFactory",
        "Dialects", "FitConfigurations",
      ], path: "Tests/FuzzedReaders"),
    .testTarget(
      name: "FuzzingTests", dependencies: ["FuzzedReaders"],
      exclude: ["Dictionaries", "make_seeds.py"],
      resources: [.copy("Corpus")]),
    .testTarget(name: "GainCalibrationTests", dependencies: ["Studies", "gain-calibration"]),
    .testTarget(name: "InfernoTests", dependencies: ["Apus", "InfernoMixture", "TestSupport"]),
    .testTarget(name: "CategoriesTests", dependencies: ["Apus", "Categories", "TestSupport"]),
    .testTarget(
      name: "CalorimeterDesignTests",
      dependencies: [
        "CalorimeterDesign", "calorimeter-design", "Autodiff", "DualNumbers", "Studies",
      ]),
    .testTarget(name: "DualNumbersTests", dependencies: ["Autodiff", "DualNumbers"]),
    .testTarget(
      name: "CherenkovCalibrationTests",
      dependencies: [
        "Autodiff", "CherenkovModel", "cherenkov-calibration", "Events", "NumericalMethods",
        "Studies", "TestSupport",
      ]),
    .testTarget(
      name: "PhotonLibraryTests",
      dependencies: [
        "Apus", "LightTransport", "photon-library", "NumericalMethods", "Studies", "TestSupport",
      ]),
    .testTarget(
      name: "HiggsToTauTauTests", dependencies: ["Apus", "HiggsToTauTauEvents", "TestSupport"]),
    .testTarget(
      name: "LArTPCTests",
      dependencies: [
        "Autodiff", "Events", "LArTPCModel", "NumericalMethods", "Studies", "TestSupport", "lartpc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "FourLeptonsTests",
      dependencies: [
        "Apus", "FourLeptonEvents", "four-leptons", "NumericalMethods", "ROOTFiles", "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

// MARK: Switches of the environment, for those who work on Apus (CONTRIBUTING.md lists them).

// A newer compiler may warn where today's does not, so warnings stop the build only where asked.
if Context.environment["APUS_STRICT"] == "1" {
  for target in package.targets where ![.system, .plugin].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    target.cSettings =
      (target.cSettings ?? []) + [
        .enableWarning("all"), .treatAllWarnings(as: .error),
      ]
  }
}

// `scripts/fuzz` follows which edges of the readers' code an input reaches, with libFuzzer; "address"
// finds reads beyond the end of memory, too, at half the speed.
if let fuzz = Context.environment["APUS_FUZZ"], ["1", "address"].contains(fuzz) {
  let swift = ["-sanitize=" + (fuzz == "address" ? "fuzzer,address" : "fuzzer")]
  let clang = ["-fsanitize=fuzzer-no-link"] + (fuzz == "address" ? ["-fsanitize=address"] : [])
  for target in package.targets where target.type == .regular {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(swift)]
    target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(clang)]
  }
  package.targets.append(
    .executableTarget(
      name: "fuzz-readers", dependencies: ["FuzzedReaders"], path: "Tests/FuzzProgram",
      linkerSettings: [.unsafeFlags(swift + ["-use-ld=lld"])]))
}

// APUS_ONLY="ROOTFilesTests EventsTests" leaves out what these targets do not need, for quick builds.
if let only = Context.environment["APUS_ONLY"] {
  var needed: Set<String> = []
  var waiting = only.split(separator: " ").map(String.init)
  while let name = waiting.popLast() {
    guard let target = package.targets.first(where: { $0.name == name }) else {
      fatalError("APUS_ONLY: there is no target '\(name)'")
    }
    guard needed.insert(name).inserted else { continue }
    for case .byNameItem(let name, _) in target.dependencies { waiting.append(name) }
    for case .plugin(let name, _) in target.plugins ?? [] { waiting.append(name) }
  }
  package.targets.removeAll { !needed.contains($0.name) }
  // Programs that tests run have the names of their products.
  package.products.removeAll { product in
    !((product as? Product.Executable)?.targets.allSatisfy(needed.contains) ?? false)
  }
}

// Only `make docs` needs the documentation plugin.
if Context.environment["APUS_DOCS"] == "1" {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
