/**
 * Folds raw rows into the tables from which reports are read; see docs/decisions/0023-folding.md.
 */
@NullMarked
package io.insula.analytics.internal.folding;

import org.jspecify.annotations.NullMarked;
