/**
 * The sources of the cycles on which reports are made: the app {@code cycles}, or the other
 * backend, which is another server that this one queries by GraphQL.
 */
@NullMarked
package io.insula.reporting.internal.source;

import org.jspecify.annotations.NullMarked;
