"""What an op-ed's Markdown becomes: extensions of Python-Markdown, a subject each."""
