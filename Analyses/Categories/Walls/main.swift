import Categories

Walls.main()
