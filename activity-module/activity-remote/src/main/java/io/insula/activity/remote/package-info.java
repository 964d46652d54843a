/** The activity log in another process: its client, its service and its messages. */
@NullMarked
package io.insula.activity.remote;

import org.jspecify.annotations.NullMarked;
