/**
 * Templates: `html` makes Preact elements from tagged template literals. A value between braces is always
 * inserted as text or as an element, never parsed as markup, so that a text of a user cannot contain a script
 * that runs.
 */
import htm from 'htm';
import { h } from 'preact';

export const html = htm.bind(h);
