package io.insula.console.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test its {@link ConsoleWindows}. Each test class starts a browser, and all classes
 * share one server with demo data.
 */
final class BrowserSetup implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(BrowserSetup.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    var program = Chromium.program(System.getenv());
    Assumptions.assumeTrue(
        program.isPresent(),
        "There is no browser: install Chromium, or name one by INSULA_TEST_BROWSER");
    store(context).put(Chromium.class, Chromium.start(program.orElseThrow()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ConsoleWindows.class;
  }

  @Override
  public ConsoleWindows resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            ConsoleWindows.class,
            key ->
                new ConsoleWindows(
                    chromium(context), demoServer(context), context.getDisplayName()),
            ConsoleWindows.class);
  }

  /** Closes the windows of a test, and fails the test if one of its pages had a fault. */
  @Override
  public void afterEach(ExtensionContext context) {
    var visits = store(context).get(ConsoleWindows.class, ConsoleWindows.class);
    if (visits != null) {
      visits.end(context.getExecutionException().isPresent());
    }
  }

  private static Chromium chromium(ExtensionContext context) {
    return store(context).get(Chromium.class, Chromium.class);
  }

  private static DemoServer demoServer(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(DemoServer.class, key -> DemoServer.start(), DemoServer.class);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
