/** Counting a cycle, and what a count found. */
@NullMarked
package io.insula.cycles.internal.results;

import org.jspecify.annotations.NullMarked;
