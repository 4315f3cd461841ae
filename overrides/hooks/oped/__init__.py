"""From a Markdown file to every format of an op-ed, in stages; each imports only those before it.

`settings`, `article`, `problem` and `language` are what all stages share; then come
`reading` (a file becomes a checked Article), `collection` (all op-eds together), `writing`
(the other formats), `page` (what a page prints) and `output` (the folder that goes out).
`commands` are what an editor runs.
"""
