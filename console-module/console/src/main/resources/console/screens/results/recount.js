import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiProblem, open, Unreachable } from 'console/api.js';
import { html } from 'console/html.js';
import { money, number, t } from 'console/i18n.js';
import { differences } from 'console/recount/differences.js';
import { recount } from 'console/recount/recount.js';
import { Button } from 'console/ui/controls.js';
import { ErrorNotice, Notice } from 'console/ui/feedback.js';
import { InEnglish } from 'console/ui/server-text.js';

/**
 * Counts the vote again in the browser, from the exported file, and compares the outcome with the published
 * result.
 * @param {{id: string, results: any, currency: string | null}} props
 */
export function RecountSection({ id, results, currency }) {
  const [state, setState] = useState(/** @type {any} */ ({}));
  const running = useRef(/** @type {AbortController | null} */ (null));
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => () => running.current?.abort(), []);

  /** @param {Promise<string>} text */
  async function count(text) {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState({ isRunning: true });
    try {
      const found = await recount(await text, (raised) => setState({ isRunning: true, raised }), abort.signal);
      setState({ found, differences: differences(found, results.proposals) });
    } catch (error) {
      const isOfServer = error instanceof ApiProblem || error instanceof Unreachable;
      setState(abort.signal.aborted ? {} : isOfServer ? { error } : { fault: String(error) });
    }
  }

  return html`
    <section class="stack" aria-labelledby="recount">
      <h2 id="recount">${t('recount.title')}</h2>
      <p>${t('recount.lead')}</p>
      <div class="actions">
        <${Button} kind="primary" onClick=${() => count(exported(id))}>${t('recount.from-export')}<//>
        <${Button} onClick=${() => file.current?.click()}>${t('recount.from-file')}<//>
        ${state.isRunning && html`<${Button} onClick=${() => running.current?.abort()}>${t('recount.stop')}<//>`}
      </div>
      <input
        ref=${file}
        type="file"
        accept=".pb,text/plain"
        hidden
        onChange=${(/** @type {any} */ event) => {
          const [chosen] = event.target.files;
          if (chosen) {
            void count(chosen.text());
          }
          event.target.value = '';
        }}
      />
      <div role="status" class="stack">
        ${state.isRunning && html`<p>${state.raised ? t('recount.raised', { raised: state.raised }) : t('recount.running')}</p>`}
        ${state.error && html`<${ErrorNotice} error=${state.error} />`}
        ${state.fault && html`<${Notice} kind="error" title=${t('recount.unreadable')}><p><${InEnglish} text=${state.fault} /></p><//>`}
        ${state.found && html`<${Comparison} found=${state.found} differences=${state.differences} results=${results} currency=${currency} />`}
      </div>
    </section>
  `;
}

/** @param {{found: import('console/recount/recount.js').Recount, differences: any[], results: any, currency: string | null}} props */
function Comparison({ found, differences: different, results, currency }) {
  if (!found.isKnown) {
    return html`<${Notice} kind="warning" title=${t('recount.unknown-rule', { rule: found.rule })} />`;
  }
  const isEqual = different.length === 0 && found.ballots === results.ballots;
  return html`
    <${Notice} kind=${isEqual ? 'success' : 'error'} title=${t(isEqual ? 'recount.equal' : 'recount.different')}>
      <p>
        ${t('recount.summary', {
          count: found.ballots,
          published: number(results.ballots),
          winners: found.proposals.filter((each) => each.isWinner).length,
          spent: money(found.spent, currency),
        })}
      </p>
    <//>
    ${different.length > 0 &&
    html`
      <table>
        <thead>
          <tr>
            <th scope="col">${t('review.proposal')}</th>
            <th scope="col">${t('recount.field')}</th>
            <th scope="col">${t('recount.published')}</th>
            <th scope="col">${t('recount.recounted')}</th>
          </tr>
        </thead>
        <tbody>
          ${different.slice(0, 100).map(
            (each) => html`
              <tr key=${each.id + each.field}>
                <td><bdi>${each.name}</bdi></td>
                <td>${t(`recount.field-${each.field}`)}</td>
                <td>${shown(each.published)}</td>
                <td>${shown(each.recounted)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `}
  `;
}

/** @param {number | boolean} value */
const shown = (value) => (typeof value === 'number' ? number(value) : t(value ? 'recount.yes' : 'recount.no'));

/**
 * @param {string} id
 * @throws {ApiProblem | Unreachable}
 */
async function exported(id) {
  const response = await open('GET', `cycles/${encodeURIComponent(id)}/export/anonymous`);
  return response.text().catch(() => {
    throw new Unreachable();
  });
}
