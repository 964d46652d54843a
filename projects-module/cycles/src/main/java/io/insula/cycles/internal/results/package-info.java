/** Counts the votes of cycles and serves the results. */
@NullMarked
package io.insula.cycles.internal.results;

import org.jspecify.annotations.NullMarked;
