/** Limits on how often a user may send requests of one kind. */
@NullMarked
package io.insula.kernel.security.rates;

import org.jspecify.annotations.NullMarked;
