/**
 * Counts the vote of a participatory budget by the rules that cities use. Pure and deterministic:
 * the same election gives the same result, and every comparison that decides is exact. Depends on
 * neither the web nor the database. Start at {@link io.insula.cycles.internal.count.VoteCount}.
 */
@NullMarked
package io.insula.cycles.internal.count;

import org.jspecify.annotations.NullMarked;
