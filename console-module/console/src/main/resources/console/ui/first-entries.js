import { useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button } from 'console/ui/controls.js';
import { isPrinting } from 'console/ui/print.js';

/**
 * Returns the first entries of a long list, and a button for more of them if there are more. A printed page has all
 * entries; the button stays, so that it keeps the focus, and is not printed.
 * @template T
 * @param {T[]} items
 * @param {number} [step] how many entries there are at first, and how many more with each click
 * @param {(left: number) => string} [label] the text of the button, from the number of entries that are left
 * @returns {{shown: T[], more: any}}
 */
export function useFirst(items, step = 60, label = () => t('action.more')) {
  const [most, setMost] = useState(step);
  const left = items.length - most;
  const more = left > 0 && html`<p class="center"><${Button} onClick=${() => setMost(most + step)}>${label(left)}<//></p>`;
  return { shown: isPrinting.value ? items : items.slice(0, most), more };
}
