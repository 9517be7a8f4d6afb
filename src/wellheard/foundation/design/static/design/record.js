// Taking a complaint down: what is known already appears while one types; Ctrl and Enter records.

const known = document.querySelector("[data-known]");
const form = known?.closest("main").querySelector("form[data-autosave]");

if (form) {
  const names = ["description", "name", "phone", "email", "address"];
  const said = () => names.map((name) => form.elements[name]?.value.trim() ?? "").join("\n");
  let asked = said(), waiting = 0;

  // On a phone what is known stands below the form: a line beside the name says that there is something.
  const point = () => {
    const found = known.querySelectorAll(".wh-known > li").length, line = form.querySelector("[data-known-link]");
    line.querySelector("[data-known-count]").textContent = found;
    line.hidden = !found;
  };

  const look = async () => {
    const now = said();
    if (now === asked) return;
    asked = now;
    const fields = new FormData();
    for (const name of ["csrfmiddlewaretoken", ...names]) fields.set(name, form.elements[name]?.value ?? "");
    const answer = await fetch(known.dataset.known, { method: "POST", body: fields, redirect: "manual" }).catch(() => null);
    if (answer?.ok && now === said()) known.innerHTML = await answer.text();
    point();
  };

  form.addEventListener("input", (event) => {
    if (!names.includes(event.target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(look, 900);
  });
  form.addEventListener("change", () => { clearTimeout(waiting); look(); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(form.querySelector("button[type=submit]:not([name])"));
  });
}
