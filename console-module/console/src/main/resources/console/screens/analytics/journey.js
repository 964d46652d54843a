import { useState } from 'preact/hooks';
import { saveCsv } from 'console/download.js';
import { html } from 'console/html.js';
import { dateTime, money, t } from 'console/i18n.js';
import { channelName } from 'console/screens/analytics/channel.js';
import { Credits } from 'console/screens/analytics/credits.js';
import { duration } from 'console/screens/analytics/duration.js';
import { Badge } from 'console/ui/badge.js';
import { Button, ScreenLink, TextField } from 'console/ui/controls.js';
import { Empty, Loaded } from 'console/ui/feedback.js';
import { Form } from 'console/ui/form.js';
import { useQuery } from 'console/ui/query.js';
import { useGet } from 'console/ui/resource.js';

/** The journey of one user: the touches and conversions in the order of time, and the credit that each touch gets. */
export function Journey() {
  const { query, show } = useQuery();
  const { user = '' } = query;
  const [draft, setDraft] = useState(user);
  return html`
    <div class="spaced narrow-panel">
      <${Form}
        send=${async () => show({ user: draft.trim() })}
        text=${t('action.show')}
        disabled=${draft.trim() === ''}
        isInline
      >
        <${TextField} label=${t('analytics.user-id')} value=${draft} onInput=${setDraft} autocomplete="off" />
      <//>
    </div>
    ${user === '' ? html`<${Empty} title=${t('analytics.choose-user')}><${ScreenLink} class="button" to="analytics?part=conversions">${t('analytics.conversions')}<//><//>` : html`<${UserJourney} key=${user} user=${user} />`}
  `;
}

/** @param {{user: string}} props */
function UserJourney({ user }) {
  const attribution = useGet(`analytics/users/${encodeURIComponent(user)}/attribution`);
  return html`
    <${Loaded} of=${attribution} lines="6">
      ${(/** @type {any} */ found) => html`
        <h2><bdi>${found.user_id}</bdi></h2>
        <p class="muted spaced">
          ${t('analytics.browsers', { count: found.fingerprints.length })}${' '}
          ${t('analytics.conversions-total', { count: found.conversions_total })}
        </p>
        <${Timeline} found=${found} />
        ${found.conversions.map(
          (/** @type {any} */ conversion, /** @type {number} */ index) =>
            html`<${Credits} key=${index} conversion=${conversion} touches=${found.touches} number=${index + 1} />`,
        )}
      `}
    <//>
  `;
}

/** @param {{found: any}} props */
function Timeline({ found: { user_id: user, touches, conversions } }) {
  const steps = [
    ...touches.map((/** @type {any} */ touch, /** @type {number} */ index) => ({ at: touch.at, touch, index })),
    ...conversions.map((/** @type {any} */ conversion) => ({ at: conversion.at, conversion })),
  ].toSorted((first, second) => Date.parse(first.at) - Date.parse(second.at));
  const fields = ['at', 'channel', 'source', 'medium', 'campaign', 'content', 'term', 'landing_page', 'referrer_url'];
  const save = () =>
    saveCsv(`touches-${user}.csv`, [
      fields,
      ...touches.map((/** @type {any} */ touch) => fields.map((name) => touch[name])),
    ]);
  return html`
    <section aria-labelledby="journey">
      <div class="section-heading">
        <h2 id="journey">${t('analytics.journey')}</h2>
        <${Button} onClick=${save}>${t('action.download-csv')}<//>
      </div>
      ${steps.length === 0 && html`<${Empty} title=${t('analytics.no-touches')}><${ScreenLink} class="button" to="analytics?part=conversions">${t('analytics.conversions')}<//><//>`}
      <ol class="timeline">
        ${steps.map(
          (step, index) => html`
            <li key=${index} class="timeline-step" data-state=${step.touch ? 'future' : 'present'}>
              ${step.touch
                ? html`<${Touch} touch=${step.touch} number=${step.index + 1} />`
                : html`<${Conversion} conversion=${step.conversion} />`}
            </li>
          `,
        )}
      </ol>
    </section>
  `;
}

/** @param {{touch: any, number: number}} props */
function Touch({ touch, number: place }) {
  return html`
    <h3>${t('analytics.touch', { number: place, channel: channelName(touch.channel) })}</h3>
    <p>
      <bdi>${[touch.source, touch.medium, touch.campaign, touch.content, touch.term].filter(Boolean).join(' · ')}</bdi>
    </p>
    <p class="muted small">${dateTime(touch.at)}</p>
    <p class="small"><bdi>${touch.landing_page}</bdi></p>
    ${touch.referrer_url && html`<p class="muted small">${t('analytics.referrer')} <bdi>${touch.referrer_url}</bdi></p>`}
  `;
}

/** @param {{conversion: any}} props */
function Conversion({ conversion }) {
  return html`
    <h3 class="state">
      <bdi>${conversion.name}</bdi>
      ${conversion.value !== null && html`<${Badge} tone="good">${money(conversion.value, conversion.currency)}<//>`}
    </h3>
    <p class="muted small">${dateTime(conversion.at)}</p>
    <p>
      ${t('analytics.took', { time: duration(conversion.seconds_to_convert), count: conversion.pageviews_before })}
    </p>
  `;
}
