/** Prepares the page for printing: folded parts are opened, and long lists are shown completely. */
import { signal } from '@preact/signals';

/** Whether the page is being printed. Long lists show all their entries then. */
export const isPrinting = signal(false);

/** @type {HTMLDetailsElement[]} */
let opened = [];

addEventListener('beforeprint', () => {
  isPrinting.value = true;
  opened = [...document.querySelectorAll('details')].filter((each) => !each.open);
  opened.forEach((each) => (each.open = true));
});

addEventListener('afterprint', () => {
  isPrinting.value = false;
  opened.forEach((each) => (each.open = false));
});
