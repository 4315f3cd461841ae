"""Damage of the project's own code, one small change at a time, and whether a test notices."""
