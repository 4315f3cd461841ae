// What a reader meets on a page, as the browser has laid it out: lines, dashes, names, edges, signs.
() => {
  const isInline = element => getComputedStyle(element).display.startsWith('inline');
  const blockOf = node => {
    let element = node.parentElement;
    while (isInline(element)) element = element.parentElement;
    return element;
  };
  const range = document.createRange();
  const boxesOf = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(box => box.width);
  };
  const textsIn = (root, skipped = 'pre, .article-table') => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node; (node = walker.nextNode());) {
      if (!node.parentElement.closest(skipped) && node.data.trim()) texts.push(node);
    }
    return texts;
  };

  // Running text, line by line: the letters whose boxes stand beside each other.
  const lines = [];
  for (const root of document.querySelectorAll('.article-text, .oped-footer')) {
    let block = null, top = 0;
    for (const node of textsIn(root)) {
      for (let i = 0; i < node.length; i++) {
        const box = boxesOf(node, i, i + 1)[0];
        if (!box) continue;
        const begins = blockOf(node) !== block;
        if (begins || box.top > top + box.height / 2) {
          lines.push({ text: '', begins });
          top = box.top;
        }
        block = blockOf(node);
        lines.at(-1).text += node.data[i];
      }
    }
  }
  const lengths = lines.map(line => line.text.trimEnd().length);
  const longest = lines[lengths.indexOf(Math.max(...lengths))]?.text.trimEnd() ?? '';

  // A name, be it the source's, that is as wide as its line may break; any other may not.
  const broken = [...document.querySelectorAll('.p-author, .oped-source')].filter(name => {
    const line = name.parentElement.getBoundingClientRect().width;
    const box = name.getBoundingClientRect();
    const tops = boxesOf(name, 0, name.childNodes.length).map(box => Math.round(box.top));
    return new Set(tops).size > 1 && box.width < line - 1;
  });

  // The sign of a paragraph's link, without the room around it for a finger, beside every letter.
  const letters = [];
  for (const root of document.querySelectorAll('.article-text, .oped-footer')) {
    for (const node of textsIn(root, '.article-link')) {
      letters.push(...boxesOf(node, 0, node.length));
    }
  }
  const covering = [...document.querySelectorAll('.article-link')].filter(link => {
    const box = link.getBoundingClientRect();
    const [left, right] = [box.left + 16, box.right - 16];
    const [top, bottom] = [box.top + 14, box.bottom - 14];
    return letters.some(letter =>
      letter.left < right && letter.right > left && letter.top < bottom && letter.bottom > top);
  });

  return {
    longest,
    dashFirst: lines.filter(line => !line.begins && /^[–—]/.test(line.text)).map(line => line.text),
    brokenNames: broken.map(name => name.textContent),
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    covering: covering.map(link => link.getAttribute('href')),
  };
}
