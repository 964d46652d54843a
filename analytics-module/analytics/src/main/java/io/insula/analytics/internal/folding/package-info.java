/** Turns raw rows into what answers are read from; see docs/decisions/0023-folding.md. */
@NullMarked
package io.insula.analytics.internal.folding;

import org.jspecify.annotations.NullMarked;
