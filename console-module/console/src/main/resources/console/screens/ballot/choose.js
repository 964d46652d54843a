import { useEffect, useMemo, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { language, t } from 'console/i18n.js';
import { BudgetBar } from 'console/screens/ballot/bar.js';
import { BallotMap, hasPlace } from 'console/screens/ballot/map.js';
import { Option } from 'console/screens/ballot/option.js';
import { Ranking } from 'console/screens/ballot/ranking.js';
import { Standing } from 'console/screens/ballot/standing.js';
import { Filter, LongList, useFilter } from 'console/screens/cycle/filter.js';
import { Button, Checkbox } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { isChosen } from 'console/voting/choices.js';
import { limitsInWords, violations } from 'console/voting/limits.js';
import { shuffled } from 'console/voting/order.js';

/**
 * The first step of a ballot: the list of proposals, in a random order that differs for each voter, in which
 * the voter chooses.
 * @param {any} props see BallotForm
 */
export function Choose({ id, voter, cycle, proposals, byId, choices, setChoices, lost, own, isUnsent, reset, withdraw, review }) {
  const [isMap, setMap] = useState(false);
  const [isChosenOnly, setChosenOnly] = useState(false);
  const [broken, setBroken] = useState(/** @type {string[]} */ ([]));
  const ordered = useMemo(
    () =>
      shuffled(
        proposals.filter((/** @type {any} */ each) => !each.withdrawn),
        (each) => each.proposal_id,
        `${voter} ${id}`,
      ),
    [proposals, voter, id],
  );
  const filter = useFilter(ordered);
  const shown = isChosenOnly ? filter.shown.filter((/** @type {any} */ each) => isChosen(choices, each.proposal_id)) : filter.shown;
  useEffect(() => setBroken([]), [JSON.stringify(choices), language.value]);

  function goOn() {
    const reasons = violations(cycle.ballot, choices, byId, cycle.currency);
    setBroken(reasons);
    if (reasons.length === 0) {
      review();
    }
  }

  /** @param {any} proposal */
  const option = (proposal) => html`
    <${Option} key=${proposal.proposal_id} cycle=${cycle} proposal=${proposal} choices=${choices} setChoices=${setChoices} />
  `;

  return html`
    <${Standing} id=${id} own=${own} isUnsent=${isUnsent} lost=${lost} reset=${reset} withdraw=${withdraw} />
    <ul class="limits">
      ${[t(`ballot.type-${cycle.ballot.type}`), ...limitsInWords(cycle.ballot, cycle.currency)].map(
        (each) => html`<li key=${each}>${each}</li>`,
      )}
    </ul>
    ${cycle.ballot.type === 'ordinal' &&
    html`<${Ranking} choices=${choices} setChoices=${setChoices} byId=${byId} />`}
    <fieldset class="options-frame">
      <legend><h2>${t('ballot.proposals')}</h2></legend>
      <p class="muted small">${t('ballot.order')}</p>
      <${Filter} of=${{ ...filter, shown }}>
        <${Checkbox} label=${t('ballot.chosen-only')} checked=${isChosenOnly} onInput=${setChosenOnly} />
        ${ordered.some(hasPlace) && html`<${Views} isMap=${isMap} setMap=${setMap} />`}
      <//>
      ${shown.length === 0 && html`<${NoneShown} clear=${() => (filter.clear(), setChosenOnly(false))} />`}
      ${isMap
        ? html`<${BallotMap} proposals=${shown.filter(hasPlace)} currency=${cycle.currency} choices=${choices} option=${option} />`
        : html`<${LongList} class="options" items=${shown}>${option}<//>`}
    </fieldset>
    <${BudgetBar} cycle=${cycle} choices=${choices} byId=${byId} broken=${broken} review=${goOn} clear=${() => setChoices([])} />
  `;
}

/** @param {{isMap: boolean, setMap: (isMap: boolean) => void}} props */
function Views({ isMap, setMap }) {
  return html`
    <div class="views" role="group" aria-label=${t('ballot.view')}>
      ${[false, true].map(
        (each) => html`
          <${Button} key=${each} kind="toggle" aria-pressed=${isMap === each ? 'true' : 'false'} onClick=${() => setMap(each)}>
            ${t(each ? 'ballot.view-map' : 'ballot.view-list')}
          <//>
        `,
      )}
    </div>
  `;
}

/** @param {{clear: () => void}} props */
function NoneShown({ clear }) {
  return html`<${Empty} title=${t('filter.none')}><${Button} onClick=${clear}>${t('filter.clear')}<//><//>`;
}
