/** Authentication and authorisation: accounts, sign-in, tokens, keys. */
@NullMarked
package io.insula.kernel.security;

import org.jspecify.annotations.NullMarked;
