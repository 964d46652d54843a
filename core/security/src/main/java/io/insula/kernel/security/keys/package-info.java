/** The keys that sign access tokens. */
@NullMarked
package io.insula.kernel.security.keys;

import org.jspecify.annotations.NullMarked;
