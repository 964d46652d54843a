package io.insula.template.apps;

import io.insula.template.naming.Renames;

/** The name of the sample app. In a new app, the name of the new app replaces it everywhere. */
public final class SampleName {
  private static final String TEXT = "sample";

  private SampleName() {}

  /** Returns the rename to the name of a new app. */
  static Renames.Builder to(AppName name) {
    return Renames.builder().word(TEXT, name.text());
  }

  /** Returns whether the rename to a new app would change a text. */
  public static boolean isIn(String text) {
    return !to(new AppName("another")).build().apply(text).equals(text);
  }
}
