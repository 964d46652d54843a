/** Digests of names and addresses that nobody can compute without a secret key. */
@NullMarked
package io.insula.kernel.security.digests;

import org.jspecify.annotations.NullMarked;
