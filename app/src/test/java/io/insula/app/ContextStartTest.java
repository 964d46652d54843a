package io.insula.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.kernel.base.AppCannotStartException;
import io.insula.kernel.base.CannotStartException;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** The failures, one at each attempt. */
  private final Deque<Throwable> failures = new ArrayDeque<>();

  private final List<TreeSet<String>> switchedOff = new ArrayList<>();
  private final List<FakeContext> contexts = new ArrayList<>();
  private final List<ApplicationContext> served = new ArrayList<>();

  @Test
  void plugins_that_cannot_start_are_switched_off_one_after_the_other() {
    failures.addAll(List.of(brokenApp("barn"), brokenApp("shed")));
    try (var start = new ContextStart(PLUGINS, this::create, served::add)) {
      assertThat(start.start()).isSameAs(contexts.getLast());
    }

    assertThat(served).containsExactly(contexts.getLast());
    assertThat(switchedOff.stream().map(TreeSet::toString))
        .containsExactly("[]", "[insula.apps.barn]", "[insula.apps.barn, insula.apps.shed]");
    assertThat(contexts).allMatch(context -> context.isClosed);
  }

  @Test
  void a_plugin_whose_code_throws_is_switched_off() {
    failures.add(
        new IllegalStateException(
            "cannot create a bean",
            thrownIn(
                new IllegalArgumentException(),
                "java.util.Objects",
                "io.insula.shed.internal.Tools",
                "io.insula.barn.internal.Hay")));
    failures.add(thrownIn(new NoClassDefFoundError(), "io.insula.barn.Api"));
    try (var start = new ContextStart(PLUGINS, this::create, served::add)) {
      assertThat(start.start()).isSameAs(contexts.getLast());
    }

    assertThat(switchedOff.stream().map(TreeSet::toString))
        .containsExactly("[]", "[insula.apps.shed]", "[insula.apps.barn, insula.apps.shed]");
  }

  @Test
  void a_plugin_that_cannot_serve_is_switched_off() {
    try (var start =
        new ContextStart(
            PLUGINS,
            this::create,
            context -> {
              served.add(context);
              if (served.size() == 1) {
                throw thrownIn(new IllegalStateException(), "io.insula.shed.internal.Tools");
              }
            })) {
      assertThat(start.start()).isSameAs(contexts.getLast());
    }

    assertThat(switchedOff.stream().map(TreeSet::toString))
        .containsExactly("[]", "[insula.apps.shed]");
    assertThat(contexts.getFirst().isClosed).isTrue();
  }

  @Test
  void a_failure_outside_of_plugins_or_with_its_own_reason_stops_the_server() {
    failures.add(thrownIn(new IllegalStateException(), "io.insula.sheds.Api", "io.insula.Shed"));
    assertStops(IllegalStateException.class);

    failures.add(
        thrownIn(new CannotStartException("no database"), "io.insula.shed.internal.Tools"));
    assertStops(CannotStartException.class);
    assertThat(contexts).hasSize(2);
  }

  @Test
  void an_app_of_the_server_that_cannot_start_stops_it() {
    failures.add(brokenApp("attic"));

    assertStops(AppCannotStartException.class);
    assertThat(contexts).hasSize(1);
  }

  @Test
  void a_plugin_that_fails_although_it_is_off_stops_the_server() {
    failures.addAll(List.of(brokenApp("barn"), brokenApp("barn")));

    assertStops(AppCannotStartException.class);
    assertThat(contexts).hasSize(2);
  }

  @Test
  void a_start_can_be_closed_before_it_has_begun() {
    new ContextStart(PLUGINS, this::create, served::add).close();

    assertThat(contexts).isEmpty();
  }

  private void assertStops(Class<? extends Throwable> reason) {
    try (var start = new ContextStart(PLUGINS, this::create, served::add)) {
      assertThatThrownBy(start::start)
          .satisfiesAnyOf(
              failure -> assertThat(failure).isExactlyInstanceOf(reason),
              failure -> assertThat(failure).rootCause().isExactlyInstanceOf(reason));
    }
  }

  private static Throwable brokenApp(String app) {
    return new IllegalStateException(new AppCannotStartException(app, "broken"));
  }

  /** Returns the failure as if it was thrown in these classes, the innermost one first. */
  private static <T extends Throwable> T thrownIn(T failure, String... classes) {
    failure.setStackTrace(
        Arrays.stream(classes)
            .map(name -> new StackTraceElement(name, "<init>", null, 1))
            .toArray(StackTraceElement[]::new));
    return failure;
  }

  private ApplicationContext create(PropertySource refused) {
    var names = new TreeSet<String>();
    refused.forEach(
        name -> {
          assertThat(refused.get(name)).isEqualTo("off");
          names.add(name);
        });
    switchedOff.add(names);
    contexts.add(new FakeContext(failures.poll()));
    return contexts.getLast();
  }

  /** A context without beans. */
  private static final class FakeContext extends DefaultApplicationContext {
    private final @Nullable Throwable failure;
    private boolean isClosed;

    FakeContext(@Nullable Throwable failure) {
      this.failure = failure;
    }

    @Override
    public ApplicationContext start() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
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
