import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { html } from 'console/html.js';

/**
 * Links to the parts of a screen. The address names the shown part, so that other pages can link to the part, and the
 * Back button of the browser works.
 * @param {{label: string, parts: [string, string][], parameter?: string, keep?: string[]}} props the parts are pairs of
 *   name and text; the address of the first part has no parameter. All links keep the parameters that `keep` names
 */
export function Tabs({ label, parts, parameter = 'part', keep = [] }) {
  const { path, query } = useLocation();
  const here = usePart(parts.map(([part]) => part), parameter);
  return html`
    <nav class="tabs" aria-label=${label}>
      ${parts.map(
        ([part, text], index) => html`
          <a
            key=${part}
            href=${linkTo(path, { ...(index === 0 ? {} : { [parameter]: part }), ...chosen(query, keep) })}
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
 * Returns the part that the address names, or the first part if the address names none.
 * @param {string[]} parts
 * @param {string} [parameter]
 */
export function usePart(parts, parameter = 'part') {
  const wanted = useLocation().query[parameter];
  return parts.includes(wanted) ? wanted : parts[0];
}

/**
 * Returns the link to the same screen with other parameters, relative to the base of the page.
 * @param {string} path
 * @param {Record<string, string>} query
 */
function linkTo(path, query) {
  const screen = path.slice(screenPath().length);
  const parameters = new URLSearchParams(query);
  return parameters.size > 0 ? `${screen}?${parameters}` : screen;
}

/**
 * @param {Record<string, string>} query
 * @param {string[]} names
 */
function chosen(query, names) {
  return Object.fromEntries(names.filter((name) => query[name]).map((name) => [name, query[name]]));
}
