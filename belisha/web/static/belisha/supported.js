// Runs before the body is painted, so that the menu doesn't unfold and fold again. GOV.UK Frontend does this inline.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("govuk-frontend-supported");
}
