/** The route {@code /graphql}, which returns the requested fields of cycles and related objects. */
@NullMarked
package io.insula.cycles.internal.graphql;

import org.jspecify.annotations.NullMarked;
