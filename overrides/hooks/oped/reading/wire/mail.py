"""A mail, and the text in it (RFC 5322, MIME)."""

import email
from email import policy
from email.message import EmailMessage, MIMEPart


def parse(data: bytes) -> EmailMessage:
    """The bytes of a mail as a message: header fields decoded, parts not yet."""
    return email.message_from_bytes(data, policy=policy.default)


def text_part(message: EmailMessage) -> MIMEPart | None:
    """The part that holds the plain text; None where a mail has HTML alone."""
    return message.get_body(preferencelist=("plain",))


def text_of(data: bytes) -> tuple[bytes, str]:
    """The bytes of a mail's plain text, and the charset that it names; empty without one."""
    part = text_part(parse(data))
    if part is None:
        return b"", ""
    content = part.get_payload(decode=True)
    charset = part.get_content_charset("")
    return bytes(content), charset
