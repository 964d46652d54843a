/**
 * The API of the accounts for other apps. Start at {@link io.insula.membership.AccountDirectory}.
 */
@NullMarked
package io.insula.membership;

import org.jspecify.annotations.NullMarked;
