/** Measures analytics: taking page views in, folding them, and answering while more come in. */
@NullMarked
package io.insula.bench.analytics;

import org.jspecify.annotations.NullMarked;
