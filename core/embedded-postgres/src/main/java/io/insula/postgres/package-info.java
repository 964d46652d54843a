/** A real PostgreSQL from Maven artifacts, for development and tests; never in production. */
@NullMarked
package io.insula.postgres;

import org.jspecify.annotations.NullMarked;
