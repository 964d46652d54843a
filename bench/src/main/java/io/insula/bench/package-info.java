/**
 * Measures the server for {@code ./insula bench}. One run on one machine measures all subjects that
 * are compared, in turns. The results are medians and ratios.
 */
@NullMarked
package io.insula.bench;

import org.jspecify.annotations.NullMarked;
