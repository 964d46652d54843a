package io.insula.bench.movingout;

import io.insula.bench.load.ClosedLoop;
import io.insula.bench.load.LoadResult;
import io.insula.bench.measure.LoadMeter;
import io.insula.bench.measure.Sample;
import io.insula.bench.server.BenchEnvironment;
import io.insula.bench.server.BenchServer;
import io.insula.bench.server.Database;
import io.insula.bench.server.PeerCertificates;
import io.insula.bench.server.Ports;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The running processes of one {@link DeploymentShape}, and their users and projects. The processes
 * receive the requests of the {@link RequestMix}.
 */
final class RunningShape {
  private static final Map<String, String> SETTINGS =
      Map.of(
          // The connections of each process. All processes together stay below the limit of the
          // database server.
          "INSULA_DATABASE_CONNECTIONS", "12",
          // The lifetime of tokens is longer than a run, so that no user has to sign in again.
          "INSULA_TOKENS_ACCESS_LIFETIME", "4h");

  /**
   * The number of projects that are created before the measurements. The users vote on the threads
   * of these projects.
   */
  private static final int FIRST_PROJECTS = 75;

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final DeploymentShape shape;
  private final List<ProcessHandle> processes;
  private final InetSocketAddress front;
  private final DatabaseAudit audit;
  private final MixProposals proposals;
  private final RequestMix mix;

  private RunningShape(DeploymentShape shape, List<BenchServer> servers, DatabaseAudit audit) {
    var server = servers.getLast();
    this.shape = shape;
    this.processes = servers.stream().map(BenchServer::process).toList();
    this.front = server.address();
    this.audit = audit;
    var people = new MixUsers(server);
    this.proposals = new MixProposals(people.admin());
    proposeFirst();
    this.mix =
        new RequestMix(
            people.admin(),
            people.voters(),
            audit.projectIds(),
            new VoteSequence(MixUsers.VOTERS, audit.threadIds()),
            proposals);
  }

  /**
   * Starts the processes of a shape, each on its own database, and fills the databases with data.
   */
  static RunningShape start(
      BenchEnvironment environment, DeploymentShape shape, PeerCertificates certificates) {
    var placement = ShapePorts.of(shape, Ports::freeWithNext, certificates);
    var databases = new HashMap<String, Database>();
    var servers = new ArrayList<BenchServer>();
    for (var part : shape.parts()) {
      var database =
          environment.database("%s_%s".formatted(shape, part.name()).toLowerCase(Locale.ROOT));
      var settings = new HashMap<>(SETTINGS);
      settings.putAll(placement.settings(part));
      servers.add(environment.server(database, settings));
      part.apps().forEach(app -> databases.put(app, database));
    }
    return new RunningShape(shape, servers, audit(databases));
  }

  private static DatabaseAudit audit(Map<String, Database> databases) {
    return new DatabaseAudit(
        Objects.requireNonNull(databases.get("projects")),
        Objects.requireNonNull(databases.get("threads")),
        Objects.requireNonNull(databases.get("activity")),
        TIMEOUT);
  }

  private void proposeFirst() {
    var latencies = new MixLatencies().of(RequestKind.PROPOSE);
    var first = Stream.generate(() -> proposals.next(latencies)).limit(FIRST_PROJECTS).iterator();
    new ClosedLoop(front).run(1, first);
    audit.awaitProposals(proposals.sent());
  }

  /** Returns the names of the samples of {@link #measure}, in the order of the samples. */
  List<String> names(int connections) {
    var whole = shape.name(connections);
    var kinds = Stream.of(RequestKind.values()).map(kind -> whole + ": " + kind.title());
    return Stream.concat(Stream.of(whole), kinds).toList();
  }

  /** Sends the next requests of the mix, and returns the results in total and by kind. */
  List<Sample> measure(LoadMeter loadMeter, int connections, int requests) {
    var latencies = new MixLatencies();
    var elapsed = new AtomicReference<>(Duration.ZERO);
    var whole =
        loadMeter.measure(
            processes,
            1,
            () -> {
              elapsed.set(new ClosedLoop(front).run(connections, mix.next(requests, latencies)));
              return new LoadResult(latencies.all(), elapsed.get());
            });
    return Stream.concat(
            Stream.of(whole),
            Stream.of(RequestKind.values())
                .map(kind -> Sample.ofPart(new LoadResult(latencies.of(kind), elapsed.get()))))
        .toList();
  }

  /**
   * Checks that all acknowledged writes are in the databases.
   *
   * @throws IllegalStateException if a write is lost, duplicated or different
   */
  void check() {
    audit.awaitProposals(proposals.sent());
    audit.checkVotes(mix.standingVotes());
  }
}
