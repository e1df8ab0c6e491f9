"""Comparing a suspect picture with a proof: beside each other, over each other, linked."""
