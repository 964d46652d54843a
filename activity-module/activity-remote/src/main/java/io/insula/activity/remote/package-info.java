/** The activity log in another process: the client that calls it, and what crosses the wire. */
@NullMarked
package io.insula.activity.remote;

import org.jspecify.annotations.NullMarked;
