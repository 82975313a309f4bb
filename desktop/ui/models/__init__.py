"""The screen of the models: those that could be got, those on this computer, and what is on its way."""
