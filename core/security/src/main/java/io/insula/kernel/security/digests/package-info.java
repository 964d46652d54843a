/** Keyed digests of names and addresses, which nobody can find out from the database alone. */
@NullMarked
package io.insula.kernel.security.digests;

import org.jspecify.annotations.NullMarked;
