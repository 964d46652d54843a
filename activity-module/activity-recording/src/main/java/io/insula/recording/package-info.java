/** How apps of this server record what users do: through the outbox, with the change itself. */
@NullMarked
package io.insula.recording;

import org.jspecify.annotations.NullMarked;
