package io.insula.bench.demo;

/** The kinds of writes. */
enum WriteKind {
  PROPOSE("proposing"),
  COMMENT("commenting"),
  VOTE("voting");

  private final String text;

  WriteKind(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
