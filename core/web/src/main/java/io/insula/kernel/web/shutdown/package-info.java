/** Shuts down the server without losing a request. */
@NullMarked
package io.insula.kernel.web.shutdown;

import org.jspecify.annotations.NullMarked;
