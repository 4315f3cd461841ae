"""What an editor runs: start an op-ed, print the front matter's schema."""
