// Before a page comes: gives it readers' fonts, and on phones another family of the stylesheet's.
// Fonts that come as bytes are there before the first layout, as an installed one is, and so
// nothing moves because of them.
(faces, onPhonesText) => {
  for (const [family, weight, style, unicodeRange, data] of faces) {
    const bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0));
    document.fonts.add(new FontFace(family, bytes, { weight, style, unicodeRange }));
  }
  const onPhones = new CSSStyleSheet();
  onPhones.replaceSync(onPhonesText);
  document.adoptedStyleSheets = [onPhones];
}
