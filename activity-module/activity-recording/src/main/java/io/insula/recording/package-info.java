/**
 * Lets the apps of this server record what users do. A record is sent through the outbox, in the
 * transaction of the change.
 */
@NullMarked
package io.insula.recording;

import org.jspecify.annotations.NullMarked;
