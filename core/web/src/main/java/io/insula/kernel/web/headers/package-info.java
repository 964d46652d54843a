/** The headers that stand on every answer, and which other origins may read answers. */
@NullMarked
package io.insula.kernel.web.headers;

import org.jspecify.annotations.NullMarked;
