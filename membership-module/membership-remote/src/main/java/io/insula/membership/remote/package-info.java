/** The app {@code membership} in another process: its client, its service and its messages. */
@NullMarked
package io.insula.membership.remote;

import org.jspecify.annotations.NullMarked;
