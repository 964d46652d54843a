package io.insula.threads.internal.discussion;

import io.insula.api.Actor;
import io.insula.recording.ActivityRecorder;
import io.insula.recording.UserAction;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds or changes threads and records this in the activity log, both in one transaction. */
@Singleton
class ThreadChanges {
  private final ThreadStore threads;
  private final ProjectCycleTable cycles;
  private final ActivityRecorder activity;

  ThreadChanges(ThreadStore threads, ProjectCycleTable cycles, ActivityRecorder activity) {
    this.threads = threads;
    this.cycles = cycles;
    this.activity = activity;
  }

  /** See {@link ThreadStore#insert}. */
  @Transactional
  List<DiscussionThread> add(String requestKey, List<NewThread> added, Instant now) {
    cycles.put(added);
    var stored = threads.insert(requestKey, added, now).stream().map(StoredThread::thread).toList();
    activity.record(
        stored.stream().map(thread -> action("thread added", thread.author(), thread)).toList());
    return stored;
  }

  /** See {@link ThreadStore#edit}. */
  @Transactional
  Optional<DiscussionThread> edit(long threadId, String message, Actor actor) {
    var edited = threads.edit(threadId, message, actor).map(StoredThread::thread);
    edited.ifPresent(
        thread -> activity.record(List.of(action("thread edited", actor.name(), thread))));
    return edited;
  }

  private static UserAction action(String message, String sub, DiscussionThread thread) {
    return new UserAction(
        "threads",
        message,
        sub,
        Map.of(
            "thread_id", thread.id(),
            "project_id", thread.projectId(),
            "thread_type", thread.type()));
  }
}
