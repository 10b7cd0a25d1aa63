const name = 'throughline-outreach-light'

/** Dark unless the worker asked for the bright one, which reads in the sun. Kept on this phone: it says nothing about anybody. */
export function isLight(): boolean {
  try {
    return localStorage.getItem(name) === 'yes'
  } catch {
    return false
  }
}

export function setLight(light: boolean): void {
  try {
    localStorage.setItem(name, light ? 'yes' : 'no')
  } catch {
    // Not kept, then: it counts until the app is closed.
  }
  showTheme(light)
}

export function showTheme(light: boolean = isLight()): void {
  document.documentElement.dataset.theme = light ? 'light' : 'dark'
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', light ? '#ffffff' : '#0b1315')
}
