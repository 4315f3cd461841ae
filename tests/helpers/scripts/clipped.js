// How many elements hide some of what they hold.
() =>
  [...document.querySelectorAll('body *')].filter(
    element =>
      element.scrollHeight > element.clientHeight + 2 &&
      getComputedStyle(element).overflowY === 'hidden',
  ).length
