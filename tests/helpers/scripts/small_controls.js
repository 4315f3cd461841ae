// Of the controls that a selector finds those too small to touch, with their size.
selector => {
  const small = [];
  for (const element of document.querySelectorAll(selector)) {
    const box = element.getBoundingClientRect();
    const name = element.className || element.textContent.trim();
    if (box.height < 44 || box.width < 24) small.push(`${name} ${box.width} ${box.height}`);
  }
  return small;
}
