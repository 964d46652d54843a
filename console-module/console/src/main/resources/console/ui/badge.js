import { html } from 'console/html.js';

/**
 * A state in one word. The colour repeats what the word says.
 * @param {{tone?: 'plain' | 'good' | 'warn' | 'bad' | 'cool', children?: any}} props
 */
export function Badge({ tone = 'plain', children }) {
  return html`<span class="badge badge-${tone}">${children}</span>`;
}
