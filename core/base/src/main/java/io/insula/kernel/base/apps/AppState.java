package io.insula.kernel.base.apps;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.insula.kernel.base.InvalidConfigurationException;
import java.util.Arrays;
import java.util.Locale;

/** Where an app runs, seen from this process. */
public enum AppState {
  /** The app runs in this process. */
  @JsonProperty("local")
  LOCAL,
  /** The app runs in another process and is called through a remote client. */
  @JsonProperty("remote")
  REMOTE,
  /** This process knows no place where the app runs. */
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
                new InvalidConfigurationException(
                    "insula.apps.%s is \"%s\" but must be local, remote or off"
                        .formatted(app, text)));
  }
}
