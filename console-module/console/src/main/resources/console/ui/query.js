import { useLocation } from 'preact-iso/router';
import { useEffect, useState } from 'preact/hooks';

/**
 * Returns the parameters of the screen's address, and a function that changes some of them. An empty value
 * removes a parameter.
 * @returns {{query: Record<string, string>, show: (wanted: Record<string, string | null | undefined>) => void}}
 */
export function useQuery() {
  const { path, query, route } = useLocation();
  /** @param {Record<string, string | null | undefined>} wanted */
  function show(wanted) {
    const present = Object.entries({ ...query, ...wanted }).filter(([, value]) => value);
    const parameters = new URLSearchParams(/** @type {[string, string][]} */ (present));
    route(parameters.size > 0 ? `${path}?${parameters}` : path);
  }
  return { query, show };
}

/**
 * Returns the values of a form whose sent values are in the address, and a function that changes them. If the address
 * changes, the form has its values again; its fields stay, so that a focused one keeps the focus.
 * @template {object} T
 * @param {T} sent
 * @returns {[T, (values: T) => void]}
 */
export function useSent(sent) {
  const key = JSON.stringify(sent);
  const [state, setState] = useState({ key, values: sent });
  // Keeps what the user has typed before this effect runs.
  useEffect(() => setState((/** @type {any} */ old) => (old.key === key ? old : { key, values: sent })), [key]);
  return [state.key === key ? state.values : sent, (values) => setState({ key, values })];
}
