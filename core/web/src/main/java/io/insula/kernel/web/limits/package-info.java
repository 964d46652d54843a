/** Limits on the size and slowness of requests. */
@NullMarked
package io.insula.kernel.web.limits;

import org.jspecify.annotations.NullMarked;
