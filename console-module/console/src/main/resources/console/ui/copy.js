import { t } from 'console/i18n.js';
import { announce } from 'console/ui/feedback.js';

/**
 * Copies a text, and says whether that worked: browsers can refuse it, and offer it only on secure pages.
 * @param {string} text
 * @param {string} done what to say if it worked
 */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    announce(t('action.copy-refused'));
    return;
  }
  announce(done);
}
