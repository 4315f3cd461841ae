"""The port that a preview listens on."""

import socket


def taken(host: str, port: int) -> str:
    """What to do where another program listens there already; empty where none does."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the preview's server does: a port that was left just now is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            another = port + 1
            return (
                f"port {port} of {host} is taken, perhaps by another preview: "
                f"make serve PORT={another}, or mkdocs serve -a {host}:{another}"
            )
    return ""
