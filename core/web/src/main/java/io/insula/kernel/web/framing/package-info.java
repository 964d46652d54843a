/** Checks that all HTTP programs agree where a request begins and ends. */
@NullMarked
package io.insula.kernel.web.framing;

import org.jspecify.annotations.NullMarked;
