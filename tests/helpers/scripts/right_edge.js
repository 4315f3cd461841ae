// Where the words of an element end on the right, in pixels.
selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  return range.getBoundingClientRect().right;
}
