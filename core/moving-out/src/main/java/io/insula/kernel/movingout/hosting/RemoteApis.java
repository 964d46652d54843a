package io.insula.kernel.movingout.hosting;

import io.insula.remote.RemoteApi;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The APIs on the class path that can be called across processes.
 *
 * @param all the APIs, in any order
 */
public record RemoteApis(List<RemoteApi<?>> all) {
  static RemoteApis on(ClassLoader classPath) {
    return new RemoteApis(
        ServiceLoader.load(RemoteApi.class, classPath).stream()
            .<RemoteApi<?>>map(ServiceLoader.Provider::get)
            .toList());
  }
}
