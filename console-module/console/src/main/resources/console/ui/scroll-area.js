import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from 'console/html.js';

/**
 * A part of a screen that scrolls sideways if its content is too wide. Then this part can also get the focus, so that
 * users can scroll it by keyboard.
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
