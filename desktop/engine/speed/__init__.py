"""Measures how fast this computer calculates with each type of weights, before any model is there."""
