/** Measures analytics: storing page views, folding them, and reports while more arrive. */
@NullMarked
package io.insula.bench.analytics;

import org.jspecify.annotations.NullMarked;
