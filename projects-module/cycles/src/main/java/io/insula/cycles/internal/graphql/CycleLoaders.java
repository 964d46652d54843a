package io.insula.cycles.internal.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.insula.cycles.CycleTurnout;
import io.insula.cycles.internal.cycle.CycleAdminCheck;
import io.insula.cycles.internal.cycle.CycleTable;
import io.insula.cycles.internal.cycle.StoredCycle;
import io.insula.cycles.internal.lifecycle.CycleView.PhaseChange;
import io.insula.cycles.internal.lifecycle.PhaseChangeReader;
import io.insula.cycles.internal.proposals.ProposalListReader;
import io.insula.cycles.internal.results.ResultTable;
import io.insula.cycles.internal.results.TraceLine;
import io.insula.cycles.internal.voters.TurnoutService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;
import org.dataloader.Try;

/**
 * Loads the values of one level of a query together. A fetcher must call only one loader, because a
 * load that depends on another load is not batched.
 */
@Singleton
class CycleLoaders {
  private static final String CYCLES = "cycles";
  private static final String PHASE_CHANGES = "phase_changes";
  private static final String ADMINS = "admins";
  private static final String PROPOSALS = "proposals";
  private static final String TURNOUTS = "turnouts";
  private static final String KNOWN_TURNOUTS = "known_turnouts";
  private static final String RESULTS = "results";
  private static final String TRACES = "traces";

  private final CycleTable cycles;
  private final PhaseChangeReader phaseChangeReader;
  private final CycleAdminCheck admins;
  private final ProposalListReader proposals;
  private final TurnoutService turnoutService;
  private final CycleResultReader counted;
  private final ResultTable results;

  CycleLoaders(
      CycleTable cycles,
      PhaseChangeReader phaseChangeReader,
      CycleAdminCheck admins,
      ProposalListReader proposals,
      TurnoutService turnoutService,
      CycleResultReader counted,
      ResultTable results) {
    this.cycles = cycles;
    this.phaseChangeReader = phaseChangeReader;
    this.admins = admins;
    this.proposals = proposals;
    this.turnoutService = turnoutService;
    this.counted = counted;
    this.results = results;
  }

  /** Creates the loaders for one query. */
  DataLoaderRegistry registry(TimeBudget budget) {
    return DataLoaderRegistry.newRegistry()
        .register(CYCLES, loader(budget, (Set<Long> ids) -> cycles.getWithoutProposals(ids)))
        .register(PHASE_CHANGES, loader(budget, phaseChangeReader::phaseChanges))
        .register(ADMINS, loader(budget, (Set<Long> ids) -> admins.adminsOf(ids)))
        .register(
            PROPOSALS,
            loader(budget, (Set<ProposalListReader.Part> parts) -> proposals.parts(parts)))
        .register(TURNOUTS, loader(budget, turnoutService::of))
        .register(
            KNOWN_TURNOUTS,
            loader(budget, (Set<Long> ids) -> turnoutService.turnoutBestEffort(ids)))
        .register(RESULTS, loaderOfTries(budget, (Set<Long> ids) -> counted.of(ids, budget)))
        .register(TRACES, loaderOfTries(budget, results::traces))
        .build();
  }

  /**
   * Returns a loader that can fail for single keys. The other keys of the batch still get their
   * values.
   */
  private static <K, V> DataLoader<K, V> loaderOfTries(
      TimeBudget budget, Function<Set<K>, Map<K, Try<V>>> read) {
    return DataLoaderFactory.newMappedDataLoaderWithTry(batch(budget, read));
  }

  private static <K, V> DataLoader<K, V> loader(
      TimeBudget budget, Function<Set<K>, Map<K, V>> read) {
    return DataLoaderFactory.newMappedDataLoader(batch(budget, read));
  }

  private static <K, V> MappedBatchLoader<K, V> batch(
      TimeBudget budget, Function<Set<K>, Map<K, V>> read) {
    return keys -> {
      budget.check();
      return CompletableFuture.completedFuture(read.apply(keys));
    };
  }

  static CompletableFuture<StoredCycle> cycle(DataFetchingEnvironment field, long id) {
    return load(field, CYCLES, id);
  }

  static CompletableFuture<List<PhaseChange>> phaseChanges(
      DataFetchingEnvironment field, long cycleId) {
    return load(field, PHASE_CHANGES, cycleId);
  }

  static CompletableFuture<List<String>> admins(DataFetchingEnvironment field, long cycleId) {
    return load(field, ADMINS, cycleId);
  }

  static CompletableFuture<List<ProposalListReader.PositionedProposal>> proposals(
      DataFetchingEnvironment field, ProposalListReader.Part wanted) {
    return load(field, PROPOSALS, wanted);
  }

  static CompletableFuture<CycleTurnout> turnout(DataFetchingEnvironment field, long cycleId) {
    return load(field, TURNOUTS, cycleId);
  }

  static CompletableFuture<CycleTurnout> knownTurnout(DataFetchingEnvironment field, long cycleId) {
    return load(field, KNOWN_TURNOUTS, cycleId);
  }

  static CompletableFuture<CountedCycle> results(DataFetchingEnvironment field, long cycleId) {
    return load(field, RESULTS, cycleId);
  }

  static CompletableFuture<List<TraceLine>> trace(DataFetchingEnvironment field, long cycleId) {
    return load(field, TRACES, cycleId);
  }

  /** Loads a value; the future completes with null if nothing was found. */
  private static <K, V> CompletableFuture<V> load(
      DataFetchingEnvironment field, String name, K key) {
    DataLoader<K, V> loader = Objects.requireNonNull(field.getDataLoader(name), name);
    return loader.load(key);
  }
}
