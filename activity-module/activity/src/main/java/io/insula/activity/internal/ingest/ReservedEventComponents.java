package io.insula.activity.internal.ingest;

import io.insula.activity.NewEvent;
import io.insula.activity.internal.reading.EventAccess;
import io.insula.api.FieldError;
import io.insula.api.InsulaException;
import io.insula.kernel.base.apps.Apps;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The components that are reserved for the server: {@code security} and the names of the apps. An
 * event of a client must not have a reserved component or a look-alike, see {@link LookAlikes}.
 */
@Singleton
final class ReservedEventComponents {
  private final LookAlikes lookAlikes = new LookAlikes();
  private final Set<String> skeletons = new HashSet<>();

  ReservedEventComponents(Apps apps) {
    apps.states().keySet().forEach(name -> skeletons.add(lookAlikes.skeleton(name)));
    skeletons.add(lookAlikes.skeleton(EventAccess.SECURITY));
  }

  /**
   * Refuses an event from a client if the event's component is reserved for the server.
   *
   * @throws ReservedComponentException if the component is reserved
   */
  void check(NewEvent event) {
    if (skeletons.contains(lookAlikes.skeleton(event.component()))) {
      throw new ReservedComponentException(event.component());
    }
  }

  /** The component belongs to the server. */
  static final class ReservedComponentException extends InsulaException {
    ReservedComponentException(String component) {
      super(
          Kind.FORBIDDEN, "The component " + component + " is reserved for events of the server.");
    }

    @Override
    public List<FieldError> errors() {
      return List.of(new FieldError("component", "is reserved"));
    }
  }
}
