"""HTML as it is written: a browser reads from it the tree that it was written from."""

import html5lib
import pytest

from oped.reading.html_tree import parse, serialise


@pytest.mark.parametrize(
    "html",
    [
        "<pre>\n\nTwo lines before.</pre>",
        "<pre>None before.\n</pre>",
        "<pre><code>\nOne before, in code.</code></pre>",
        "<p title=\"&quot;a&quot; &amp; 'b'\">&lt;c&gt; &amp;amp;</p>",
        "<details open><summary>A</summary>b</details>",
        "<p>a<br>b<wbr>c</p>",
    ],
)
def test_what_is_written_reads_as_it_was(html: str) -> None:
    assert serialise(parse(html)) == html
    first = html5lib.parseFragment(html, treebuilder="lxml")
    again = html5lib.parseFragment(serialise(parse(html)), treebuilder="lxml")
    assert [node.text for node in again[0].iter()] == [node.text for node in first[0].iter()]
