// How many words of the text stand wholly on the first screen.
() => {
  const range = document.createRange();
  let words = 0;
  for (const p of document.querySelectorAll('.article-text > p')) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      for (const word of node.data.matchAll(/\S*[\p{L}\p{N}]\S*/gu)) {
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        words += [...range.getClientRects()].every(box => box.bottom <= innerHeight);
      }
    }
  }
  return words;
}
