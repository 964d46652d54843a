/** Observability: health, logs with trace ids, reports of unexpected errors. */
@NullMarked
package io.insula.kernel.base.watching;

import org.jspecify.annotations.NullMarked;
