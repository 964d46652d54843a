package io.insula.kernel.base.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the providers of a service on the class path, as {@link ServiceLoader} does. One broken
 * provider does not hide the others.
 */
public final class ServiceProviderFinder {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProviderFinder.class);

  /** The search ends after this number of broken providers, so that it cannot run forever. */
  private static final int MAX_FAILURES = 100;

  private ServiceProviderFinder() {}

  /**
   * Returns an object of each provider, and writes a warning to the log for each provider that
   * cannot be created.
   */
  public static <T> List<T> find(Class<T> service, ClassLoader classPath) {
    var found = new ArrayList<T>();
    var providers = ServiceLoader.load(service, classPath).iterator();
    var failures = 0;
    while (failures < MAX_FAILURES) {
      try {
        if (!providers.hasNext()) {
          break;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++;
        LOG.warn("A provider of {} fails and is left out: {}", service.getName(), e.toString());
      }
    }
    return found;
  }
}
