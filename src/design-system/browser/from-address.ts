/**
 * Fills in what stands after '#' in a link: that part never reaches the server or its logs. It is taken out of the
 * address, so that it does not stay in the history either.
 */
export function fillFromAddress(field: HTMLInputElement) {
  const text = decodeURIComponent(location.hash.slice(1))
  if (!text || field.value) return
  field.value = text
  history.replaceState(null, '', location.pathname + location.search)
}
