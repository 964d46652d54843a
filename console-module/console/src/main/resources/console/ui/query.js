import { useLocation } from 'preact-iso/router';

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
