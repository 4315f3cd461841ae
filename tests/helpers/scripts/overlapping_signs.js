// How many paragraph links stand on the words of a text: their sign is 12 pixels within them.
() => {
  const range = document.createRange();
  const isOn = (box, link, sign) =>
    box.width &&
    !(box.width === link.width && box.height === link.height) &&
    box.left < sign.right &&
    box.right > sign.left &&
    box.top < sign.bottom &&
    box.bottom > sign.top;
  const isOnWords = element => {
    const link = element.getBoundingClientRect();
    const sign = {
      left: link.left + 12,
      right: link.right - 12,
      top: link.top + 12,
      bottom: link.bottom - 12,
    };
    return [...document.querySelectorAll('.article-text > *')].some(block => {
      range.selectNodeContents(block);
      return [...range.getClientRects()].some(box => isOn(box, link, sign));
    });
  };
  return [...document.querySelectorAll('.article-link')].filter(isOnWords).length;
}
