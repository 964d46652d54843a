import { useCallback, useEffect, useRef } from 'preact/hooks';
import { announce } from 'console/ui/feedback.js';

/**
 * Warns a user who leaves with something unsent: the browser asks before the window closes, and a
 * message appears on the next screen of the console.
 * @param {boolean} isUnsent
 * @param {string} message
 * @returns {() => void} to be called when it is sent after all, before the screen goes
 */
export function useLeaveWarning(isUnsent, message) {
  const present = useRef({ isUnsent, message });
  useEffect(() => {
    present.current = { isUnsent, message };
  }, [isUnsent, message]);
  useEffect(() => {
    if (!isUnsent) {
      return undefined;
    }
    const warn = (/** @type {BeforeUnloadEvent} */ event) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsent]);
  useEffect(
    () => () => {
      if (present.current.isUnsent) {
        announce(present.current.message);
      }
    },
    [],
  );
  return useCallback(() => (present.current = { isUnsent: false, message }), [message]);
}
