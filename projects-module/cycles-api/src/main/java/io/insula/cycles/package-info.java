/**
 * The API of budgeting cycles for other apps: cycles, their proposals and the results of their
 * counts. Start at {@link io.insula.cycles.Cycles}.
 */
@NullMarked
package io.insula.cycles;

import org.jspecify.annotations.NullMarked;
