package io.insula.architecture.broken.orchards;

/** Breaks the rule: an API shows interfaces, records, enums and errors. */
public class OrchardsApiWithBehaviour {
  public String name() {
    return "no remote client can stand in for this";
  }
}
