package io.insula.threads.internal.discussion;

import io.insula.threads.DiscussionThread;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it is stored, before a viewer's access to it is checked.
 *
 * @param thread the thread with all its texts, even if it is hidden
 * @param cycleId the cycle of the thread's project; null if none or not known
 */
public record StoredThread(DiscussionThread thread, @Nullable Long cycleId) {}
