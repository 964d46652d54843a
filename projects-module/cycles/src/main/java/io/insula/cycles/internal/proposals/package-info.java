/** Adds proposals to a cycle, changes and withdraws them, and records the progress of winners. */
@NullMarked
package io.insula.cycles.internal.proposals;

import org.jspecify.annotations.NullMarked;
