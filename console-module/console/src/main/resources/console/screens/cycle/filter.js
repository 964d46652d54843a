import { useMemo, useState } from 'preact/hooks';
import { html } from 'console/html.js';
import { compare, language, number, t } from 'console/i18n.js';
import { plainDigits } from 'console/number-input.js';
import { searchForm } from 'console/search-form.js';
import { Select, TextField } from 'console/ui/controls.js';
import { useFirst } from 'console/ui/first-entries.js';

/**
 * A search and a choice of a category for a list of proposals. The browser has all proposals, so the server is
 * not asked.
 * @param {any[]} proposals
 */
export function useFilter(proposals) {
  const [text, setText] = useState('');
  const [category, setCategory] = useState('');
  const categories = useMemo(
    () => [...new Set(proposals.flatMap(categoriesOf))].sort(compare),
    [proposals, language.value],
  );
  const shown = useMemo(() => {
    const words = plain(text).split(/\s+/).filter((word) => word !== '');
    return proposals.filter(
      (each) =>
        (category === '' || categoriesOf(each).includes(category)) &&
        words.every((word) => searched(each).includes(word)),
    );
  }, [proposals, text, category]);
  const clear = () => {
    setText('');
    setCategory('');
  };
  return { text, setText, category, setCategory, categories, shown, clear, total: proposals.length };
}

/**
 * @param {{of: ReturnType<typeof useFilter>, children?: any}} props
 */
export function Filter({ of: filter, children }) {
  return html`
    <div class="filter" role="search" aria-label=${t('filter.label')} onKeyDown=${keepForm}>
      <${TextField} label=${t('filter.search')} type="search" value=${filter.text} onInput=${filter.setText} maxlength="200" />
      ${filter.categories.length > 1 &&
      html`
        <${Select}
          label=${t('filter.category')}
          value=${filter.category}
          onInput=${filter.setCategory}
          options=${[['', t('filter.all')], ...filter.categories.map((/** @type {string} */ each) => [each, each])]}
        />
      `}
      ${children}
    </div>
    <p class="muted small" role="status">
      ${t('filter.shown', { count: filter.shown.length, total: number(filter.total) })}
    </p>
  `;
}

/**
 * Stops Enter in the search from sending a form around it.
 * @param {KeyboardEvent} event
 */
function keepForm(event) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
    event.preventDefault();
  }
}

/**
 * The first entries of a long list, and a button for more of them.
 * @param {{items: any[], children: (item: any, index: number) => any, tag?: string, isWhole?: boolean, [attribute: string]: any}} props
 *   a whole list shows all entries at once
 */
export function LongList({ items, children, tag = 'ul', isWhole = false, ...rest }) {
  const { shown, more } = useFirst(items);
  return html`
    <${tag} ...${rest}>${(isWhole ? items : shown).map(children)}<//>
    ${!isWhole && more}
  `;
}

/**
 * Returns the categories of a proposal. The proposals of a result have none.
 * @param {any} proposal
 * @returns {string[]}
 */
const categoriesOf = ({ categories }) => categories ?? [];

/** @param {any} proposal */
const searched = (proposal) =>
  plain([proposal.name, proposal.place ?? '', ...categoriesOf(proposal)].join(' '));

/** Letters that stay the same when marks are removed, each with the letter that people type in its place. */
const ALIKE = new Map([
  ['ł', 'l'],
  ['ى', 'ي'],
  ['ة', 'ه'],
]);

/**
 * Returns the search form of a text without accents and marks, so that "zolw" finds "żółw" and "احمد" finds "أحمد".
 * @param {string} text
 */
const plain = (text) =>
  plainDigits(searchForm(text))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łىة]/g, (letter) => ALIKE.get(letter) ?? letter);
