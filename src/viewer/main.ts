import "./page.css";
import { mount } from "svelte";
import App from "./App.svelte";
import { trustOwnWorkers } from "./trusted-types.ts";

trustOwnWorkers();
const target = document.getElementById("app")!;
target.replaceChildren();
mount(App, { target });
