import { useLocation } from 'preact-iso/router';
import { html } from 'console/html.js';

/**
 * The parts of a screen as links. The part is in the address, so it can be linked, and Back works.
 * @param {{label: string, parts: [string, string][], parameter?: string}} props pairs of name and text; the
 *   first part needs no parameter
 */
export function Tabs({ label, parts, parameter = 'part' }) {
  const { path } = useLocation();
  const here = usePart(parts.map(([part]) => part), parameter);
  return html`
    <nav class="tabs" aria-label=${label}>
      ${parts.map(
        ([part, text], index) => html`
          <a
            key=${part}
            href=${index === 0 ? path : `${path}?${parameter}=${part}`}
            aria-current=${part === here ? 'page' : undefined}
          >
            ${text}
          </a>
        `,
      )}
    </nav>
  `;
}

/**
 * Returns the part in the address, or the first one.
 * @param {string[]} parts
 * @param {string} [parameter]
 */
export function usePart(parts, parameter = 'part') {
  const wanted = useLocation().query[parameter];
  return parts.includes(wanted) ? wanted : parts[0];
}
