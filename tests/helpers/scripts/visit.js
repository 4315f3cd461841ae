// What the browser's own clocks saw of a visit, and which files it asked for.
() => ({
  shift: window.shift,
  long: window.long,
  types: performance.getEntriesByType('resource').map(entry => entry.name),
})
