import DS from "./vendor/sgds/design-system.js";

document.documentElement.classList.add("js-enabled");
DS.initAll();

// An error summary takes the focus, so that it is heard first.
document.querySelector(".ds_error-summary")?.focus();

// Signing in again in another tab gives the browser a new token; the one that a page came with would be refused.
function renewToken(event) {
  const field = event.target.closest("form")?.elements.csrfmiddlewaretoken;
  const held = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  if (field && held) field.value = held.slice("csrftoken=".length);
}
for (const moment of ["input", "submit"]) document.addEventListener(moment, renewToken, true);

// A form that was changed and not sent asks before the page is left.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  form.addEventListener("saved-as-draft", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

// On a phone the navigation is folded away behind a button.
const menu = document.querySelector("[data-menu]");
menu?.addEventListener("click", () => {
  menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const select of document.querySelectorAll("select[data-submit-on-change]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// A page that waits for work in the background looks again every two seconds.
const waiting = document.querySelector("[data-refresh]");
if (waiting) setTimeout(() => location.reload(), 2000);

// One box ticks every box of its form.
for (const all of document.querySelectorAll("[data-tick-all]")) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll("input[type=checkbox][name=complaint]")) box.checked = all.checked;
  });
}
