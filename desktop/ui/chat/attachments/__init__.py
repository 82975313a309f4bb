"""Files that go along with a message: above the composer, too large for the model, in the transcript."""
