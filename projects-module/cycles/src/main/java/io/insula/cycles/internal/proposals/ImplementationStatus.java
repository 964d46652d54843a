package io.insula.cycles.internal.proposals;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.cycles.internal.count.LabelledEnum;
import java.util.Locale;

/** The progress of a winner. */
public enum ImplementationStatus implements LabelledEnum {
  @JsonProperty("planned")
  PLANNED,
  @JsonProperty("in_progress")
  IN_PROGRESS,
  @JsonProperty("done")
  DONE,
  /** The project will not be implemented. */
  @JsonProperty("dropped")
  DROPPED;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
