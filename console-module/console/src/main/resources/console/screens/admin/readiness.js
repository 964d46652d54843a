import { get } from 'console/api.js';
import { html } from 'console/html.js';
import { dateTime, language, money, t } from 'console/i18n.js';
import { loadAll } from 'console/load-all.js';
import { Loaded } from 'console/ui/feedback.js';
import { useResource } from 'console/ui/resource.js';
import { sumOf, winnerIdsOf } from 'console/voting/outcome.js';

/** @typedef {{isGood: boolean, text: string}} Point */

/**
 * A checklist for the admins of a cycle: what is ready for the next phase, and what needs attention.
 * @param {{cycle: any}} props
 */
export function Readiness({ cycle }) {
  const points = useResource((signal) => pointsOf(cycle, signal), [cycle.cycle_id, cycle.phase, language.value]);
  return html`
    <${Loaded} of=${points} lines="2">
      ${(/** @type {Point[]} */ found) => html`
        <ul class="readiness">
          ${found.map(
            ({ isGood, text }) => html`
              <li key=${text} data-good=${isGood}>
                <span aria-hidden="true">${isGood ? '✓' : '!'}</span>
                <span class="visually-hidden">${t(isGood ? 'admin.ready' : 'admin.not-ready')}</span>
                ${text}
              </li>
            `,
          )}
        </ul>
      `}
    <//>
  `;
}

/**
 * @param {any} cycle
 * @param {AbortSignal} signal
 * @returns {Promise<Point[]>}
 */
async function pointsOf(cycle, signal) {
  switch (cycle.phase) {
    case 'planning':
    case 'refinement':
      return [...(await proposalPoints(cycle, signal)), ...(await voterPoints(cycle, signal))];
    case 'voting':
      return votingPoints(cycle);
    default:
      return implementationPoints(cycle, signal);
  }
}

/**
 * @param {any} cycle
 * @param {AbortSignal} signal
 */
async function proposalPoints(cycle, signal) {
  const all = await loadAll(`cycles/${cycle.cycle_id}/proposals`, 'proposals', signal);
  const open = all.filter(({ withdrawn }) => !withdrawn);
  const tooDear = open.filter(({ cost }) => cost > cycle.budget).length;
  const cost = sumOf(open);
  const points = [point(open.length > 0, 'admin.check.proposals', { count: open.length })];
  if (tooDear > 0) {
    points.push(point(false, 'admin.check.too-dear', { count: tooDear }));
  }
  if (open.length > 0 && cost <= cycle.budget) {
    points.push(point(false, 'admin.check.all-fit', { cost: money(cost, cycle.currency) }));
  }
  return points;
}

/**
 * @param {any} cycle
 * @param {AbortSignal} signal
 */
async function voterPoints(cycle, signal) {
  if (cycle.who !== 'roster') {
    return [point(true, 'admin.check.all-accounts')];
  }
  const { entries } = await get(`cycles/${cycle.cycle_id}/roster`, { query: { limit: 1 }, signal });
  return [point(entries.length > 0, entries.length > 0 ? 'admin.check.roster' : 'admin.check.no-roster')];
}

/** @param {any} cycle */
function votingPoints({ turnout, dates }) {
  const end = dates?.implementation;
  const voted = turnout?.voted ?? 0;
  return [
    turnout?.eligible
      ? point(voted > 0, 'admin.check.turnout', { count: voted, eligible: turnout.eligible })
      : point(voted > 0, 'admin.check.voted', { count: voted }),
    end
      ? point(true, 'admin.check.ends', { time: dateTime(end) })
      : point(false, 'admin.check.no-end'),
  ];
}

/**
 * @param {any} cycle
 * @param {AbortSignal} signal
 */
async function implementationPoints(cycle, signal) {
  const path = `cycles/${cycle.cycle_id}`;
  const [results, proposals] = await Promise.all([
    get(`${path}/results`, { query: { trace: false }, signal }),
    loadAll(`${path}/proposals`, 'proposals', signal),
  ]);
  const winners = new Set(winnerIdsOf(results));
  const open = proposals.filter(
    ({ proposal_id: id, implementation }) =>
      winners.has(id) && !['done', 'dropped'].includes(implementation?.status),
  ).length;
  return [
    point(winners.size > 0, 'admin.check.winners', { count: winners.size }),
    point(open === 0, open === 0 ? 'admin.check.all-done' : 'admin.check.open-work', { count: open }),
  ];
}

/**
 * @param {boolean} isGood
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 * @returns {Point}
 */
function point(isGood, key, parameters) {
  return { isGood, text: t(key, parameters) };
}
