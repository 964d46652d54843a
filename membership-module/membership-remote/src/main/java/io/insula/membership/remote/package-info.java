/** The remote client and the messages of the app {@code membership}. */
@NullMarked
package io.insula.membership.remote;

import org.jspecify.annotations.NullMarked;
