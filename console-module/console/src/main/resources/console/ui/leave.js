import { useCallback, useEffect, useRef } from 'preact/hooks';
import { announce } from 'console/ui/feedback.js';

/**
 * Warns a user who leaves a screen with unsent changes. Before the window closes, the browser asks; on the next
 * screen of the console, a message appears.
 * @param {boolean} isUnsent
 * @param {string} message
 * @returns {() => void} a function to call after the changes were sent, before the screen disappears
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
