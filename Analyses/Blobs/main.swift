print("Blobs")
