import ApusProgram

ApusProgram.main()
