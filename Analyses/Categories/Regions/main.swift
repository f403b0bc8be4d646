import Categories

Regions.main()
