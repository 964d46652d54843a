/** Analytics in another process: its client, its service and its messages. */
@NullMarked
package io.insula.analytics.remote;

import org.jspecify.annotations.NullMarked;
