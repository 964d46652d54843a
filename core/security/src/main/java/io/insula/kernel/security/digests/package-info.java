/** Keyed digests of names and addresses. Nobody can compute them without the secret key. */
@NullMarked
package io.insula.kernel.security.digests;

import org.jspecify.annotations.NullMarked;
