/** Access tokens: creating, verifying and caching them. */
@NullMarked
package io.insula.kernel.security.tokens;

import org.jspecify.annotations.NullMarked;
