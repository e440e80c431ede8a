// Brings the GOV.UK components to life, on the page and in what htmx puts into it later.
import { initAll } from "./vendor/govuk-frontend-6.6.0.min.js";

// An InitError only means that a neighbour of the new piece is alive already.
function onError(error) {
  if (error.name !== "InitError") {
    console.error(error);
  }
}

initAll({ onError });

document.body.addEventListener("htmx:load", (event) => {
  const piece = event.detail.elt;
  if (piece !== document.body) {
    initAll({ scope: piece.parentElement, onError });
  }
});
