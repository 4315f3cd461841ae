// The contrast (WCAG 2) of the words of each element to its ground, by its class or tag.
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgbOf = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const SHARES = [0.2126, 0.7152, 0.0722];
  const linear = value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) =>
    [red, green, blue].reduce((sum, value, i) => sum + linear(value / 255) * SHARES[i], 0);
  const groundOf = element => {
    for (; element; element = element.parentElement) {
      const colour = rgbOf(getComputedStyle(element).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const hasWords = element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()) &&
    element.getClientRects().length;
  const ratios = {};
  for (const element of document.body.querySelectorAll('*')) {
    if (!hasWords(element)) continue;
    const words = luminance(rgbOf(getComputedStyle(element).color));
    const ground = luminance(groundOf(element));
    ratios[element.className || element.tagName] =
      (Math.max(words, ground) + 0.05) / (Math.min(words, ground) + 0.05);
  }
  return ratios;
}
