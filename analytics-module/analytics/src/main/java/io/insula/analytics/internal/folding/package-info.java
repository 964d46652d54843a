/** Folds raw rows into the tables for answers; see docs/decisions/0023-folding.md. */
@NullMarked
package io.insula.analytics.internal.folding;

import org.jspecify.annotations.NullMarked;
