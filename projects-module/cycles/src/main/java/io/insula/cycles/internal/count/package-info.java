/**
 * Counts the vote of a participatory budget by the rules that cities use. The same election always
 * gives the same result. Every decision uses exact numbers. This code uses neither the web nor the
 * database. Start at {@link io.insula.cycles.internal.count.ElectionCounter}.
 */
@NullMarked
package io.insula.cycles.internal.count;

import org.jspecify.annotations.NullMarked;
