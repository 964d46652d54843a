/**
 * Reads and writes elections in Pabulib's format {@code .pb} (pabulib.org/format), row by row.
 * Depends on neither the web nor the database. Start at {@link
 * io.insula.cycles.internal.pabulib.PabulibReader}.
 */
@NullMarked
package io.insula.cycles.internal.pabulib;

import org.jspecify.annotations.NullMarked;
