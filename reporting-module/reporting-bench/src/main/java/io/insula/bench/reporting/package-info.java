/**
 * What {@code ./insula bench reporting} measures: making reports of many cycles and of a large one.
 */
@NullMarked
package io.insula.bench.reporting;

import org.jspecify.annotations.NullMarked;
