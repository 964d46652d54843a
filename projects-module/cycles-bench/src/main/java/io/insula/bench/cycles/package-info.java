/** What {@code ./insula bench cycles} measures: importing an election, and counting one. */
@NullMarked
package io.insula.bench.cycles;

import org.jspecify.annotations.NullMarked;
