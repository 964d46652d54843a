import { html } from 'console/html.js';
import { date } from 'console/i18n.js';
import { ScreenLink } from 'console/ui/controls.js';
import { ListEnd } from 'console/ui/feedback.js';

/**
 * A list of projects.
 * @param {{of: any, heading?: string, children?: any}} props the heading is the element of each name; the children
 *   are shown instead of an empty list
 */
export function ProjectCards({ of: projects, heading = 'h3', children }) {
  return html`
    ${projects.items?.length === 0 && !projects.isLoading && children}
    <ul class="cards">
      ${(projects.items ?? []).map(
        (/** @type {any} */ project) => html`
          <li key=${project.project_id} class="card">
            <${heading}>
              <${ScreenLink} class="card-link" to="projects/${project.project_id}">
                <bdi>${project.project_name}</bdi>
              <//>
            <//>
            <p class="clamp"><bdi>${project.tagline}</bdi></p>
            <p class="card-end">
              <${Tags} tags=${project.tags} />
              <span class="muted small">${date(project.created_at)}</span>
            </p>
          </li>
        `,
      )}
    </ul>
    <${ListEnd} of=${projects} />
  `;
}

/** @param {{tags: string[]}} props */
export function Tags({ tags }) {
  return html`
    <span class="tags">
      ${tags.map(
        (tag) => html`
          <${ScreenLink} key=${tag} class="tag" to="projects?tag=${encodeURIComponent(tag)}"><bdi>${tag}</bdi><//>
        `,
      )}
    </span>
  `;
}
