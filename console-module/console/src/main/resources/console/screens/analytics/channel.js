import { html } from 'console/html.js';
import { t } from 'console/i18n.js';

/** The channels that have a name in each language. The names of the server are those of Google Analytics. */
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
 * The name of a channel, apart from the text around it.
 * @param {{channel: string}} props
 */
export function Channel({ channel }) {
  return html`<bdi>${channelName(channel)}</bdi>`;
}
