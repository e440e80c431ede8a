// Brings the GOV.UK components to life, on the page and in what htmx puts into it later.
import { initAll } from "./vendor/govuk-frontend-6.6.0.min.js";

initAll();

document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) {
    initAll({ scope: event.detail.elt });
  }
});
