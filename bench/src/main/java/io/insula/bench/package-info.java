/**
 * Measures the server: {@code ./insula bench}. Everything that is compared is measured in one run
 * on one machine, in turns, and told as medians and ratios.
 */
@NullMarked
package io.insula.bench;

import org.jspecify.annotations.NullMarked;
