"""Measurements that ``dev.py bench`` runs: each says what it found, and whether it is enough."""
