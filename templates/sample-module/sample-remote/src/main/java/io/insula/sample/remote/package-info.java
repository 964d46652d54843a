/** The app {@code sample} in another process: its client, its service and its messages. */
@NullMarked
package io.insula.sample.remote;

import org.jspecify.annotations.NullMarked;
