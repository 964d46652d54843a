import { useCallback, useState } from 'preact/hooks';

/**
 * Keeps the unsent text of a form on this device, so that it is still there after the user left the screen or
 * closed the window.
 * @template T
 * @param {string} name
 * @param {T} empty
 * @returns {[T, (value: T) => void, () => void]} the draft, how to change it, and how to discard it
 */
export function useDraft(name, empty) {
  const key = `insula.draft.${name}`;
  const [draft, setDraft] = useState(/** @returns {T} */ () => stored(key) ?? empty);
  const change = useCallback(
    (/** @type {T} */ value) => {
      localStorage.setItem(key, JSON.stringify(value));
      setDraft(value);
    },
    [key],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(empty);
  }, [key]);
  return [draft, change, discard];
}

/** @param {string} key */
function stored(key) {
  const text = localStorage.getItem(key);
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    localStorage.removeItem(key);
    return null;
  }
}
