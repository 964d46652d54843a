/** The threads app in another process: its client, its service and its messages. */
@NullMarked
package io.insula.threads.remote;

import org.jspecify.annotations.NullMarked;
