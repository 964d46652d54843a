/**
 * Who has an account here. What other apps may see; start at {@link
 * io.insula.membership.AccountDirectory}.
 */
@NullMarked
package io.insula.membership;

import org.jspecify.annotations.NullMarked;
