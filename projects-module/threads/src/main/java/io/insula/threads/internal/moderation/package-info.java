/** Reports of threads, the moderators who work on them, and hidden threads. */
@NullMarked
package io.insula.threads.internal.moderation;

import org.jspecify.annotations.NullMarked;
