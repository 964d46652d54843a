package io.insula.kernel.base.apps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.kernel.base.ConfigurationMissingException;
import java.util.Arrays;
import java.util.Locale;

/** Where an app is, seen from this process. */
public enum AppState {
  /** In this process. */
  @JsonProperty("local")
  LOCAL,
  /** In another process, called through the client in its API's artifact. */
  @JsonProperty("remote")
  REMOTE,
  /** Nowhere that this process knows of. */
  @JsonProperty("off")
  OFF;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AppState parse(String app, String text) {
    return Arrays.stream(values())
        .filter(state -> state.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationMissingException(
                    "insula.apps.%s is \"%s\" but must be local, remote or off"
                        .formatted(app, text)));
  }
}
