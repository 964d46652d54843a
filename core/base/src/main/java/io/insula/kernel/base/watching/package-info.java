/** Observability: logs with trace ids, and reports of unexpected errors. */
@NullMarked
package io.insula.kernel.base.watching;

import org.jspecify.annotations.NullMarked;
