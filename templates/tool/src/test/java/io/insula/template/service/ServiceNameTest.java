package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {
  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "Foo-Bar, a to z",
    "é, a to z",
    "2fast, begins with a letter",
    "class, keyword",
    "averylongnameofaservice, 20 characters",
    "insulated, contains the word insula",
    "micronaut, another meaning",
    "core, another meaning",
    "object, one of Java's",
    "runtime, one of Java's",
  })
  void an_invalid_name_is_refused_with_the_reason(String name, String reason) {
    assertThatThrownBy(() -> new ServiceName(name, "com.example"))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void no_class_that_the_main_class_uses_can_give_the_name() throws Exception {
    var main = Path.of("..", "..", "app/src/main/java/io/insula/app/Insula.java");
    var used =
        Pattern.compile("import [\\w.]+\\.([A-Z][a-z]+);")
            .matcher(Files.readString(main))
            .results()
            .map(found -> found.group(1).toLowerCase(Locale.ROOT))
            .toList();

    assertThat(used).contains("list", "optional");
    assertThat(used)
        .allSatisfy(
            name ->
                assertThatThrownBy(() -> new ServiceName(name, "com.example"))
                    .isInstanceOf(CommandRefusedException.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "com.", "com.Example", "com.new.x", "com example", "java.util", "io.insula"})
  void an_invalid_group_is_refused(String group) {
    assertThatThrownBy(() -> new ServiceName("billing", group))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("cannot be a group");
  }

  @Test
  void the_template_is_renamed_in_all_forms() {
    var renames = new ServiceName("billing", "com.example").renames();

    assertThat(
            renames.apply(
                """
                package io.insula.kernel; // io/insula/app io\\.insula Lio/insula/X;
                class InsulaException { String urn = "urn:insula:problem"; } // exec_insula
                INSULA_PORT=${INSULA_PORT:8080} insula.jar ./insula run insula-app
                """))
        .isEqualTo(
            """
            package com.example.billing.kernel; // com/example/billing/app com\\.example\\.billing Lcom/example/billing/X;
            class BillingException { String urn = "urn:billing:problem"; } // exec_billing
            BILLING_PORT=${BILLING_PORT:8080} billing.jar ./billing run billing-app
            """);
    assertThat(renames.apply(Path.of("core/src/main/java/io/insula/app/Insula.java")))
        .isEqualTo(Path.of("core/src/main/java/com/example/billing/app/Billing.java"));
  }
}
