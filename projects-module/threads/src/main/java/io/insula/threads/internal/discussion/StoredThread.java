package io.insula.threads.internal.discussion;

import io.insula.threads.DiscussionThread;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it is stored, before a viewer's access to it is checked.
 *
 * @param thread the thread with its text, even if the thread is hidden; then also with the reason
 *     why it is hidden
 * @param cycleId the cycle of the thread's project; null if there is none or it is not known
 */
public record StoredThread(DiscussionThread thread, @Nullable Long cycleId) {}
