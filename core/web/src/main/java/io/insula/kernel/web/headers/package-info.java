/** Security headers on every response, and CORS. */
@NullMarked
package io.insula.kernel.web.headers;

import org.jspecify.annotations.NullMarked;
