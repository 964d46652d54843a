/** Hooks with which components load data from the server. */
import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { get, Unreachable } from 'console/api.js';
import { isOnline } from 'console/online.js';

/**
 * @template T
 * @typedef {{value: T | undefined, error: Error | undefined, isLoading: boolean, reload: () => void,
 *   set: (value: T) => void}} Resource
 */

/**
 * Loads data when a component appears and when `inputs` change. The old data stays visible meanwhile.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} load
 * @param {unknown[]} inputs
 * @returns {Resource<T>}
 */
export function useResource(load, inputs) {
  const [state, setState] = useState(/** @type {any} */ ({ isLoading: true }));
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState((/** @type {any} */ old) => ({ ...old, isLoading: true }));
    load(abort.signal).then(
      (value) => setState({ value, isLoading: false }),
      (error) => {
        if (!abort.signal.aborted) {
          setState((/** @type {any} */ old) => ({ value: old.value, error, isLoading: false }));
        }
      },
    );
    return () => abort.abort();
  }, [...inputs, version]);
  useWhenReachable(state.error, () => setVersion((old) => old + 1));
  return {
    ...state,
    reload: useCallback(() => setVersion((old) => old + 1), []),
    set: useCallback((value) => setState({ value, isLoading: false }), []),
  };
}

/**
 * Repeats a load that failed because the server could not be reached, as soon as the server answers again.
 * @param {Error | undefined} error
 * @param {() => unknown} reload
 */
function useWhenReachable(error, reload) {
  const isReachable = isOnline.value;
  useEffect(() => {
    if (isReachable && error instanceof Unreachable) {
      void reload();
    }
  }, [isReachable]);
}

/**
 * @template T
 * @typedef {Resource<T> & {loaded: import('@preact/signals').Signal<number>, early: any[]}} Pages
 *   `loaded` is how many entries of a long list are loaded so far; `early` has those that a screen can show until all
 *   are loaded
 */

/**
 * Loads all pages of a long list. Until all are loaded, a screen shows the entries in `early`. They are replaced only
 * when at least twice as many are loaded, so that the screen draws the list only a few times.
 * @template T
 * @param {(signal: AbortSignal, onPage: (items: any[]) => void) => Promise<T>} load calls `onPage` with all entries so far
 * @param {unknown[]} inputs
 * @returns {Pages<T>}
 */
export function usePages(load, inputs) {
  const loaded = useSignal(0);
  const [early, setEarly] = useState(/** @type {any[]} */ ([]));
  const resource = useResource(
    (signal) => {
      loaded.value = 0;
      setEarly([]);
      return load(signal, (items) => {
        loaded.value = items.length;
        setEarly((old) => (items.length >= 2 * old.length ? [...items] : old));
      });
    },
    inputs,
  );
  return { ...resource, loaded, early };
}

/**
 * Loads one object of the server.
 * @param {string} path
 * @param {Record<string, any>} [query]
 */
export function useGet(path, query) {
  return useResource((signal) => get(path, { query, signal }), [path, JSON.stringify(query)]);
}

/**
 * Loads the first page of a list, and the next one each time when `more` is called. `retry` repeats the page that
 * failed; `reload` begins again with the first page; `remove` removes an item that the server no longer lists, without
 * loading a page again.
 * @param {string} path
 * @param {string} field the field of the answer that has the items
 * @param {Record<string, any>} [query]
 */
export function useList(path, field, query = {}) {
  const key = path + JSON.stringify(query);
  const [items, setItems] = useState(/** @type {any[] | undefined} */ (undefined));
  const [cursor, setCursor] = useState(/** @type {string | null} */ (null));
  const [error, setError] = useState(/** @type {Error | undefined} */ (undefined));
  const [isLoading, setLoading] = useState(true);
  const shown = useRef('');
  const failedAt = useRef(/** @type {string | null} */ (null));
  const following = useRef(/** @type {AbortController | undefined} */ (undefined));

  const load = useCallback(
    async (/** @type {string | null} */ from, /** @type {AbortSignal | undefined} */ signal) => {
      setLoading(true);
      try {
        const page = await get(path, { query: { ...query, cursor: from }, signal });
        if (signal?.aborted) {
          return;
        }
        setItems((old) => (from === null ? page[field] : [...(old ?? []), ...page[field]]));
        setCursor(page.next_cursor);
        setError(undefined);
        shown.current = key;
      } catch (problem) {
        if (signal?.aborted) {
          return;
        }
        failedAt.current = from;
        setError(/** @type {Error} */ (problem));
      }
      setLoading(false);
    },
    [key],
  );

  useEffect(() => {
    const abort = new AbortController();
    failedAt.current = null;
    setError(undefined);
    void load(null, abort.signal);
    return () => {
      abort.abort();
      following.current?.abort();
    };
  }, [load]);

  /** @param {string | null} from */
  function loadFrom(from) {
    following.current?.abort();
    following.current = new AbortController();
    return load(from, following.current.signal);
  }
  const retry = () => loadFrom(failedAt.current);
  useWhenReachable(error, retry);

  return {
    items,
    error,
    isLoading,
    hasMore: cursor !== null && shown.current === key,
    more: () => loadFrom(cursor),
    retry,
    reload: () => loadFrom(null),
    remove: (/** @type {any} */ item) => setItems((old) => old?.filter((each) => each !== item)),
  };
}
