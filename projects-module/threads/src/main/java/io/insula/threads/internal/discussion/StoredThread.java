package io.insula.threads.internal.discussion;

import io.insula.threads.DiscussionThread;
import org.jspecify.annotations.Nullable;

/**
 * A thread as it is stored.
 *
 * @param thread with its text and its reason, even if it is hidden
 * @param cycleId the cycle of its project; null if none, or if it is not known
 */
public record StoredThread(DiscussionThread thread, @Nullable Long cycleId) {}
