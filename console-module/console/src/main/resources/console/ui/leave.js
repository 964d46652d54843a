import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { deletions } from 'console/drafts.js';
import { announce } from 'console/ui/feedback.js';

/**
 * Warns a user who leaves with something unsent: the browser asks before the window closes, and a
 * message appears on the next screen of the console. After all drafts were deleted, there is no warning.
 * @param {boolean} isUnsent
 * @param {string} message
 * @returns {() => void} a function to call after the changes were sent, before the screen disappears
 */
export function useLeaveWarning(isUnsent, message) {
  const present = useRef({ isUnsent, message });
  const deletion = useRef(deletions.peek());
  useLayoutEffect(() => {
    present.current = { isUnsent, message };
  }, [isUnsent, message]);
  // A layout effect runs before the browser can start to leave. useEffect runs some frames after the change.
  useLayoutEffect(() => {
    if (!isUnsent) {
      return undefined;
    }
    deletion.current = deletions.peek();
    const warn = (/** @type {BeforeUnloadEvent} */ event) => {
      if (deletion.current === deletions.peek()) {
        event.preventDefault();
      }
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isUnsent]);
  useEffect(
    () => () => {
      if (present.current.isUnsent && deletion.current === deletions.peek()) {
        announce(present.current.message);
      }
    },
    [],
  );
  return useCallback(() => (present.current = { isUnsent: false, message }), [message]);
}
