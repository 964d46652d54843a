import { html } from 'console/html.js';
import { money, percent, t } from 'console/i18n.js';
import { BarTable } from 'console/ui/bars.js';

/**
 * The share of votes beside the share of money, by category.
 * @param {{results: any, currency: string | null}} props
 */
export function Categories({ results: { statistics }, currency }) {
  if (statistics === null || !statistics.categories.some((/** @type {any} */ { category }) => category)) {
    return null;
  }
  return html`
    <section aria-labelledby="categories">
      <h2 id="categories">${t('categories.title')}</h2>
      <${BarTable}
        caption=${t('categories.caption')}
        name=${t('filter.category')}
        columns=${[
          { title: t('categories.votes'), text: percent, max: 1 },
          { title: t('categories.money'), text: percent, kind: 'cool', max: 1 },
        ]}
        rows=${statistics.categories.map((/** @type {any} */ each) => ({
          key: each.category,
          name: each.category ? html`<bdi>${each.category}</bdi>` : t('categories.none'),
          values: [each.vote_share, each.money_share],
          end: () => money(each.funded, currency),
        }))}
        end=${t('categories.funded')}
        isEndNumber
      />
    </section>
  `;
}
