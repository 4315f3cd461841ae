"""The pictures of docs/ as they are published: small, upright and silent."""
