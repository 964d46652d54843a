package io.insula.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as Docker, Kubernetes and GitHub do. Aliases and merge keys are resolved, {@code on}
 * and dates are texts, and a repeated key is an error.
 */
final class YamlDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();

  private YamlDocuments() {}

  static List<JsonNode> parse(String text) {
    var reading = new LoaderOptions();
    reading.setAllowDuplicateKeys(false);
    var writing = new DumperOptions();
    var yaml =
        new Yaml(
            new SafeConstructor(reading),
            new Representer(writing),
            writing,
            reading,
            new FewImplicitTypes());
    var documents = new ArrayList<JsonNode>();
    for (var document : yaml.loadAll(text)) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }

  private static final class FewImplicitTypes extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("true|false");

    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (tag.equals(Tag.BOOL)) {
        super.addImplicitResolver(tag, TRUTH, "tf", limit);
      } else if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }
}
