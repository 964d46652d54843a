/** Signing in, renewing tokens, signing out; service tokens. */
@NullMarked
package io.insula.kernel.security.signin;

import org.jspecify.annotations.NullMarked;
