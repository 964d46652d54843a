package io.insula.analytics.internal.folding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FoldPermitsTest {
  @Test
  void workers_are_as_many_as_processors_but_at_most_the_shards_and_half_of_the_pool() {
    assertThat(new FoldPermits(16, 2).count()).isEqualTo(2);
    assertThat(new FoldPermits(16, 64).count()).isEqualTo(FoldShardTable.COUNT);
    assertThat(new FoldPermits(6, 8).count()).isEqualTo(3);
    assertThat(new FoldPermits(1, 1).count()).isEqualTo(1);
    assertThat(new FoldPermits(16, 2).shardsOfOne()).isEqualTo(4);
    assertThat(new FoldPermits(6, 8).shardsOfOne()).isEqualTo(2);
  }

  @Test
  void a_worker_that_folds_all_shards_runs_alone() throws InterruptedException {
    var workers = new FoldPermits(16, 2);
    assertThat(workers.acquire(false, Duration.ZERO)).isTrue();
    assertThat(workers.acquire(true, Duration.ZERO)).isFalse();
    assertThat(workers.acquire(false, Duration.ZERO)).isTrue();
    assertThat(workers.acquire(false, Duration.ZERO)).isFalse();

    workers.release(false);
    workers.release(false);
    assertThat(workers.acquire(true, Duration.ZERO)).isTrue();
    assertThat(workers.acquire(false, Duration.ZERO)).isFalse();
    workers.release(true);
  }
}
