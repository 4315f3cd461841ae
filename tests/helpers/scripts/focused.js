// The name of what has the focus, and whether a ring of two pixels shows it.
() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const name = (element.className || element.id || element.tagName) + (element.href || '');
  const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return [name, element === document.body || hasRing];
}
