import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * Returns a copy of a value that changes at most once in the given time. It is used for texts that screen readers
 * read out, because quick changes would queue up there.
 * @template T
 * @param {T} value
 * @param {number} milliseconds
 */
export function useThrottled(value, milliseconds) {
  const [shown, setShown] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, changedAt.current + milliseconds - Date.now());
    const timer = setTimeout(() => {
      changedAt.current = Date.now();
      setShown(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return shown;
}
