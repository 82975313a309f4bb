"""Files in: what a person attaches is read in a child of its own, which can do nothing else."""
