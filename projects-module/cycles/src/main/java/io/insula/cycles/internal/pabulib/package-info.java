/**
 * Reads and writes elections in Pabulib's format {@code .pb} (pabulib.org/format), row by row.
 * Knows no web and no database; start at {@link io.insula.cycles.internal.pabulib.PabulibReader}.
 */
@NullMarked
package io.insula.cycles.internal.pabulib;

import org.jspecify.annotations.NullMarked;
