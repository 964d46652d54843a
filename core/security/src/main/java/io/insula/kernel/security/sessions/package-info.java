/** What the tokens of one sign-in have in common: sessions, refresh tokens, revocations. */
@NullMarked
package io.insula.kernel.security.sessions;

import org.jspecify.annotations.NullMarked;
