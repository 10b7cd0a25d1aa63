// Loaded before the page is shown, so that components start in their scripted form without a flicker.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype)
  document.body.classList.add('govuk-frontend-supported')
