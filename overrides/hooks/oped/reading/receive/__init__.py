"""A received file becomes a Markdown file, with the copy beside it that it is proven
against.

`kinds` reads the file: a further kind is a module there and a row in its table. `pieces`,
`zones` and `roles` find what each line is, by the cues in `cues`. `repair` makes clean
Markdown of the text, `layout` the `wire:` block of what the lines were found to be,
`compose` the file, `report` what the editor is told, line by line.
"""
