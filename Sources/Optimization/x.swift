import Parameters
