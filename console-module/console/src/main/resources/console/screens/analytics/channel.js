import { html } from 'console/html.js';
import { t } from 'console/i18n.js';

/** The channels for which the console has translated names. The server sends the English names of Google Analytics. */
const KNOWN = [
  'Direct',
  'Paid Shopping',
  'Paid Search',
  'Paid Social',
  'Paid Video',
  'Display',
  'Paid Other',
  'Organic Shopping',
  'Organic Social',
  'Organic Video',
  'AI Assistants',
  'Organic Search',
  'Email',
  'Affiliates',
  'Referral',
  'Audio',
  'SMS',
  'Mobile Push Notifications',
];

/**
 * Returns the name of a channel in the reader's language.
 * @param {string} channel
 */
export function channelName(channel) {
  const slug = channel.toLowerCase().replaceAll(' ', '-');
  return KNOWN.includes(channel) ? t(`channel.${slug}`) : channel;
}

/**
 * Shows the name of a channel, isolated from the direction of the text around it.
 * @param {{channel: string}} props
 */
export function Channel({ channel }) {
  return html`<bdi>${channelName(channel)}</bdi>`;
}
