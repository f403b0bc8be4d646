// What an analysis imports: every public module, and the random numbers of simulations.
@_exported import AnalysisProgram
@_exported import Autodiff
@_exported import Dialects
@_exported import EventFiles
@_exported import Events
@_exported import FitConfigurations
@_exported import HistFactory
@_exported import Histograms
@_exported import Inference
@_exported import Networks
@_exported import Optimization
@_exported import Pages
@_exported import Parameters
@_exported import PhysicsFigures
@_exported import Pipelines
@_exported import Plots
@_exported import Reports
@_exported import Studies

@_exported import struct NumericalMethods.RandomStream
