package io.insula.template.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The places outside of apps where the name of a new app already occurs with another meaning. A
 * test of the architecture refuses names of apps in such code, so the POM of the new app records
 * these places as exceptions.
 *
 * @param isWord whether the name is also an ordinary word there, for instance in comments
 * @param files the files in which the name has a form that normally means an app, for instance in
 *     quotation marks, relative to the repository
 */
record EarlierAppNameUses(boolean isWord, List<Path> files) {
  private static final String END = "  </properties>";

  /**
   * Adds the properties with these exceptions to a POM, which must already have the element {@code
   * properties}. Adds none if the name is not used.
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
