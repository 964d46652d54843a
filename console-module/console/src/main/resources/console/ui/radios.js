import { useId } from 'preact/hooks';
import { html } from 'console/html.js';

/**
 * A choice of which all options are visible.
 * @param {{label: string, value: string, options: [string, any][], onInput: (value: string) => void,
 *   disabled?: boolean}} props the options are pairs of value and text
 */
export function Radios({ label, value, options, onInput, disabled }) {
  const name = useId();
  return html`
    <fieldset disabled=${disabled}>
      <legend>${label}</legend>
      <div>
        ${options.map(
          ([key, text]) => html`
            <label key=${key} class="radio">
              <input type="radio" name=${name} checked=${key === value} onChange=${() => onInput(key)} />
              <span>${text}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `;
}
