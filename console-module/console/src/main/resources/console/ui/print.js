/**
 * Prepares the page for printing: folded parts are opened, and the long lists of a ballot and of a result are shown
 * completely. A `DataTable` prints only the rows that are on the screen.
 */
import { signal } from '@preact/signals';

/** Whether the page is being printed. `LongList` and `BarTable` show all their entries then. */
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
