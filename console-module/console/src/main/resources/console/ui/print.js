import { useEffect } from 'preact/hooks';

/** Opens what is folded while the page is printed. */
export function usePrintedDetails() {
  useEffect(() => {
    /** @type {HTMLDetailsElement[]} */
    let opened = [];
    function open() {
      opened = [...document.querySelectorAll('details')].filter((each) => !each.open);
      opened.forEach((each) => (each.open = true));
    }
    function close() {
      opened.forEach((each) => (each.open = false));
    }
    addEventListener('beforeprint', open);
    addEventListener('afterprint', close);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', close);
    };
  }, []);
}
