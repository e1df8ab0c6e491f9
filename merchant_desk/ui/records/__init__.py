"""The record page: drafts, and what became of every report."""
