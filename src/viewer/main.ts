import "./page.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { trustOwnWorkers } from "./trusted-types.ts";

trustOwnWorkers();
const target = document.getElementById("app")!;
// A story that stands in the page already is read until the same story is there with its map.
const prerendered = target.querySelector<HTMLElement>(".prerendered") ?? undefined;
if (!prerendered) target.replaceChildren();
mount(App, { target, props: { prerendered } });
