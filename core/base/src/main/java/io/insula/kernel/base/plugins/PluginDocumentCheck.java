package io.insula.kernel.base.plugins;

import static io.insula.kernel.base.plugins.PluginRefusedException.refuseIf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * Checks the OpenAPI document of a plugin, because the server merges the documents of all apps into
 * one.
 *
 * @param app the name of the plugin's app
 */
record PluginDocumentCheck(PluginJar jar, String app) {
  /**
   * @throws PluginRefusedException if the document is not a JSON object, or describes a route that
   *     does not begin with the name of the app
   * @throws IOException if the file is damaged
   */
  void check() throws IOException {
    var file = "META-INF/swagger/insula-" + app + ".json";
    if (jar.files().contains(file)) {
      var document = parse(file);
      refuseIf(!document.isObject(), "%s is not a JSON object", file);
      for (var route : document.path("paths").properties()) {
        refuseIf(
            !(route.getKey() + "/").startsWith("/" + app + "/"),
            "%s describes the route %s, which does not begin with /%s",
            file,
            route.getKey(),
            app);
      }
    }
  }

  private JsonNode parse(String file) throws IOException {
    try {
      return new ObjectMapper().readTree(jar.read(file));
    } catch (JsonProcessingException e) {
      throw new PluginRefusedException(file + " is not JSON: " + e.getOriginalMessage());
    }
  }
}
