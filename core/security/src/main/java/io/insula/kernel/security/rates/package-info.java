/** How often a user may do the same kind of thing. */
@NullMarked
package io.insula.kernel.security.rates;

import org.jspecify.annotations.NullMarked;
