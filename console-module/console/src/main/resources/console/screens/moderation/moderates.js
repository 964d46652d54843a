import { get } from 'console/api.js';
import { isAdmin, isMember, session } from 'console/session.js';
import { useResource } from 'console/ui/resource.js';

/**
 * Whether the reader moderates the discussions of a cycle: as an admin of the server or of the cycle.
 * @param {number | null} cycleId null for projects without a cycle
 */
export function useModerates(cycleId) {
  const cycle = useResource(
    async (signal) =>
      cycleId === null || isAdmin.value || !isMember.value ? null : get(`cycles/${cycleId}`, { signal }),
    [cycleId, session.value?.username],
  );
  return isAdmin.value || cycle.value?.admins !== undefined;
}
