// The first length of `sizes` whose condition holds, as a browser reads it, in pixels.
sizes => {
  for (const part of sizes.split(',')) {
    const [, condition, length] = part.trim().match(/^(\([^)]*\))?\s*(.*)$/);
    if (condition && !matchMedia(condition).matches) continue;
    const box = document.createElement('div');
    document.body.append(box);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`.said-here { position: absolute; width: ${length} }`);
    document.adoptedStyleSheets = [sheet];
    box.className = 'said-here';
    return box.getBoundingClientRect().width;
  }
}
