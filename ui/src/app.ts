// What every page does: keys, copying, the filter bar without empty fields, the timeline, the report.
import { all } from "./dom";
import { keys } from "./keys";
import { reading } from "./reading";
import { timeline } from "./timeline";

function bar(): void {
  for (const form of all<HTMLFormElement>("form[data-short]")) {
    form.addEventListener("submit", () => {
      for (const field of all<HTMLInputElement | HTMLSelectElement>("input, select", form)) if (field.value === "") field.disabled = true;
    });
    addEventListener("pageshow", () => {
      for (const field of all<HTMLInputElement | HTMLSelectElement>("input, select", form)) field.disabled = false;
    });
    const whole = form.querySelector<HTMLDetailsElement>("details[data-narrow]");
    if (whole && matchMedia("(max-width: 40rem)").matches) whole.open = false;
  }
}

function copying(): void {
  for (const button of all<HTMLButtonElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const words = document.getElementById(button.dataset["copy"] ?? "")?.textContent ?? "";
      try {
        await navigator.clipboard.writeText(words);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Select and copy by hand";
      }
    });
  }
}

keys();
bar();
copying();
reading();
for (const place of all("[data-chart=timeline]")) void timeline(place);
