/** The sessions of users and services, and the revocation of their tokens. */
@NullMarked
package io.insula.kernel.security.sessions;

import org.jspecify.annotations.NullMarked;
