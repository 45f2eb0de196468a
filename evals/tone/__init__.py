"""Fitting and measuring the tone scores."""
