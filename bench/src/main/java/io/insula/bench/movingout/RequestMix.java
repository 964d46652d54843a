package io.insula.bench.movingout;

import io.insula.bench.load.HttpRequestWriter;
import io.insula.bench.load.Latencies;
import io.insula.bench.load.LoadRequest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Generates the same requests for every measured server. Each block of twenty requests has one
 * proposal, nine requests for lists and ten votes, in a pseudo-random order.
 */
final class RequestMix {
  /**
   * The number of requests in a block. Each block has {@link RequestKind#share} requests of each
   * kind.
   */
  static final int BLOCK = 20;

  private static final long SEED = 20_261_121;
  private static final int OK = 200;
  private static final String JSON = "application/json";

  private final HttpRequestWriter admin;
  private final List<HttpRequestWriter> voters;
  private final List<Long> projects;
  private final VoteSequence ballots;
  private final MixProposals proposals;
  private final Random random = new Random(SEED);
  private Iterator<RequestKind> block = Collections.emptyIterator();
  private long votes;

  /**
   * @param projects the projects whose threads are listed
   */
  RequestMix(
      HttpRequestWriter admin,
      List<HttpRequestWriter> voters,
      List<Long> projects,
      VoteSequence ballots,
      MixProposals proposals) {
    this.admin = admin;
    this.voters = voters;
    this.projects = projects;
    this.ballots = ballots;
    this.proposals = proposals;
  }

  /** Returns the next requests. */
  Iterator<LoadRequest> next(int count, MixLatencies latencies) {
    return Stream.generate(() -> next(latencies)).limit(count).iterator();
  }

  private LoadRequest next(MixLatencies latencies) {
    if (!block.hasNext()) {
      block = shuffled().iterator();
    }
    var kind = block.next();
    return switch (kind) {
      case PROPOSE -> proposals.next(latencies.of(kind));
      case LIST_PROJECTS -> asks(admin.get("/projects"), latencies.of(kind));
      case LIST_THREADS -> {
        long project = projects.get(random.nextInt(projects.size()));
        yield asks(admin.get("/projects/" + project + "/threads"), latencies.of(kind));
      }
      case VOTE -> asks(vote(ballots.at(votes++)), latencies.of(kind));
    };
  }

  private List<RequestKind> shuffled() {
    var kinds = new ArrayList<RequestKind>(BLOCK);
    for (var kind : RequestKind.values()) {
      kinds.addAll(Collections.nCopies(kind.share(), kind));
    }
    Collections.shuffle(kinds, random);
    return kinds;
  }

  private byte[] vote(VoteSequence.Ballot ballot) {
    return voters
        .get(ballot.voter())
        .put("/threads/" + ballot.thread() + "/vote", JSON, "{\"value\":" + ballot.value() + "}");
  }

  private static LoadRequest asks(byte[] request, Latencies latencies) {
    return new LoadRequest(ByteBuffer.wrap(request), OK, latencies);
  }

  /** Returns the votes that must be stored when all sent requests are answered. */
  Map<VoteSequence.Place, Integer> standingVotes() {
    return ballots.after(votes);
  }
}
