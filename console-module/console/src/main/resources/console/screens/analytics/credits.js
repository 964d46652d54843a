import { html } from 'console/html.js';
import { dateTime, language, percent, t } from 'console/i18n.js';
import { MODELS } from 'console/screens/analytics/campaigns.js';
import { channelName } from 'console/screens/analytics/channel.js';
import { explanationOf } from 'console/ui/server-sentences.js';
import { InEnglish } from 'console/ui/server-text.js';
import { DataTable } from 'console/ui/table.js';

/**
 * The credit that each attribution model gives to the touches before a conversion, and the reasons.
 * @param {{conversion: any, touches: any[], number: number}} props
 */
export function Credits({ conversion, touches, number: place }) {
  const shares = MODELS.flatMap((model) => conversion.credits[model] ?? []);
  const rows = [...new Set(shares.map((/** @type {any} */ share) => share.touch))].toSorted((a, b) => (a ?? -1) - (b ?? -1));
  const explanation = language.value === 'en' ? undefined : explanationOf(conversion.explanation);
  return html`
    <section aria-labelledby="credits-${place}">
      <h2 id="credits-${place}">
        ${t('analytics.credits', { name: conversion.name, time: dateTime(conversion.at) })}
      </h2>
      <${DataTable}
        caption=${t('analytics.credits-caption', { number: place })}
        columns=${[
          { title: t('analytics.touch-column'), isHeader: true, cell: (/** @type {number | null} */ row) => nameOf(row, touches) },
          ...MODELS.map((model) => ({
            title: t(`model.${model}`),
            isNumber: true,
            cell: (/** @type {number | null} */ row) => creditOf(conversion.credits[model], row),
          })),
        ]}
        rows=${rows}
        keyOf=${(/** @type {number | null} */ row) => row ?? 'none'}
      />
      <details>
        <summary>${t('analytics.explanation')}</summary>
        <p>${explanation ?? html`<${InEnglish} text=${conversion.explanation} />`}</p>
      </details>
    </section>
  `;
}

/**
 * @param {number | null} row
 * @param {any[]} touches
 */
function nameOf(row, touches) {
  return row === null
    ? t('analytics.no-touch')
    : t('analytics.touch', { number: row + 1, channel: channelName(touches[row]?.channel ?? '') });
}

/**
 * @param {any[] | undefined} shares
 * @param {number | null} row
 */
function creditOf(shares, row) {
  const share = shares?.find(({ touch }) => touch === row);
  return share === undefined ? '–' : percent(share.credit);
}
