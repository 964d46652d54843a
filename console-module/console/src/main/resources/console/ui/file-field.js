import { html } from 'console/html.js';
import { Field } from 'console/ui/controls.js';

/**
 * A field for one file.
 * @param {{label: string, accept: string, onFile: (file: File | null) => void, hint?: any, error?: string | import('console/api.js').ServerText}} props
 */
export function FileField({ label, accept, onFile, hint, error }) {
  return html`
    <${Field} label=${label} hint=${hint} error=${error}>
      ${(/** @type {object} */ attributes) => html`
        <input
          type="file"
          accept=${accept}
          onChange=${(/** @type {any} */ event) => onFile(event.target.files[0] ?? null)}
          ...${attributes}
        />
      `}
    <//>
  `;
}
