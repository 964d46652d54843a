/**
 * Measures the server: {@code ./insula bench}. All compared subjects are measured in turns, in one
 * run on one machine. The results are medians and ratios.
 */
@NullMarked
package io.insula.bench;

import org.jspecify.annotations.NullMarked;
