/**
 * Reads and writes elections in Pabulib's format {@code .pb} (pabulib.org/format), row by row. A
 * file has three sections: META (the properties of the election), PROJECTS (its proposals) and
 * VOTES (its ballots). This code uses neither the web nor the database. Start at {@link
 * io.insula.cycles.internal.pabulib.PabulibReader}.
 */
@NullMarked
package io.insula.cycles.internal.pabulib;

import org.jspecify.annotations.NullMarked;
