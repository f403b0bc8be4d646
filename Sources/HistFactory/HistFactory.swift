// HistFactory
