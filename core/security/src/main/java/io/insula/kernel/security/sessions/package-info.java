/** Sessions, which the tokens of one sign-in share, and their revocation. */
@NullMarked
package io.insula.kernel.security.sessions;

import org.jspecify.annotations.NullMarked;
