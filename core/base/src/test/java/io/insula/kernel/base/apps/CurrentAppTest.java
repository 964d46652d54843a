package io.insula.kernel.base.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.garden.GardenBeds;
import io.micronaut.core.propagation.PropagatedContext;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CurrentAppTest {
  @Test
  void a_class_belongs_to_the_app_whose_implementation_it_is_in() throws Exception {
    assertThat(CurrentApp.ownerOf(Class.forName("io.insula.garden.internal.LocalGardenBeds")))
        .isEqualTo("garden");
    assertThat(CurrentApp.ownerOf(GardenBeds.class)).isEqualTo("kernel");
    assertThat(CurrentApp.ownerOf(CurrentAppTest.class)).isEqualTo("kernel");
    assertThat(CurrentApp.ownerOf(String.class)).isEqualTo("kernel");
  }

  @Test
  void work_follows_its_context_to_other_threads_and_ends_with_it() {
    var seen = new CopyOnWriteArrayList<CurrentApp>();
    var garden = new CurrentApp("garden", true);

    garden.run(
        () -> {
          Runnable look = () -> seen.add(CurrentApp.current());
          var thread = Thread.startVirtualThread(PropagatedContext.wrapCurrent(look));
          new CurrentApp("kitchen", false).run(look);
          join(thread);
        });

    assertThat(seen).containsExactlyInAnyOrder(garden, new CurrentApp("kitchen", false));
    assertThat(CurrentApp.current()).isEqualTo(new CurrentApp("background", false));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
