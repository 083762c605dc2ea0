// Light or dark before anything is painted: as chosen on this page before, or as the system has it.
const KEY = "dragoman-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage may be closed
  }
}

function show(): void {
  document.documentElement.dataset["theme"] = kept() ?? (dark.matches ? "dark" : "light");
}

show();
dark.addEventListener("change", show);
document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-theme-switch]")) return;
  const next = document.documentElement.dataset["theme"] === "dark" ? "light" : "dark";
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // then only for this page
  }
  document.documentElement.dataset["theme"] = next;
});
