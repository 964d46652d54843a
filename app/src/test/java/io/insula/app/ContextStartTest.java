package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextStartTest {
  private static final LoadedPlugins PLUGINS =
      new LoadedPlugins(
          Stream.of("shed", "barn")
              .map(app -> new PluginManifest(app, "", "1.0", KernelRange.parse("[1.0,2.0)")))
              .toList(),
          List.of());

  /** The apps that fail to start, one at each attempt. */
  private final Deque<String> failing = new ArrayDeque<>();

  private final List<TreeSet<String>> switchedOff = new ArrayList<>();
  private final List<FakeContext> contexts = new ArrayList<>();

  @Test
  void plugins_that_cannot_start_are_switched_off_one_after_the_other() {
    failing.addAll(List.of("barn", "shed"));
    try (var start = new ContextStart(PLUGINS, this::create)) {
      assertThat(start.start()).isSameAs(contexts.getLast());
    }

    assertThat(switchedOff.stream().map(TreeSet::toString))
        .containsExactly("[]", "[insula.apps.barn]", "[insula.apps.barn, insula.apps.shed]");
    assertThat(contexts).allMatch(context -> context.isClosed);
  }

  @Test
  void an_app_of_the_server_that_cannot_start_stops_it() {
    failing.add("attic");

    assertStops();
    assertThat(contexts).hasSize(1);
  }

  @Test
  void a_plugin_that_fails_although_it_is_off_stops_the_server() {
    failing.addAll(List.of("barn", "barn"));

    assertStops();
    assertThat(contexts).hasSize(2);
  }

  @Test
  void a_start_can_be_closed_before_it_has_begun() {
    new ContextStart(PLUGINS, this::create).close();

    assertThat(contexts).isEmpty();
  }

  private void assertStops() {
    try (var start = new ContextStart(PLUGINS, this::create)) {
      assertThatThrownBy(start::start).hasRootCauseInstanceOf(AppCannotStartException.class);
    }
  }

  private ApplicationContext create(PropertySource refused) {
    var names = new TreeSet<String>();
    refused.forEach(
        name -> {
          assertThat(refused.get(name)).isEqualTo("off");
          names.add(name);
        });
    switchedOff.add(names);
    contexts.add(new FakeContext(failing.poll()));
    return contexts.getLast();
  }

  /** A context without beans. */
  private static final class FakeContext extends DefaultApplicationContext {
    private final @Nullable String failing;
    private boolean isClosed;

    FakeContext(@Nullable String failing) {
      this.failing = failing;
    }

    @Override
    public ApplicationContext start() {
      if (failing != null) {
        throw new IllegalStateException(new AppCannotStartException(failing, "broken"));
      }
      return this;
    }

    @Override
    public ApplicationContext stop() {
      isClosed = true;
      return this;
    }
  }
}
