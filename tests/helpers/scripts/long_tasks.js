// Before a page comes: sums in `window.long` what tasks take beyond 50 ms (Long Tasks API).
window.long = 0;
new PerformanceObserver(list =>
  list.getEntries().forEach(entry => (window.long += entry.duration - 50)),
).observe({ type: 'longtask', buffered: true });
