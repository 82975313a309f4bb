"""The models on this computer: what they are, whether they are sound, and how to be rid of them."""
