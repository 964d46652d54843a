/**
 * Templates: `html` makes Preact elements from tagged template literals. What stands between braces
 * is always text or an element, never markup, so that nothing a user wrote can run.
 */
import htm from 'htm';
import { h } from 'preact';

export const html = htm.bind(h);
