package io.insula.template.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamesTest {
  private final Renames renames = Renames.builder().word("sample", "inventory").build();

  @ParameterizedTest
  @CsvSource({
    "sample, inventory",
    "Sample, Inventory",
    "SAMPLE, INVENTORY",
    "io.insula.sample.internal, io.insula.inventory.internal",
    "LocalSampleItems, LocalInventoryItems",
    "sampleItem, inventoryItem",
    "new_sample_item, new_inventory_item",
    "INSULA_APPS_SAMPLE, INSULA_APPS_INVENTORY",
    "/sample/items, /inventory/items",
    "sample.item, inventory.item",
    "'\\nsample', '\\ninventory'",
    "sample-api, inventory-api",
    "sample2, inventory2",
  })
  void a_word_is_renamed_in_all_its_forms(String text, String renamed) {
    assertThat(renames.apply(text)).isEqualTo(renamed);
  }

  @ParameterizedTest
  @CsvSource({"samples", "resample", "Samples", "SAMPLES", "sampling", "EXSAMPLE"})
  void other_words_stay(String text) {
    assertThat(renames.apply(text)).isEqualTo(text);
  }

  @Test
  void a_path_is_renamed_in_its_folders_and_its_file() {
    assertThat(renames.apply(Path.of("sample-api/src/io/insula/sample/SampleItem.java")))
        .isEqualTo(Path.of("inventory-api/src/io/insula/inventory/InventoryItem.java"));
  }

  @Test
  void the_longest_source_has_priority() {
    var renamed =
        Renames.builder().text("insula", "billing").text("io.insula", "com.ex.billing").build();

    assertThat(renamed.apply("package io.insula.web; // insula"))
        .isEqualTo("package com.ex.billing.web; // billing");
  }

  @Test
  void the_result_of_a_rename_is_not_renamed_again() {
    var swapped = Renames.builder().word("left", "right").word("right", "left").build();

    assertThat(swapped.apply("left Right LEFT")).isEqualTo("right Left RIGHT");
  }

  @Test
  void a_text_is_renamed_inside_of_words_and_literally() {
    var renamed = Renames.builder().text("a.b", "$1\\").build();

    assertThat(renamed.apply("xa.bx aXb")).isEqualTo("x$1\\x aXb");
  }

  @Test
  void without_renames_nothing_changes() {
    assertThat(Renames.builder().build().apply("sample")).isEqualTo("sample");
  }
}
