package io.insula.cycles.contract;

import io.insula.api.Actor;
import io.insula.api.InvalidInputException;
import io.insula.api.Page;
import io.insula.api.PageRequest;
import io.insula.cycles.Cycle;
import io.insula.cycles.CycleFilter;
import io.insula.cycles.CycleFullException;
import io.insula.cycles.CycleNotFoundException;
import io.insula.cycles.CycleNotOpenException;
import io.insula.cycles.CyclePhase;
import io.insula.cycles.Cycles;
import io.insula.cycles.NewProposal;
import io.insula.cycles.ProposalBounds;
import io.insula.cycles.SnapshotPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link Cycles} without a database, for tests of the apps that enter projects into cycles. A test
 * can make calls of this object fail.
 */
public final class InMemoryCycles implements Cycles {
  private static final Runnable NO_FAULT = () -> {};

  /** All ids are above this number. Tests use lower ids for a cycle that does not exist. */
  private static final long FIRST_ID = 1_000;

  private final AtomicReference<Runnable> fault = new AtomicReference<>(NO_FAULT);
  private final AtomicReference<Runnable> faultOfAdding = new AtomicReference<>(NO_FAULT);
  private final AtomicLong lastId = new AtomicLong(FIRST_ID);
  private final Map<Long, CyclePhase> phases = new ConcurrentHashMap<>();
  private final Map<Long, List<String>> admins = new ConcurrentHashMap<>();
  private final Set<Long> full = ConcurrentHashMap.newKeySet();
  private final List<NewProposal> proposals = new CopyOnWriteArrayList<>();

  /** Creates a cycle in planning and returns its id. */
  public long open() {
    var id = lastId.incrementAndGet();
    phases.put(id, CyclePhase.PLANNING);
    return id;
  }

  /** Creates a cycle in planning with its own admins and returns its id. */
  public long openFor(String... usernames) {
    var id = open();
    admins.put(id, List.of(usernames));
    return id;
  }

  public void move(long cycleId, CyclePhase phase) {
    phases.put(cycleId, phase);
  }

  /** Makes a cycle refuse further proposals, as if it had the maximum number of them. */
  public void fill(long cycleId) {
    full.add(cycleId);
  }

  /** Runs this action at the start of every call, until {@link #heal()}. */
  public void onCall(Runnable newFault) {
    fault.set(newFault);
  }

  /** Runs this action at the start of every call of {@link #addProposal}, until {@link #heal()}. */
  public void onAdd(Runnable newFault) {
    faultOfAdding.set(newFault);
  }

  public void heal() {
    fault.set(NO_FAULT);
    faultOfAdding.set(NO_FAULT);
  }

  /** Returns the proposals that were added to a cycle. */
  public List<NewProposal> proposalsOf(long cycleId) {
    return proposals.stream().filter(each -> each.cycleId() == cycleId).toList();
  }

  @Override
  public void requireOpenForProposals(long cycleId, @Nullable BigDecimal cost, Actor actor) {
    fault.get().run();
    var phase =
        Optional.ofNullable(phases.get(cycleId))
            .orElseThrow(() -> new CycleNotFoundException(cycleId));
    var last = actor.admin() ? CyclePhase.REFINEMENT : CyclePhase.PLANNING;
    if (last.isBefore(phase)) {
      throw new CycleNotOpenException(cycleId, phase);
    }
    if (full.contains(cycleId)) {
      throw new CycleFullException(cycleId);
    }
    if (cost == null || !ProposalBounds.isCost(cost)) {
      throw new InvalidInputException("cost", ProposalBounds.COST_RULE);
    }
  }

  @Override
  public synchronized long addProposal(NewProposal proposal) {
    fault.get().run();
    faultOfAdding.get().run();
    if (!phases.containsKey(proposal.cycleId())) {
      throw new CycleNotFoundException(proposal.cycleId());
    }
    if (proposals.stream().noneMatch(each -> each.projectId() == proposal.projectId())) {
      proposals.add(proposal);
    }
    return proposal.projectId();
  }

  @Override
  public Page<Cycle> list(CycleFilter filter, PageRequest page) {
    fault.get().run();
    var before = Objects.requireNonNullElse(page.before(), Long.MAX_VALUE);
    var rows =
        phases.keySet().stream()
            .sorted(Comparator.reverseOrder())
            .filter(id -> id < before)
            .map(this::get)
            .filter(cycle -> !filter.activeOnly() || cycle.isActive())
            .filter(cycle -> filter.admin() == null || cycle.admins().contains(filter.admin()))
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(rows, page, Cycle::id);
  }

  @Override
  public Cycle get(long cycleId) {
    fault.get().run();
    var phase =
        Optional.ofNullable(phases.get(cycleId))
            .orElseThrow(() -> new CycleNotFoundException(cycleId));
    return new Cycle(
        cycleId,
        "Cycle " + cycleId,
        null,
        null,
        null,
        BigDecimal.TEN,
        "approval",
        phase,
        false,
        Instant.EPOCH,
        null,
        0,
        "1",
        admins.getOrDefault(cycleId, List.of()));
  }

  @Override
  public Stream<SnapshotPart> snapshot(long cycleId) {
    throw new UnsupportedOperationException("This app reads no snapshot");
  }
}
