/** Measures the activity log: storing events, singly and in batches, and finding them. */
@NullMarked
package io.insula.bench.activity;

import org.jspecify.annotations.NullMarked;
