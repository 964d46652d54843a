/** The app cycles in another process: the client that calls it, and the messages. */
@NullMarked
package io.insula.cycles.remote;

import org.jspecify.annotations.NullMarked;
