package io.insula.threads.contract;

import io.insula.api.Actor;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.threads.DiscussionThread;
import io.insula.threads.NewThread;
import io.insula.threads.ThreadNotFoundException;
import io.insula.threads.ThreadType;
import io.insula.threads.Threads;
import io.insula.threads.Viewer;
import io.insula.threads.Vote;
import io.insula.threads.VoteTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An implementation of {@link Threads} in memory, for the tests of apps that call this interface. A
 * test can make calls of {@link #add} fail or block.
 */
public final class InMemoryThreads implements Threads {
  private static final Runnable NO_FAULT = () -> {};

  private final AtomicReference<Runnable> fault = new AtomicReference<>(NO_FAULT);
  private final Map<String, List<DiscussionThread>> added = new ConcurrentHashMap<>();
  private final Map<Long, Map<String, Vote>> votes = new ConcurrentHashMap<>();
  private final Map<Long, String> hidden = new ConcurrentHashMap<>();
  private final Map<Long, Long> cycles = new ConcurrentHashMap<>();
  private long lastId;

  /** Runs this action at the start of every call of {@link #add}, until {@link #heal()}. */
  public void onAdd(Runnable newFault) {
    fault.set(newFault);
  }

  public void heal() {
    fault.set(NO_FAULT);
  }

  /** Hides a thread from everyone except its author and admins. */
  public void hide(long threadId, String reason) {
    hidden.put(threadId, reason);
  }

  /** Returns the cycle that was given when threads of a project were added; empty if none was. */
  public Optional<Long> cycleOf(long projectId) {
    return Optional.ofNullable(cycles.get(projectId));
  }

  @Override
  public Page<DiscussionThread> ofProject(
      long projectId, @Nullable ThreadType type, @Nullable Viewer viewer, PageRequest page) {
    var before = Objects.requireNonNullElse(page.before(), Long.MAX_VALUE);
    var rows =
        newestFirst(projectId)
            .filter(thread -> type == null || thread.type() == type)
            .filter(thread -> thread.id() < before)
            .map(thread -> shownTo(viewer, thread))
            .toList();
    return Page.of(rows, page, DiscussionThread::id);
  }

  @Override
  public List<Long> idsOfProject(long projectId, int limit) {
    return newestFirst(projectId).map(DiscussionThread::id).limit(limit).toList();
  }

  @Override
  public DiscussionThread get(long threadId, @Nullable Viewer viewer) {
    return all()
        .filter(thread -> thread.id() == threadId)
        .findFirst()
        .map(thread -> shownTo(viewer, thread))
        .orElseThrow(() -> new ThreadNotFoundException(threadId));
  }

  @Override
  public List<DiscussionThread> add(String requestKey, List<NewThread> threads) {
    fault.get().run();
    synchronized (this) {
      return added.computeIfAbsent(requestKey, key -> stored(threads));
    }
  }

  @Override
  public DiscussionThread edit(long threadId, String message, Actor actor) {
    throw new UnsupportedOperationException("The threads in memory cannot be edited");
  }

  @Override
  public VoteTally vote(long threadId, String voter, Vote vote) {
    votes.computeIfAbsent(threadId, id -> new ConcurrentHashMap<>()).put(voter, vote);
    return new VoteTally(count(threadId, Vote.UP), count(threadId, Vote.DOWN), vote);
  }

  private List<DiscussionThread> stored(List<NewThread> threads) {
    var stored = new ArrayList<DiscussionThread>();
    for (var thread : threads) {
      requireParent(thread);
      if (thread.cycleId() != null) {
        cycles.put(thread.projectId(), thread.cycleId());
      }
      stored.add(
          new DiscussionThread(
              ++lastId,
              thread.projectId(),
              thread.parentThreadId(),
              thread.type(),
              thread.message(),
              thread.author(),
              0,
              0,
              Vote.NONE,
              Instant.EPOCH));
    }
    return stored;
  }

  private DiscussionThread shownTo(@Nullable Viewer viewer, DiscussionThread thread) {
    var whole = withVotes(thread, viewer == null ? "" : viewer.name());
    var reads = viewer != null && (viewer.admin() || viewer.name().equals(thread.author()));
    return whole.hidden() && !reads ? whole.withoutText() : whole;
  }

  private DiscussionThread withVotes(DiscussionThread thread, String viewer) {
    var mine = votesOf(thread.id()).getOrDefault(viewer, Vote.NONE);
    return new DiscussionThread(
        thread.id(),
        thread.projectId(),
        thread.parentThreadId(),
        thread.type(),
        thread.message(),
        thread.author(),
        count(thread.id(), Vote.UP),
        count(thread.id(), Vote.DOWN),
        mine,
        thread.createdAt(),
        hidden.containsKey(thread.id()),
        hidden.get(thread.id()));
  }

  private int count(long threadId, Vote vote) {
    return Collections.frequency(votesOf(threadId).values(), vote);
  }

  private Map<String, Vote> votesOf(long threadId) {
    return votes.getOrDefault(threadId, Map.of());
  }

  private void requireParent(NewThread thread) {
    var parent = thread.parentThreadId();
    if (parent != null && !idsOfProject(thread.projectId(), MAX_IDS).contains(parent)) {
      throw new ThreadNotFoundException(parent);
    }
  }

  private Stream<DiscussionThread> newestFirst(long projectId) {
    return all()
        .filter(thread -> thread.projectId() == projectId)
        .sorted(Comparator.comparing(DiscussionThread::id).reversed());
  }

  private Stream<DiscussionThread> all() {
    return added.values().stream().flatMap(List::stream);
  }
}
