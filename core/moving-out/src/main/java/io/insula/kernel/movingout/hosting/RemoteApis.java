package io.insula.kernel.movingout.hosting;

import io.insula.remote.RemoteApiProvider;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The APIs on the class path that can be called across processes.
 *
 * @param all the APIs, in any order
 */
public record RemoteApis(List<RemoteApiProvider<?>> all) {
  static RemoteApis on(ClassLoader classPath) {
    return new RemoteApis(
        ServiceLoader.load(RemoteApiProvider.class, classPath).stream()
            .<RemoteApiProvider<?>>map(ServiceLoader.Provider::get)
            .toList());
  }
}
