// A page as it comes: nothing has the focus, nothing is the target, nothing is open.
() => {
  document.activeElement.blur();
  location.hash = '';
  document.querySelectorAll('details').forEach(details => (details.open = false));
}
