"""A file becomes a checked Article, or problems with file, line and remedy."""
