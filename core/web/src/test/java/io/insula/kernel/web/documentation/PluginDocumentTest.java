package io.insula.kernel.web.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.kernel.base.plugins.KernelRange;
import io.insula.kernel.base.plugins.LoadedPlugins;
import io.insula.kernel.base.plugins.PluginManifest;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_part_that_others_describe_differently_gets_a_new_name_wherever_it_is_used()
      throws Exception {
    var others = json("{'schemas': {'Bench': {'type': 'string'}, 'Page': {'type': 'object'}}}");
    var document =
        json(
            """
            {'paths': {'/attic': {'get': {'responses': {'200': {'schema':
              {'allOf': [{'$ref': '#/components/schemas/Bench'},
                         {'$ref': '#/components/schemas/Page'}]}}}}}},
             'components': {'schemas': {
               'Bench': {'type': 'object'},
               'Page': {'type': 'object'},
               'Own': {'items': {'$ref': '#/components/schemas/Bench'}}}}}
            """);

    new PluginDocument("attic", document).renameParts(others);

    assertThat(document)
        .isEqualTo(
            json(
                """
                {'paths': {'/attic': {'get': {'responses': {'200': {'schema':
                  {'allOf': [{'$ref': '#/components/schemas/attic_Bench'},
                             {'$ref': '#/components/schemas/Page'}]}}}}}},
                 'components': {'schemas': {
                   'attic_Bench': {'type': 'object'},
                   'Page': {'type': 'object'},
                   'Own': {'items': {'$ref': '#/components/schemas/attic_Bench'}}}}}
                """));
  }

  @Test
  void a_document_without_parts_stays_as_it_is() throws Exception {
    var document = json("{'paths': {}}");

    new PluginDocument("attic", document).renameParts(json("{}"));

    assertThat(document).isEqualTo(json("{'paths': {}}"));
  }

  @Test
  void a_document_that_cannot_be_merged_is_left_out() {
    var plugin = new PluginManifest("balcony", "", "1.0", KernelRange.parse("[1.0,2.0)"));
    try (var context =
        ApplicationContext.builder()
            .singletons(new LoadedPlugins(List.of(plugin), List.of()))
            .properties(Map.of("insula.test.balcony", "modest"))
            .start()) {
      assertThat(new String(context.getBean(OpenApiDocument.class).json(), UTF_8))
          .contains("\"/health\"")
          .doesNotContain("/balcony/plants");
    }
  }

  private static ObjectNode json(String text) throws Exception {
    return JSON.readValue(text.replace('\'', '"'), ObjectNode.class);
  }
}
