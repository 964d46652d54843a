import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { ScreenLink } from 'console/ui/controls.js';
import { ScreenHeading } from 'console/ui/layout.js';

/** The screens of one cycle. Each name except `overview` is also the last part of the screen's path. */
const PLACES = ['overview', 'ballot', 'receipt', 'results'];

/**
 * The heading of a screen of a cycle, and links to its other screens.
 * @param {{id: string, title: string, cycle?: any, isLoading?: boolean, lead?: any, children?: any}} props the name of
 *   the cycle stands above the heading; while the cycle is loading, its line is empty, so that nothing moves later
 */
export function CycleFrame({ id, title, cycle, isLoading, lead, children }) {
  return html`
    ${(cycle || isLoading) &&
    html`<p class="over">${cycle ? html`<${ScreenLink} to="cycles/${id}"><bdi>${cycle.name}</bdi><//>` : '\u00a0'}</p>`}
    <${ScreenHeading} title=${title} lead=${lead}>${children}<//>
    <${CycleLinks} id=${id} />
  `;
}

/** @param {{id: string}} props */
export function CycleLinks({ id }) {
  const { path } = useLocation();
  return html`
    <nav class="places" aria-label=${t('cycle-page.places')}>
      ${PLACES.map((place) => {
        const screen = place === 'overview' ? `cycles/${id}` : `cycles/${id}/${place}`;
        return html`
          <${ScreenLink} key=${place} to=${screen} aria-current=${path === screenPath(screen) ? 'page' : undefined}>
            ${t(`cycle-page.place-${place}`)}
          <//>
        `;
      })}
    </nav>
  `;
}
