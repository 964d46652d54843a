/** Access tokens: made, verified, remembered. */
@NullMarked
package io.insula.kernel.security.tokens;

import org.jspecify.annotations.NullMarked;
