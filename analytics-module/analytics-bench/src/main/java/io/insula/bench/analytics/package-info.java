/** Measures analytics: storing page views, folding them, and answering while more arrive. */
@NullMarked
package io.insula.bench.analytics;

import org.jspecify.annotations.NullMarked;
