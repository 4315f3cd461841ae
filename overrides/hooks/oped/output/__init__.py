"""The folder that goes out, and the preview."""
