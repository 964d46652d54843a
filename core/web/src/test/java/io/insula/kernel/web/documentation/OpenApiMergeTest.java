package io.insula.kernel.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.insula.kernel.web.documentation.RouteRoleFinder.Rules;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class OpenApiMergeTest {
  private static final String ADDING =
      """
      {"paths": {
        "/documented/things": {
          "post": {
            "operationId": "add",
            "description": "Adds a thing.",
            "requestBody": {"content": {"application/json": {"schema": {
              "required": ["visitor"],
              "allOf": [
                {"$ref": "#/components/schemas/NewThing"},
                {"type": "object",
                 "properties": {"visitor": {"$ref": "#/components/schemas/Visitor"}}}]}}}},
            "responses": {
              "201": {"description": "added"}, "200": {"description": "add 200 response"}}},
          "get": {
            "operationId": "list",
            "parameters": [
              {"name": "limit", "in": "query", "schema": {"type": "integer"}},
              {"name": "visitor", "in": "query",
               "schema": {"$ref": "#/components/schemas/Visitor"}}],
            "responses": {}}}},
       "components": {"schemas": {
         "NewThing": {"type": "object"}, "Visitor": {"type": "object"}}}}
      """;

  @Inject LocalRouteRoleFinder access;
  @Inject ServerProvidedParameters boundTypes;

  @Test
  void values_that_the_server_provides_are_removed() {
    var document = json(ADDING);

    boundTypes.removeFrom(document, json("{}"));

    var path = document.path("paths").path("/documented/things");
    assertThat(path.at("/post/requestBody/content/application~1json/schema"))
        .isEqualTo(json("{\"$ref\": \"#/components/schemas/NewThing\"}"));
    assertThat(path.at("/get/parameters")).hasSize(1);
    assertThat(document.toString()).doesNotContain("isitor");
  }

  @Test
  void a_body_that_has_only_values_of_the_server_is_removed() {
    var document =
        json(
            """
            {"paths": {"/documented/things/{id}": {"delete": {
               "requestBody": {"required": true, "content": {"application/json": {"schema": {
                 "required": ["visitor"], "type": "object",
                 "properties": {"visitor": {"$ref": "#/components/schemas/Visitor"}}}}}},
               "responses": {}}}}}
            """);

    boundTypes.removeFrom(document, json("{}"));

    assertThat(document.at("/paths/~1documented~1things~1{id}/delete"))
        .isEqualTo(json("{\"responses\": {}}"));
  }

  @Test
  void parameters_that_the_client_sends_instead_are_added() {
    var document = json(ADDING);
    var base = json("{\"components\": {\"parameters\": {\"Visitor.ticket\": {}, \"Other\": {}}}}");

    boundTypes.removeFrom(document, base);

    var parameters = document.at("/paths/~1documented~1things/get/parameters");
    assertThat(parameters.findValuesAsText("$ref"))
        .containsExactly("#/components/parameters/Visitor.ticket");
  }

  @Test
  void a_route_for_a_role_requires_a_token_and_names_the_role() {
    var post = merged().at("/paths/~1documented~1things/post");

    assertThat(post.at("/security/0").has("bearer")).isTrue();
    assertThat(post.at("/description").asText())
        .isEqualTo("Adds a thing.\n\nFor the role CURATOR or GUIDE.");
  }

  @Test
  void an_open_route_requires_no_token() {
    var get = merged().at("/paths/~1documented~1things/get");

    assertThat(get.at("/security").isArray()).isTrue();
    assertThat(get.at("/security")).isEmpty();
  }

  @Test
  void every_operation_has_problems_and_a_unique_id() {
    var post = merged().at("/paths/~1documented~1things/post");

    assertThat(post.at("/responses/201/description").asText()).isEqualTo("added");
    assertThat(post.at("/responses/200/description").asText()).isEqualTo("Ok");
    assertThat(post.at("/responses/default/$ref").asText())
        .isEqualTo("#/components/responses/Problem");
    assertThat(post.at("/operationId").asText()).isEqualTo("museum.add");
    assertThat(post.at("/tags/0").asText()).isEqualTo("museum");
  }

  @Test
  void a_post_may_have_an_idempotency_key() {
    assertThat(merged().at("/paths/~1documented~1things/post/parameters/0/$ref").asText())
        .isEqualTo("#/components/parameters/IdempotencyKey");
  }

  @Test
  void a_route_with_sensitive_responses_has_no_idempotency_key() {
    var merge = new OpenApiMerge(json("{}"));
    merge.add("museum", json(ADDING), (_, _) -> new Rules(List.of("CURATOR"), true, false));

    assertThat(merge.result().at("/paths/~1documented~1things/post").has("parameters")).isFalse();
  }

  @Test
  void the_security_of_a_route_with_its_own_annotations_stays() {
    var merge = new OpenApiMerge(json("{}"));
    var signed = "\"operationId\": \"add\", \"security\": [{\"bearer\": []}, {\"signature\": []}]";
    merge.add(
        "museum",
        json(ADDING.replace("\"operationId\": \"add\"", signed)),
        (_, _) -> new Rules(List.of(SecurityRule.IS_ANONYMOUS), false, false));

    assertThat(merge.result().at("/paths/~1documented~1things/post/security/1").fieldNames())
        .toIterable()
        .containsExactly("signature");
  }

  @Test
  void operations_with_the_same_name_in_one_module_are_numbered() {
    var merge = new OpenApiMerge(json("{}"));
    merge.addModule("museum");
    merge.add("museum", json(ADDING), access);
    merge.add("museum", json(ADDING.replace("/documented/things", "/other/things")), access);

    assertThat(merge.result().findValuesAsText("operationId"))
        .contains("museum.add", "museum.add_1")
        .doesNotHaveDuplicates();
    assertThat(merge.result().at("/tags").findValuesAsText("name")).containsExactly("museum");
  }

  @Test
  void two_schemas_with_the_same_name_must_be_equal() {
    var merge = new OpenApiMerge(json("{}"));
    merge.add("museum", json(ADDING), access);
    merge.add("theatre", json(ADDING), access);

    assertThatThrownBy(
            () ->
                merge.add(
                    "circus",
                    json(
                        ADDING.replace("\"NewThing\": {", "\"NewThing\": {\"title\": \"other\", ")),
                    access))
        .hasMessageContaining("NewThing");
  }

  private JsonNode merged() {
    var merge = new OpenApiMerge(json("{}"));
    merge.add("museum", json(ADDING), access);
    return merge.result();
  }

  private static ObjectNode json(String text) {
    try {
      return new ObjectMapper().readValue(text, ObjectNode.class);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  record Visitor() {}

  @Singleton
  static final class VisitorBinder implements TypedRequestArgumentBinder<Visitor> {
    @Override
    public Argument<Visitor> argumentType() {
      return Argument.of(Visitor.class);
    }

    @Override
    public BindingResult<Visitor> bind(
        ArgumentConversionContext<Visitor> context, HttpRequest<?> source) {
      return () -> Optional.of(new Visitor());
    }
  }

  @Controller("/documented/things")
  static final class Things {
    @Post
    @Secured({"CURATOR", "GUIDE"})
    String add(Visitor visitor) {
      return visitor.toString();
    }

    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    String list() {
      return "";
    }
  }
}
