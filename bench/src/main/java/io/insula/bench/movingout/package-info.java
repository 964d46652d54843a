/** Measures the cost of apps in separate processes. */
@NullMarked
package io.insula.bench.movingout;

import org.jspecify.annotations.NullMarked;
