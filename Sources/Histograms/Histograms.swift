// Histograms
