"""The models of other programs: found by how these keep them, read and never changed."""
