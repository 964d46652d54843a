import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { deletions, draftOf, namesOf } from 'console/drafts.js';
import { html } from 'console/html.js';
import { t } from 'console/i18n.js';
import { session } from 'console/session.js';
import { Button } from 'console/ui/controls.js';

/**
 * Returns the draft of a form, which is kept when the user leaves the screen. The draft of an account is also kept
 * when the window is closed or the session ends. A sign-out deletes it.
 * @template T
 * @param {string} name
 * @param {T} empty
 * @param {{isOfTab?: boolean}} [options] whether the draft belongs to no account and is kept only in this tab
 * @returns {[T, (value: T) => void, () => void]} the draft, how to change it, and how to discard it
 */
export function useDraft(name, empty, { isOfTab = false } = {}) {
  const deletion = deletions.value;
  const owner = useOwner(isOfTab);
  const place = useMemo(() => draftOf(owner, name), [owner, name]);
  const key = `${deletion} ${owner === undefined} ${place.key}`;
  const [state, setState] = useState(/** @type {{key: string, draft: T} | null} */ (null));
  const kept = useMemo(() => /** @type {T} */ (place.read() ?? empty), [key]);
  /** The draft as this form last changed it; null if it has nothing unsent. */
  const unsent = useRef(/** @type {{draft: T} | null} */ (null));
  // Another tab may have replaced the stored draft by its own one and sent it. Then the storage has no draft any more,
  // so this form stores its draft again before it disappears.
  useEffect(() => {
    const restore = () => {
      if (unsent.current !== null && deletions.value === deletion && !place.isStored()) {
        place.write(unsent.current.draft);
      }
    };
    addEventListener('pagehide', restore);
    return () => {
      removeEventListener('pagehide', restore);
      restore();
      unsent.current = null;
    };
  }, [key]);
  const change = useCallback(
    (/** @type {T} */ draft) => {
      const isEmpty = JSON.stringify(draft) === JSON.stringify(empty);
      if (isEmpty) {
        place.remove();
      } else {
        place.write(draft);
      }
      unsent.current = isEmpty ? null : { draft };
      setState({ key, draft: isEmpty ? empty : draft });
    },
    [key, empty],
  );
  const discard = useCallback(() => {
    place.remove();
    unsent.current = null;
    setState({ key, draft: empty });
  }, [key, empty]);
  return [state?.key === key ? state.draft : kept, change, discard];
}

/** @type {Record<string, any>} */
const UNCHANGED = {};

/**
 * Returns the draft of a form that changes stored values. The draft has only the fields that differ from the stored
 * values, so the other fields follow the server. A draft in which nothing differs any more is discarded.
 * @template {Record<string, any>} T
 * @param {string} name
 * @param {T} stored
 * @param {(field: string) => boolean} [mayChange] whether a field can still be changed. A field may have
 *   become fixed after the draft was stored
 * @returns {{values: T, change: (fields: Partial<T>) => void, isChanged: boolean, discard: () => void}}
 */
export function useChanges(name, stored, mayChange = () => true) {
  const [kept, setKept, discard] = useDraft(name, UNCHANGED);
  const changesIn = (/** @type {Record<string, any>} */ fields) =>
    Object.fromEntries(
      Object.entries(fields).filter(([field, value]) => mayChange(field) && value !== (stored[field] ?? null)),
    );
  const changes = changesIn(kept);
  const isChanged = Object.keys(changes).length > 0;
  const isOutdated = kept !== UNCHANGED && !isChanged;
  useEffect(() => {
    if (isOutdated) {
      discard();
    }
  }, [isOutdated, discard]);
  return {
    values: { ...stored, ...changes },
    change: (fields) => setKept(changesIn({ ...changes, ...fields })),
    isChanged,
    discard,
  };
}

/**
 * Deletes drafts of the person who is signed in that no form offers any more. Otherwise a sign-out would warn of a text
 * that its author cannot see.
 * @param {(name: string) => boolean} isUnreachable whether no form can show the draft with this name
 * @param {unknown[]} inputs the values on which the result of `isUnreachable` depends
 */
export function useUnreachableDrafts(isUnreachable, inputs) {
  const owner = useOwner(false);
  useEffect(() => {
    if (owner !== undefined) {
      namesOf(owner)
        .filter(isUnreachable)
        .forEach((name) => draftOf(owner, name).remove());
    }
  }, [owner, ...inputs]);
}

/**
 * Whether the person who is signed in, or else the visitor in this tab, has an unsent text in a form.
 * @param {string} name
 */
export const hasDraft = (name) => draftOf(session.value?.person, name).read() !== null;

/**
 * Returns the account that the draft belongs to: the account that is signed in, or that was until its session ended.
 * Undefined for the drafts of the tab.
 * @param {boolean} isOfTab
 */
function useOwner(isOfTab) {
  const last = useRef(/** @type {import('console/drafts.js').Person | undefined} */ (undefined));
  last.current = session.value?.person ?? last.current;
  return isOfTab ? undefined : last.current;
}

/**
 * Says how long a draft is kept, with a button that discards it.
 * @param {{discard: () => void}} props
 */
export function DraftNote({ discard }) {
  return html`
    <p class="muted small">
      ${t('draft.kept')} <${Button} kind="quiet" onClick=${discard}>${t('action.discard')}<//>
    </p>
  `;
}
