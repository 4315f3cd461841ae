"""Why nothing can be made of a received file."""


class CannotReceive(ValueError):
    """A file of which no op-ed can be made; the message says why and what to do."""
