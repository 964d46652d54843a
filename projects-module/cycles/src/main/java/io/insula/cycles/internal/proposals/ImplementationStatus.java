package io.insula.cycles.internal.proposals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.cycles.internal.count.Labelled;
import java.util.Locale;

/** How far the implementation of a winner is. */
public enum ImplementationStatus implements Labelled {
  @JsonProperty("planned")
  PLANNED,
  @JsonProperty("in_progress")
  IN_PROGRESS,
  @JsonProperty("done")
  DONE,
  /** It will not be carried out. */
  @JsonProperty("dropped")
  DROPPED;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
