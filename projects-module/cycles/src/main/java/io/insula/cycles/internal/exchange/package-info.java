/** Imports and exports elections in Pabulib's format. */
@NullMarked
package io.insula.cycles.internal.exchange;

import org.jspecify.annotations.NullMarked;
