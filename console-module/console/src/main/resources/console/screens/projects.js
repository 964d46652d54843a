import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { screenPath } from 'console/address.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { isMember } from 'console/session.js';
import { ProjectCards } from 'console/screens/project-cards.js';
import { Button, ScreenLink, TextField } from 'console/ui/controls.js';
import { Empty } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';
import { useList } from 'console/ui/resource.js';
import { SignedInOnly } from 'console/ui/signed-in-only.js';

/** The screen with all projects. The search and the tag are in the address, so a link keeps them. */
export default function Projects() {
  return html`
    <${ScreenHeading} title=${t('projects.title')} lead=${t('projects.lead')}>
      ${isMember.value &&
      html`<${ScreenLink} class="button button-primary" to="projects/propose">${t('propose.title')}<//>`}
    <//>
    <${SignedInOnly}><${SearchedProjects} /><//>
  `;
}

function SearchedProjects() {
  const { query, route } = useLocation();
  const { q = '', tag = '' } = query;
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const projects = useList('projects', 'projects', { q, tag });

  /** @param {{q?: string, tag?: string}} wanted */
  function show(wanted) {
    const parameters = new URLSearchParams(
      Object.entries({ q, tag, ...wanted }).filter(([, value]) => value !== ''),
    );
    route(`${screenPath('projects')}${parameters.size > 0 ? `?${parameters}` : ''}`);
  }

  /** @param {Event} event */
  function search(event) {
    event.preventDefault();
    show({ q: text.trim() });
  }

  return html`
    <form class="search" role="search" onSubmit=${search}>
      <${TextField} label=${t('projects.search')} type="search" value=${text} onInput=${setText} maxlength="200" />
      <${Button} type="submit">${t('action.search')}<//>
    </form>
    ${tag &&
    html`
      <p>
        <button class="tag tag-chosen" onClick=${() => show({ tag: '' })}>
          <bdi>${tag}</bdi> <span aria-hidden="true">×</span>
          <span class="visually-hidden">${t('projects.remove-tag')}</span>
        </button>
      </p>
    `}
    <${ProjectCards} of=${projects} heading="h2">
      ${q || tag
        ? html`
            <${Empty} title=${t('projects.no-match')}>
              <${Button} onClick=${() => show({ q: '', tag: '' })}>${t('projects.show-all')}<//>
            <//>
          `
        : html`
            <${Empty} title=${t('projects.none')}>
              <${ScreenLink} class="button" to=${isMember.value ? 'projects/propose' : 'cycles'}>
                ${t(isMember.value ? 'propose.title' : 'cycle-list.title')}
              <//>
            <//>
          `}
    <//>
  `;
}
