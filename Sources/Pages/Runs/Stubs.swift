extension RunFolder {
  var pipelineSection: Page.Section? { nil }
  var trainingSection: Page.Section? { nil }
  var histogramSection: Page.Section? { nil }
  var cutSection: Page.Section? { nil }
  var yieldSection: Page.Section? { nil }
}
