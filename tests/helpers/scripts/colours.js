// The colours in which anything of the op-ed is shown.
() => {
  const shown = [...document.querySelectorAll('article *')].filter(
    element => element.getClientRects().length,
  );
  return [...new Set(shown.map(element => getComputedStyle(element).color))];
}
