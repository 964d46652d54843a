package io.insula.template.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The places outside of apps where the name of a new app has another meaning, for instance the
 * route {@code /inventory}. The app's POM lists these places for an architecture test.
 *
 * @param isWord whether the name is also an ordinary word, for instance in comments
 * @param files the files that use the name as code, for instance in quotation marks; relative to
 *     the repository
 */
record EarlierAppNameUses(boolean isWord, List<Path> files) {
  private static final String END = "  </properties>";

  /**
   * Adds these exceptions as properties to a POM that has the element {@code properties}. Adds
   * nothing if there are no exceptions.
   */
  void writeTo(Path pom) throws IOException {
    var text = Files.readString(pom);
    var end = text.indexOf(END);
    Files.writeString(pom, text.substring(0, end) + properties() + text.substring(end));
  }

  private String properties() {
    var word = isWord ? "    <insula.app.is-a-word>true</insula.app.is-a-word>\n" : "";
    if (files.isEmpty()) {
      return word;
    }
    return files.stream()
        .map(file -> "      " + file.toString().replace('\\', '/') + "\n")
        .collect(
            Collectors.joining(
                "", word + "    <insula.app.named-before>\n", "    </insula.app.named-before>\n"));
  }
}
