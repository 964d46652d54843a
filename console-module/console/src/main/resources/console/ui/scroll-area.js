import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';

/**
 * A part of a screen that scrolls sideways if its content is too wide. Only then can it get the focus, so that
 * it can be scrolled by keyboard.
 * @param {{label: string, children?: any}} props
 */
export function ScrollArea({ label, children }) {
  const area = useRef(/** @type {HTMLDivElement | null} */ (null));
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = /** @type {HTMLDivElement} */ (area.current);
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild !== null) {
      observer.observe(element.firstElementChild);
    }
    return () => observer.disconnect();
  }, []);
  const reach = scrolls ? { tabindex: 0, role: 'region', 'aria-label': label } : {};
  return html`<div class="scroll-area" ref=${area} ...${reach}>${children}</div>`;
}
