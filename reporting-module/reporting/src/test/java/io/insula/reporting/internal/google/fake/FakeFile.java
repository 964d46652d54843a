package io.insula.reporting.internal.google.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A spreadsheet in the drive. Guarded by the lock of {@link FakeGoogle}. */
final class FakeFile {
  final String id;
  final long number;
  String name;
  boolean trashed;
  boolean isInSearch = true;
  List<String> parents = List.of();
  Map<String, String> appProperties = Map.of();

  /** A map from the id of each permission to the e-mail address of its user. */
  final Map<String, String> readers = new TreeMap<>();

  /** A map from the id of each permission to its role. */
  final Map<String, String> roles = new TreeMap<>();

  private Map<Integer, FakeTab> tabs = new LinkedHashMap<>();

  FakeFile(String id, long number, String name) {
    this.id = id;
    this.number = number;
    this.name = name;
  }

  List<FakeTab> tabs() {
    return new ArrayList<>(tabs.values());
  }

  Map<Integer, FakeTab> copyOfTabs() {
    var copies = new LinkedHashMap<Integer, FakeTab>();
    tabs.forEach((tabId, tab) -> copies.put(tabId, tab.copy()));
    return copies;
  }

  void replaceTabs(Map<Integer, FakeTab> newTabs) {
    tabs = newTabs;
  }

  Optional<FakeTab> tab(String title) {
    return tabs.values().stream().filter(tab -> tab.title.equalsIgnoreCase(title)).findFirst();
  }
}
