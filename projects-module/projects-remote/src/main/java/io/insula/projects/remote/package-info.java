/** The projects app in another process: its client, its service and its messages. */
@NullMarked
package io.insula.projects.remote;

import org.jspecify.annotations.NullMarked;
