/**
 * Prepares the page for printing: folded parts are opened, and the loaded entries of long lists are shown completely.
 * `ListEnd` says on paper that the server has more entries.
 */
import { signal } from '@preact/signals';

/** Whether the page is being printed. `useFirst` returns all entries then. */
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
