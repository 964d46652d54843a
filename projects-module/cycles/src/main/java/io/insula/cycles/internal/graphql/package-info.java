/** The route {@code /graphql}: cycles with what belongs to them, as far as a client asks for it. */
@NullMarked
package io.insula.cycles.internal.graphql;

import org.jspecify.annotations.NullMarked;
