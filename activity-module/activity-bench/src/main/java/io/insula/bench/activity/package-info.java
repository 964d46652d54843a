/** Measures the log of events: taking them in one by one and in batches, and finding them again. */
@NullMarked
package io.insula.bench.activity;

import org.jspecify.annotations.NullMarked;
