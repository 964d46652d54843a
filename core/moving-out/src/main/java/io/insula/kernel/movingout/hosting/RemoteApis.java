package io.insula.kernel.movingout.hosting;

import io.insula.kernel.base.plugins.ServiceProviderFinder;
import io.insula.remote.RemoteApiProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The APIs on the class path that can be called across processes.
 *
 * @param all the APIs, in any order
 */
public record RemoteApis(List<RemoteApiProvider<?>> all) {
  static RemoteApis on(ClassLoader classPath) {
    var all = new ArrayList<RemoteApiProvider<?>>();
    ServiceProviderFinder.find(RemoteApiProvider.class, classPath).forEach(all::add);
    return new RemoteApis(List.copyOf(all));
  }
}
