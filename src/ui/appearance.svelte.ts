import { MediaQuery } from "svelte/reactivity";
import { themes, type ThemeName } from "../map/style/theme.ts";

const darkScheme = new MediaQuery("prefers-color-scheme: dark", false);

/** Light or dark: the system's choice until the reader makes another. */
export class Appearance {
  #chosen = $state<ThemeName>();

  get theme(): ThemeName {
    return this.#chosen ?? (darkScheme.current ? "dark" : "light");
  }

  switch(): void {
    this.#chosen = this.theme === "dark" ? "light" : "dark";
  }
}

/** Hands every colour of a theme to the style sheet: `bySea` becomes `--by-sea`. */
export function paintPage(root: HTMLElement, name: ThemeName): void {
  root.dataset.theme = name;
  root.style.setProperty("color-scheme", name === "dark" ? "dark" : "light");
  for (const [field, value] of Object.entries(themes[name]))
    if (typeof value === "string") root.style.setProperty(`--${kebab(field)}`, value);
}

function kebab(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
