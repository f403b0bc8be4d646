import WorkspaceProgram

WorkspaceProgram.main()
