/** The phases of a cycle, in their order. */
export const PHASES = ['planning', 'refinement', 'voting', 'implementation', 'closed'];
