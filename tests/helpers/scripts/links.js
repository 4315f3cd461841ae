// The addresses of elements, made absolute by the browser.
elements =>
  elements
    .map(element => {
      const asked = element.currentSrc || element.src || element.data;
      return element.href?.baseVal ?? element.href ?? asked;
    })
    .filter(Boolean)
