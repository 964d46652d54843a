import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isAnalyst } from 'console/session.js';
import { Campaigns } from 'console/screens/analytics/campaigns.js';
import { Conversions } from 'console/screens/analytics/conversions.js';
import { Journey } from 'console/screens/analytics/journey.js';
import { LandingPages } from 'console/screens/analytics/landing-pages.js';
import { Overview } from 'console/screens/analytics/overview.js';
import { Period, usePeriod } from 'console/screens/analytics/period.js';
import { ScreenLink } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';
import { Tabs, usePart } from 'console/ui/tabs.js';

/** @type {Record<string, any>} */
const PARTS = {
  overview: Overview,
  campaigns: Campaigns,
  pages: LandingPages,
  conversions: Conversions,
  person: Journey,
};

/** The screen for analysts: where users come from. The period and all choices are in the address. */
export default function Analytics() {
  return html`
    <${ScreenHeading} title=${t('analytics.title')} lead=${t('analytics.lead')} />
    <${SignedInOnly}>
      ${isAnalyst.value ? html`<${Parts} />` : html`<${Empty} title=${t('activity.analysts-only')}><${ScreenLink} class="button">${t('not-found.home')}<//><//>`}
    <//>
  `;
}

function Parts() {
  const part = usePart(Object.keys(PARTS));
  const period = usePeriod();
  return html`
    <${Tabs}
      label=${t('analytics.title')}
      parts=${Object.keys(PARTS).map((name) => [name, t(`analytics.${name}`)])}
      keep=${['from', 'to']}
    />
    ${part !== 'person' && html`<${Period} period=${period} />`}
    <${PARTS[part]} key=${part} period=${period} />
  `;
}
