/** Accounts and their passwords. */
@NullMarked
package io.insula.kernel.security.accounts;

import org.jspecify.annotations.NullMarked;
