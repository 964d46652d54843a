import { Component } from 'preact';
import { LocationProvider } from 'preact-iso/router';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { Button, ScreenLink } from 'console/ui/controls.js';
import { Notice } from 'console/ui/feedback.js';
import { ScreenHeading } from 'console/ui/layout.js';

/**
 * Shows an error message in the place of a screen that threw an exception, until the reader goes to another address.
 * The header and the menu stay usable.
 */
export class FaultBoundary extends Component {
  static contextType = LocationProvider.ctx;

  state = { failed: '' };

  /** @param {unknown} fault */
  componentDidCatch(fault) {
    reportError(fault);
    this.setState({ failed: this.context.url });
  }

  render() {
    return this.state.failed === this.context.url ? html`<${Fault} />` : this.props.children;
  }
}

function Fault() {
  return html`
    <${ScreenHeading} title=${t('error.refused')} />
    <div class="stack">
      <${Notice} kind="error"><p>${t('error.unexpected')}</p><//>
      <div class="actions">
        <${Button} kind="primary" onClick=${() => location.reload()}>${t('action.reload')}<//>
        <${ScreenLink} class="button">${t('not-found.home')}<//>
      </div>
    </div>
  `;
}
