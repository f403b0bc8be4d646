// CVectorMath
