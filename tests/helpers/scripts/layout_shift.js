// Before a page comes: counts in `window.shift` what moves (Layout Instability API).
window.shift = 0;
new PerformanceObserver(list =>
  list.getEntries().forEach(entry => (window.shift += entry.value)),
).observe({ type: 'layout-shift', buffered: true });
