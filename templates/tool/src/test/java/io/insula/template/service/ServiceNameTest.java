package io.insula.template.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.template.CommandRefusedException;
import java.nio.file.Path;
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
    "object, one of Java's",
    "runtime, one of Java's",
  })
  void an_invalid_name_is_refused_with_the_reason(String name, String reason) {
    assertThatThrownBy(() -> new ServiceName(name, "com.example"))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"micronaut", "core", "git", "kubernetes"})
  void only_a_service_that_exists_can_have_a_name_with_another_meaning(String name) {
    var service = new ServiceName(name, "com.example");

    assertThatThrownBy(service::requireNew)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("another meaning");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "com.", "com.Example", "com.new.x", "com example", "java.util", "io.insula"})
  void an_invalid_group_is_refused(String group) {
    assertThatThrownBy(() -> new ServiceName("billing", group))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("cannot be a group");
  }

  @ParameterizedTest
  @CsvSource({
    "sample, com.example",
    "sample2, com.example",
    "billing, com.sample",
    "billing, sample.shop",
    "billing, com.sample2",
    "billing, com.my_sample_x"
  })
  void only_a_service_that_exists_can_have_the_name_of_the_sample_app(String name, String group) {
    var service = new ServiceName(name, group);

    assertThatThrownBy(service::requireNew)
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("the name of the sample app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.example", "com.samples", "com.resample", "data.shop"})
  void a_group_that_no_new_app_renames_is_possible(String group) {
    var service = new ServiceName("billing", group);

    service.requireNew();
    assertThat(service.packageName()).isEqualTo(group + ".billing");
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
