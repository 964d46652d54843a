import { t } from 'console/i18n.js';
import { announce } from 'console/ui/feedback.js';

/**
 * Copies a text to the clipboard, and announces whether that worked. Browsers can refuse to copy, and offer the
 * clipboard only on secure pages.
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
