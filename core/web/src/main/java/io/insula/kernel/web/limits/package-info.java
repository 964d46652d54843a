/** How much, and how slowly, a client may send. */
@NullMarked
package io.insula.kernel.web.limits;

import org.jspecify.annotations.NullMarked;
