/**
 * The benchmarks of {@code ./insula bench reporting}: making the reports on many cycles, and the
 * report on one large cycle.
 */
@NullMarked
package io.insula.bench.reporting;

import org.jspecify.annotations.NullMarked;
