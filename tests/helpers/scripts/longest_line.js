// The characters of the longest line of the text and of its foot, as the browser has laid them out.
() => {
  const range = document.createRange();
  const boxOf = (node, place) => {
    range.setStart(node, place);
    range.setEnd(node, place + 1);
    return range.getClientRects()[0];
  };
  let longest = 0;
  for (const p of document.querySelectorAll('.article-text > p, .oped-bios p, .oped-about p')) {
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    let top = null;
    let count = 0;
    for (let node; (node = walker.nextNode());) {
      for (let place = 0; place < node.length; place++) {
        const box = boxOf(node, place);
        if (!box || !box.width) continue;
        if (top === null || box.top > top + box.height / 2) {
          longest = Math.max(longest, count);
          count = 0;
          top = box.top;
        }
        count++;
      }
    }
    longest = Math.max(longest, count);
  }
  return longest;
}
