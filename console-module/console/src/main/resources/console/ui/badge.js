import { html } from 'console/html.js';

/**
 * A state in one word. The colour only repeats the meaning of the word, for readers who see no colours.
 * @param {{tone?: 'plain' | 'good' | 'warn' | 'bad' | 'cool', children?: any}} props
 */
export function Badge({ tone = 'plain', children }) {
  return html`<span class="badge badge-${tone}">${children}</span>`;
}
