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
 * @param {{id: string, title: string, cycle?: any, lead?: any, children?: any}} props
 */
export function CycleFrame({ id, title, cycle, lead, children }) {
  return html`
    ${cycle &&
    html`<p class="over"><${ScreenLink} to="cycles/${id}"><bdi>${cycle.name}</bdi><//></p>`}
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
