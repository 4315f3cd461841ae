"""An article and its text become files: a module a format."""
