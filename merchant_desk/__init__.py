"""Merchant Desk: report fake after-sale evidence, and prove it."""

__version__ = "0.1.0"
