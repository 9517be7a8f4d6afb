// What is typed is saved on the server as it goes, so that a lost session or another device loses nothing.

const QUIET = 800; // milliseconds without a key
const LONGEST = 4000;

function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(" ", "");
}

function typedIn(form) {
  const fields = new FormData(form);
  for (const field of form.querySelectorAll("input[type=file], input[type=password]")) fields.delete(field.name);
  fields.set("draft_path", form.dataset.draftPath || location.pathname);
  return fields;
}

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = form.querySelector("[data-autosave-status]") || document.createElement("p");
  let waiting = 0, first = 0, edits = 0, sending = false, sent = false;

  const save = async () => {
    clearTimeout(waiting);
    if (sent) return;
    if (sending) { waiting = setTimeout(save, QUIET); return; }
    const upTo = edits;
    first = 0;
    sending = true;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: typedIn(form), redirect: "manual" });
      if (!answer.ok) throw answer;
      if (edits === upTo) form.dispatchEvent(new Event("saved-as-draft"));
      status.textContent = form.dataset.savedWords ? form.dataset.savedWords.replace("%s", clock()) : `Saved as a draft, ${clock()}`;
    } catch (answer) {
      status.textContent = answer.type === "opaqueredirect" || answer.status === 403
        ? "Not saved: your session has ended. Sign in again in another tab, then go on here."
        : "Not saved: the server cannot be reached. We will try again when you type on.";
    }
    sending = false;
  };

  form.addEventListener("input", () => {
    edits += 1;
    first ||= Date.now();
    clearTimeout(waiting);
    waiting = setTimeout(save, Math.max(0, Math.min(QUIET, first + LONGEST - Date.now())));
  });
  form.addEventListener("submit", () => { sent = true; clearTimeout(waiting); });
  window.addEventListener("pageshow", () => { sent = false; });
}
