"""The op-ed as PDF and as the card of link previews, set by Typst."""
